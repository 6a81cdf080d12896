"""Markdown becomes sentences that a person can read alone."""

from deskhand.knowledge.sections import LONGEST_STEPS, Section, read_sections


def only(markdown: str) -> tuple[str, ...]:
    sections = read_sections(markdown)
    assert len(sections) == 1
    return sections[0].sentences


def test_that_text_is_grouped_under_its_headings() -> None:
    markdown = "Top.\n\n## Costs\n\nFree.\n\n### Express\n\nNot free.\n\n## Times\n\nSoon."

    assert read_sections(markdown) == (
        Section(heading="", sentences=("Top.",)),
        Section(heading="Costs", sentences=("Free.",)),
        Section(heading="Costs / Express", sentences=("Not free.",)),
        Section(heading="Times", sentences=("Soon.",)),
    )


def test_that_a_heading_that_repeats_the_title_is_left_out() -> None:
    assert read_sections("# Kettle\n\nHot.", title="kettle")[0].heading == ""


def test_that_marks_and_links_become_plain_words() -> None:
    assert only("Open *Orders* in **our**\n`app`, see [the page](https://x.example).") == (
        "Open Orders in our app, see the page.",
    )


def test_that_html_is_only_text_and_never_markup() -> None:
    assert only("Hello <b>there</b>.\n\n<script>steal()</script>") == (
        "Hello <b>there</b>.",
        "<script>steal()</script>",
    )


def test_that_each_point_of_a_list_is_a_sentence() -> None:
    assert only("- It weighs 3 kg\n- It is red.\n") == ("It weighs 3 kg.", "It is red.")


def test_that_a_line_with_a_colon_is_kept_with_its_list() -> None:
    assert only("Hello. We take:\n\n- Visa\n- PayPal\n\nBye.") == (
        "Hello.",
        "We take: Visa. PayPal.",
        "Bye.",
    )


def test_that_a_line_with_a_colon_is_repeated_for_each_point_of_a_long_list() -> None:
    points = [f"point {'x' * 200} {n}" for n in range(3)]

    assert only("Not covered:\n\n" + "\n".join(f"- {point}" for point in points)) == tuple(
        f"Not covered: {point}." for point in points
    )


def test_that_a_line_with_a_colon_stands_alone_before_other_text() -> None:
    assert only("Note:\n\nIt is hot.") == ("Note:", "It is hot.")


def test_that_steps_stay_together_with_their_numbers() -> None:
    assert only("3. Fill it\n4. Press the button.\n") == ("3. Fill it.\n4. Press the button.",)


def test_that_too_many_steps_are_taken_apart() -> None:
    steps = [f"{n}. {'word ' * 40}end." for n in range(1, 6)]
    assert len("\n".join(steps)) > LONGEST_STEPS

    assert len(only("\n".join(steps))) == 5


def test_that_a_row_of_a_table_says_what_its_cells_mean() -> None:
    markdown = "| Plan | Price |\n| --- | --- |\n| Small | 17 USD |\n| Large | |\n"

    assert only(markdown) == ("Plan: Small; Price: 17 USD.", "Plan: Large.")


def test_that_quoted_text_and_code_are_kept() -> None:
    assert only("> Quoted. Text.\n\n```\nCK-1042\n```\n") == ("Quoted.", "Text.", "CK-1042")


def test_that_headings_without_text_give_nothing() -> None:
    assert read_sections("# One\n\n## Two\n\n---\n") == ()
