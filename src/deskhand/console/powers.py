"""What a teammate may do with a ticket now; where not, why not."""

from typing import NamedTuple

from deskhand.console.row_view import is_free
from deskhand.domain.teammate import Teammate
from deskhand.domain.ticket import Holder, Status, Ticket


class Powers(NamedTuple):
    """Empty means: may."""

    is_mine: bool = False
    why_not_take: str = ""
    why_not_work: str = ""
    """Answer, resolve."""
    why_not_hand_back: str = ""


def powers(ticket: Ticket, teammate: Teammate) -> Powers:
    """One teammate works on a ticket; whoever answers a free one has it."""
    has_somebody = ticket.holder is Holder.teammate
    if has_somebody and ticket.assignee_id != teammate.id:
        return _nothing(f"{ticket.assignee or 'Somebody else'} has this ticket.")
    if ticket.status is Status.closed:
        return _nothing("This ticket is closed.")
    if ticket.status is Status.resolved:
        return _only_take("This ticket is resolved: take it to go on.")
    if has_somebody:
        return Powers(is_mine=True, why_not_take="You have this ticket.")
    return Powers() if is_free(ticket) else _only_take("The assistant has this ticket: take it.")


def _nothing(why: str) -> Powers:
    return Powers(why_not_take=why, why_not_work=why, why_not_hand_back=why)


def _only_take(why: str) -> Powers:
    return Powers(why_not_work=why, why_not_hand_back=why)
