"""A desk on a busy morning: twelve tickets, some of them nasty."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from deskhand.domain.customer import Assurance, Principal
from deskhand.domain.message import Page
from deskhand.domain.priority import PriorityName
from deskhand.domain.teammate import Teammate
from deskhand.domain.ticket import Holder, Status, Ticket

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
INES = Teammate(id=UUID(int=1), name="Ines Moreau", email="ines@example.com")
OWEN = Teammate(id=UUID(int=2), name="Owen Price", email="owen@example.com")
XSS = '<img src=x onerror="document.title=1337"><script>document.title=1337</script>'
RTL = "مرحبا، لم أستطع الدخول إلى حسابي منذ يوم أمس (CK-1042)."
LONG_NAME = "Maximiliana-Alexandra von und zu Hohenstein-Oberhausen the Third of Somewhere"


def ticket_id(number: int) -> UUID:
    """The id of a ticket of this desk."""
    return UUID(int=1000 + number)


def ticket(number: int, customer: str, **more: object) -> Ticket:
    """A ticket of this desk; what is not said is ordinary."""
    ordinary: dict[str, object] = {
        "id": ticket_id(number),
        "number": number,
        "channel": "web_chat",
        "status": Status.open,
        "priority": PriorityName.normal,
        "holder": Holder.queue,
        "queue": "orders",
        "category": "order_status",
        "language": "en",
        "principal": Principal(name=customer, email=f"{customer.split()[0].lower()}@example.com"),
        "created_at": NOW - timedelta(minutes=18),
        "updated_at": NOW - timedelta(minutes=6),
    }
    return Ticket.model_validate(ordinary | more)


def due(minutes: float) -> datetime:
    """A deadline so many minutes from now."""
    return NOW + timedelta(minutes=minutes)


MARA = ticket(
    1042,
    "Mara Lindqvist",
    subject="Parcel marked delivered, not here",
    holder=Holder.teammate,
    assignee_id=INES.id,
    assignee=INES.name,
    priority=PriorityName.high,
    deadline=due(-8.1),
    reason="asked_for_person",
    principal=Principal(
        level=Assurance.channel_verified,
        email="mara@example.com",
        name="Mara Lindqvist",
        method="one_time_code",
        proven_at=NOW - timedelta(minutes=17),
    ),
    page=Page(
        url="https://shop.example/orders/CK-1042", title="Order CK-1042", facts={"plan": "Plus"}
    ),
)
TOM = ticket(
    1043,
    "Tom Okafor",
    subject="Reset link never arrives",
    category="password_reset",
    queue="account",
    reason="delivery_failed",
    deadline=due(5.9),
    priority=PriorityName.urgent,
)
PRIYA = ticket(
    1044,
    "Priya Nair",
    subject="Which grinder for espresso?",
    category="product_question",
    queue="product",
    reason="low_confidence",
    deadline=due(12.8),
)
JONAS = ticket(
    1045,
    "Jonas Weber",
    subject="Charged twice in March",
    category=None,
    queue="billing",
    reason="no_playbook",
    deadline=due(19.9),
    priority=PriorityName.high,
)
ELIF = ticket(
    1046,
    "Elif Demir",
    subject="Code is not accepted",
    queue="account",
    category="password_reset",
    reason="identity_failed",
    holder=Holder.teammate,
    assignee_id=OWEN.id,
    assignee=OWEN.name,
    deadline=due(33.9),
)
HEBA = ticket(
    1047, "هبة الزهراء", subject=RTL, language="ar", reason="unsupported_language", deadline=due(72)
)
EVE = ticket(
    1048,
    XSS,
    subject=XSS,
    reason="guard_stopped",
    deadline=due(200),
    page=Page(url="javascript:alert(1)", title=XSS),
)
LONG = ticket(1049, LONG_NAME, subject="A" * 300, reason="asked_for_person", deadline=due(1500))
SAM = ticket(
    1050,
    "Sam Ortiz",
    subject="Order CK-1070 is late",
    holder=Holder.teammate,
    assignee_id=INES.id,
    assignee=INES.name,
    status=Status.waiting_on_customer,
    reason="tool_failed",
    deadline=due(90),
)
YUKI = ticket(
    1051,
    "Yuki Tanaka",
    subject="When does the sale start?",
    holder=Holder.assistant,
    queue=None,
    category="product_question",
)
NADIA = ticket(
    1052, "Nadia Haddad", subject="Where is my order?", holder=Holder.assistant, queue=None
)
RUI = ticket(
    1053,
    "Rui Costa",
    subject="New password",
    status=Status.resolved,
    holder=Holder.assistant,
    queue=None,
    category="password_reset",
)
TICKETS = (MARA, TOM, PRIYA, JONAS, ELIF, HEBA, EVE, LONG, SAM, YUKI, NADIA, RUI)
