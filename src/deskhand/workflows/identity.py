"""How a customer proves who they are inside the conversation: by a code to the address on file."""

from datetime import timedelta

from deskhand.domain.closing import DealtCard, OutboxItem
from deskhand.domain.concern import MOST_ASKED, ConcernResult, Waiting
from deskhand.domain.customer import normal_email
from deskhand.domain.decision import Escalation, Work
from deskhand.domain.draft import Card
from deskhand.domain.phrases import phrase
from deskhand.domain.priority import PriorityName
from deskhand.domain.reading import Reading
from deskhand.domain.turn import Turn
from deskhand.workflows.sockets import Sockets


async def ask_for_proof(
    turn: Turn, reading: Reading, work: Work, *, sockets: Sockets
) -> ConcernResult:
    """Ask for the address, then deal a card for the code.

    The words and the work are the same whether or not an account exists: who writes is a stranger.
    """
    language = sockets.workspace.company.spoken(reading.language)
    email = _address(turn, reading)
    waits_for_code = turn.waiting is not None and turn.waiting.card_id is not None
    names_another = any(d.kind == "email" for d in reading.details)
    if waits_for_code and not names_another and not reading.wants_new_code:
        return _asked(work, phrase("code_not_in_chat", language), turn.waiting)
    if email is None:
        return _ask_address(turn, language, work)
    rules = sockets.workspace.identity
    if not await sockets.limits.hit(
        "codes", email, count=rules.codes_per_day, hours=24, turn_id=turn.id
    ):
        because = "too many codes were asked for this address today"
        said = (phrase("too_many_codes", language),)
        return _given_up(work, "identity_not_proven", because, say=said)
    card = Card(
        id=sockets.chance.id(),
        kind="enter_code",
        title=phrase("code_title", language),
        text=phrase("code_text", language, minutes=rules.code_minutes),
        expires_in_seconds=rules.code_minutes * 60,
    )
    asked = _asked(
        work,
        phrase("code_intro", language, email=email),
        _waiting(work).model_copy(update={"card_id": card.id, "kind": "email"}),
    )
    return asked.model_copy(update={"card": card, "card_email": email})


def dealt(result: ConcernResult, *, sockets: Sockets) -> tuple[DealtCard, OutboxItem] | None:
    """What the turn's last commit writes so that the code is sent."""
    if result.card is None or result.card_email is None:
        return None
    now, rules = sockets.clock.now(), sockets.workspace.identity
    card = DealtCard(
        id=result.card.id,
        kind=result.card.kind,
        email=result.card_email,
        tries_max=rules.code_tries,
        title=result.card.title,
        text=result.card.text,
        created_at=now,
        expires_at=now + timedelta(minutes=rules.code_minutes),
    )
    item = OutboxItem(
        id=sockets.chance.id(),
        kind="code",
        payload={"card_id": str(card.id), "email": card.email},
    )
    return card, item


def _address(turn: Turn, reading: Reading) -> str | None:
    said = [d.value for d in (*turn.details, *reading.details) if d.kind == "email"]
    email = said[-1] if said else turn.principal.email
    return normal_email(email) if email else None


def _ask_address(turn: Turn, language: str, work: Work) -> ConcernResult:
    before = turn.waiting
    asked = before.asked + 1 if before and before.detail == "email" else 1
    if asked > MOST_ASKED:
        because = f"the customer was asked {MOST_ASKED} times for an e-mail address"
        return _given_up(work, "detail_not_given", because)
    wanted = {"detail": "email", "kind": "email", "asked": asked}
    return _asked(work, phrase("ask_email", language), _waiting(work).model_copy(update=wanted))


def _waiting(work: Work) -> Waiting:
    category = work.concern.category or ""
    return Waiting(category=category, confidence=work.concern.confidence)


def _asked(work: Work, words: str, waiting: Waiting | None) -> ConcernResult:
    return ConcernResult(
        concern=work.concern,
        specialist=work.specialist,
        outcome="asked",
        say=(words,),
        waiting=waiting,
        missing=("proof of identity",),
    )


def _given_up(work: Work, reason: str, because: str, *, say: tuple[str, ...] = ()) -> ConcernResult:
    return ConcernResult(
        concern=work.concern,
        specialist=work.specialist,
        outcome="handed_off",
        say=say,
        missing=("proof of identity",),
        escalation=Escalation(
            reason=reason, priority=PriorityName.normal, is_hard=False, because=because
        ),
    )
