"""Questions that the articles answer, and those that they do not."""

import pytest

from .visitor import OpenDesk

ANSWERED = (("How do I descale the Hearth espresso machine?", "products/descaling-the-hearth.md"),)
UNANSWERED = (
    "Is the gooseneck kettle dishwasher safe?",
    "Can I use the burr grinder for spices?",
)


@pytest.mark.parametrize(("question", "article"), ANSWERED)
async def test_that_an_answer_carries_its_source(
    desk: OpenDesk, question: str, article: str
) -> None:
    turn = await desk.visitor().say(question)
    assert turn["outcome"] == "replied", turn
    citations = turn["concerns"][0]["citations"]
    assert article in [citation["source"] for citation in citations]
    assert all(citation["quote"] in turn["reply"] for citation in citations)


@pytest.mark.parametrize("question", UNANSWERED)
async def test_that_what_no_article_says_goes_to_a_person(desk: OpenDesk, question: str) -> None:
    turn = await desk.visitor().say(question)
    assert turn["outcome"] == "handed_off", turn
    assert turn["concerns"][0]["citations"] == []
    ada = await desk.teammate()
    (row,) = await ada.tickets()
    package = (await ada.ticket(row["ticket"]["id"]))["handoff"]
    if turn["concerns"][0]["category"] == "product_question":
        assert "Searched the articles" in [attempt["what"] for attempt in package["tried"]]
