"""Makes one draft out of the results of all concerns, each sentence with its proof."""

from deskhand.domain.action import ActionState
from deskhand.domain.citation import Citation
from deskhand.domain.concern import ConcernResult
from deskhand.domain.decision import Chat, Clarify, Decided, Leave
from deskhand.domain.draft import Draft, Receipt, Segment
from deskhand.domain.phrases import phrase
from deskhand.domain.playbook import Playbook
from deskhand.domain.reading import SmallTalk
from deskhand.domain.workspace import Workspace
from deskhand.playbooks import wording


def run(
    decided: Decided,
    results: tuple[ConcernResult, ...],
    language: str,
    *,
    workspace: Workspace,
) -> Draft:
    """The draft; raises ReplyUnwritable when a template cannot be filled."""
    language = workspace.company.spoken(language)
    segments = [
        _chat(d.talk, language, workspace) for d in decided.decisions if isinstance(d, Chat)
    ]
    if any(isinstance(d, Clarify) for d in decided.decisions):
        segments.append(Segment(text=phrase("clarify", language)))
    if any(isinstance(d, Leave) and not d.is_taken for d in decided.decisions):
        segments.append(Segment(text=phrase("noted_for_colleague", language)))
    for number, result in enumerate(results):
        segments += [
            segment.model_copy(update={"concern": number})
            for segment in _segments(result, language, workspace)
        ]
    asked = any(r.outcome == "asked" for r in results)
    return Draft(
        segments=tuple(segments),
        is_question=asked or any(isinstance(d, Chat | Clarify) for d in decided.decisions),
        card=next((r.card for r in results if r.card), None),
    )


def _chat(talk: SmallTalk, language: str, workspace: Workspace) -> Segment:
    disclosure = workspace.company.disclosure
    said = disclosure.get(language, disclosure["en"])
    return Segment(text=phrase(talk.value, language, disclosure=said))


def _segments(result: ConcernResult, language: str, workspace: Workspace) -> list[Segment]:
    playbook = workspace.playbook(result.concern.category)
    segments: list[Segment] = []
    if result.evidence and result.evidence.answer:
        segments.append(Segment(text=result.evidence.answer, citations=result.evidence.citations))
    if playbook:
        segments += [_reply(name, result, playbook, language) for name in result.replies]
        if result.waiting and result.waiting.detail and not result.say:
            text = wording.question(
                playbook, result.waiting.detail, facts=result.facts, language=language
            )
            segments.append(Segment(text=text))
    segments += [Segment(text=text) for text in result.say]
    return segments


def _reply(name: str, result: ConcernResult, playbook: Playbook, language: str) -> Segment:
    text = wording.render(playbook, name, facts=result.facts, language=language)
    claims = playbook.replies[name].claims
    return Segment(
        text=text,
        claims=claims,
        citations=tuple(
            Citation(kind="lookup", source=f.tool, title=_title(f.tool, result))
            for f in result.findings
            if f.tool in claims and f.answered
        ),
        receipts=tuple(
            Receipt(action_id=a.id, tool=a.tool)
            for a in result.actions
            if a.tool in claims and a.state is ActionState.confirmed
        ),
    )


def _title(tool: str, result: ConcernResult) -> str:
    about = next((str(f.value["order_id"]) for f in result.findings if f.value.get("order_id")), "")
    return f"{tool.replace('_', ' ').capitalize()} {about}".strip()
