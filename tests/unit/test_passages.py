"""Passages: what of a changed text is shown, and by which name a figure that changed is told."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.desk.changes import Changes, changes
from briefing.desk.passages import in_notation, passages, told_figures
from briefing.marks import annotate


def changed(before: str, after: str) -> Changes:
    return changes(before, after, annotate(after))


def noted(before: str, after: str) -> list[str]:
    """The passages in the notation of word diffs."""
    return [in_notation(passage.parts) for passage in passages(changed(before, after))]


def figures(before: str, after: str) -> list[tuple[str, str, str]]:
    return [figure[:3] for figure in told_figures(changed(before, after))]


TOLL = "Quake kills 32\n\nThe death toll rose to 32, police said. Some 8,000 people fled."


def test_a_figure_is_told_by_what_it_counts_and_once() -> None:
    after = TOLL.replace("32", "41").replace("8,000", "9,000")
    assert figures(TOLL, after) == [("death toll", "32", "41"), ("people", "8,000", "9,000")]


def test_a_figure_that_is_gone_or_new_has_no_other_side() -> None:
    after = TOLL.replace(" Some 8,000 people fled.", " All 12 roads are closed.")
    assert figures(TOLL, after) == [("people", "8,000", ""), ("roads", "", "12")]


def test_a_change_stands_in_its_paragraph_alone_with_the_sign_behind_it_kept() -> None:
    assert noted(TOLL, TOLL.replace("32", "41")) == [
        "Quake kills [-32-]{+41+}",
        "The death toll rose to [-32-]{+41+}, police said. Some 8,000 people fled.",
    ]


def test_paragraphs_that_came_or_went_are_whole() -> None:
    assert noted("One.\n\nTwo is gone.\n\nThree.", "One.\n\nThree.\n\nFour is new.") == [
        "[-Two is gone.-]",
        "{+Four is new.+}",
    ]


def test_of_long_texts_only_what_is_near_a_change_is_shown() -> None:
    filler = " ".join(f"word{n:03}" for n in range(60))
    text = f"Red {filler} red {filler} red."
    first, second, third = noted(text, text.replace("Red", "Blue").replace("red", "blue"))
    assert first.startswith("[-Red-]{+Blue+} word000 word001")
    assert first.endswith("…")
    assert second.startswith("… word")
    assert " word059 [-red-]{+blue+} word000 " in second
    assert third.endswith("word059 [-red-]{+blue+}.")
    assert max(map(len, (first, second, third))) < 220


_TEXTS = st.lists(
    st.sampled_from(["a ", "b", "\n\n", " 12 ", '"Yes," said Ann Lee. ', "long " * 40, ".", "é "]),
    max_size=20,
).map("".join)


@given(_TEXTS, _TEXTS)
def test_every_changed_word_is_in_a_passage_and_nothing_else_is_said_to_change(
    before: str, after: str
) -> None:
    found = changed(before, after)
    shown = list(passages(found))
    for kind, text in (("gone", before), ("added", after)):
        told = "".join(p.text for passage in shown for p in passage.parts if p.kind == kind)
        pieces = [text[p.start : p.end] for p in found.pieces if p.kind == kind]
        assert "".join(told.split()) == "".join("".join(pieces).split())
    assert all(0 <= passage.start <= len(after) for passage in shown)
