"""Changes: quotes and figures that are others now, and the text word by word."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.desk.changes import Changes, changes
from briefing.marks import annotate
from briefing.model import Figure, Quote


def changed(before: str, after: str) -> Changes:
    return changes(before, after, annotate(after))


def told(found: Changes, what: str) -> list[tuple[str | None, str | None]]:
    """The marks that changed, as their words before and after."""
    marks = found.quotes if what == "quotes" else found.figures

    def words(text: str, mark: Quote | Figure | None) -> str | None:
        return None if mark is None else text[mark.start : mark.end]

    return [(words(found.before, one.before), words(found.after, one.after)) for one in marks]


BEFORE = (
    "Quake hits valley\n\nThe death toll rose to 32 on Sunday, officials said.\n\n"
    '"We need help now," said Ana Petrov, the governor.\n\nSome 8,000 people fled.'
)


def test_a_figure_that_is_another_now_stands_with_both_values() -> None:
    found = changed(BEFORE, BEFORE.replace("32", "41"))
    assert told(found, "figures") == [("32", "41")]
    assert told(found, "quotes") == []


def test_an_edit_that_keeps_the_length_is_seen() -> None:
    found = changed(BEFORE, BEFORE.replace("8,000", "9,000"))
    assert told(found, "figures") == [("8,000", "9,000")]


def test_a_quote_is_added_gone_or_reworded() -> None:
    reworded = BEFORE.replace("We need help now", "We need a lot of help now")
    assert told(changed(BEFORE, reworded), "quotes") == [
        ('"We need help now,"', '"We need a lot of help now,"')
    ]
    gone = BEFORE.replace('"We need help now," said Ana Petrov, the governor.\n\n', "")
    assert told(changed(BEFORE, gone), "quotes") == [('"We need help now,"', None)]
    assert told(changed(gone, BEFORE), "quotes") == [(None, '"We need help now,"')]


def test_what_moved_is_neither_gone_nor_added() -> None:
    first, toll, quote, fled = BEFORE.split("\n\n")
    moved = "\n\n".join((first, quote, fled, toll))
    found = changed(BEFORE, moved)
    assert found.quotes == ()
    assert found.figures == ()
    assert found.is_any


def test_the_same_text_has_not_changed() -> None:
    found = changed(BEFORE, BEFORE)
    assert not found.is_any
    assert (found.quotes, found.figures) == ((), ())


def test_the_words_that_changed_are_told_one_by_one() -> None:
    found = changed("The red boat sank.", "The blue boat sank.")
    pieces = [
        (
            piece.kind,
            (found.before if piece.kind == "gone" else found.after)[piece.start : piece.end],
        )
        for piece in found.pieces
    ]
    assert pieces == [
        ("kept", "The"),
        ("gone", " red"),
        ("added", " blue"),
        ("kept", " boat sank."),
    ]


_TEXTS = st.lists(
    st.sampled_from(["a ", "b", "\n\n", " 12 ", '"Yes," said Ann Lee. ', "c c", ".", "\n", "é "]),
    max_size=30,
).map("".join)


@given(_TEXTS, _TEXTS)
def test_the_pieces_are_both_texts_whole(before: str, after: str) -> None:
    found = changed(before, after)
    new = "".join(after[p.start : p.end] for p in found.pieces if p.kind != "gone")
    old = [
        (before if p.kind == "gone" else after)[p.start : p.end]
        for p in found.pieces
        if p.kind != "added"
    ]
    assert new == after
    assert "".join(old) == before


def test_a_long_text_is_compared_in_time() -> None:
    before = "\n\n".join(f"Paragraph {n} says that {n} boats sank." for n in range(1500))
    after = before.replace("says", "tells")
    assert len(changed(before, after).figures) == 0
