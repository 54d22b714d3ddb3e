"""Which stored story a draft is, however badly its feed tells its stories apart."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Draft
from briefing.store.identity import Known, match
from tests.unit.store_samples import draft


def known(*drafts: Draft) -> list[Known]:
    """The drafts as an earlier visit stored them, numbered from 1."""
    return [
        Known(number, item.id, item.url, item.headline, item.date, item.digest)
        for number, item in enumerate(drafts, 1)
    ]


def ids(
    drafts: Sequence[Draft], stored: Sequence[Known], unchanged: frozenset[bytes] = frozenset()
) -> list[int | None]:
    pairs = match(drafts, stored, unchanged)
    return [None if pair.known is None else pair.known.id for pair in pairs]


def test_a_story_is_known_by_its_id_whatever_else_has_changed() -> None:
    old = draft("a", date="2024-01-01T00:00:00+00:00")
    new = draft("a", url="https://moved.example/", headline="Corrected", date=old.date, body="x")
    assert ids([new], known(draft("b"), old)) == [2]


def test_a_story_without_id_is_known_by_its_link() -> None:
    old, new = draft("a", guid=None), draft("a", guid=None, headline="Corrected", body="x")
    assert ids([new], known(draft("b", guid=None), old)) == [2]


def test_a_story_without_id_and_link_is_known_by_its_content() -> None:
    old = draft("a", guid=None, url=None)
    assert ids([old], known(draft("b", guid=None, url=None), old)) == [2]
    edited = draft("a", guid=None, url=None, body="<p>Other text.</p>")
    assert ids([edited], known(old)) == [None]


def test_stories_that_share_an_id_are_told_apart_by_their_links() -> None:
    first = [draft(name, guid="1") for name in "abc"]
    assert ids(first, []) == [None, None, None]
    second = [draft("new", guid="1"), draft("b", guid="1", body="Edited.")]
    assert ids(second, known(*first)) == [None, 2]


def test_stories_that_share_id_and_link_are_told_apart_by_their_headlines() -> None:
    home = "https://city.example/"
    first = [draft(name, guid="1", url=home) for name in "abc"]
    second = [draft("new", guid="1", url=home), draft("b", guid="1", url=home, body="Edited.")]
    assert ids(second, known(*first)) == [None, 2]


def test_the_second_story_ever_of_a_feed_with_one_id_is_not_taken_for_the_first() -> None:
    old = draft("a", guid="1", date="2024-01-01T00:00:00+00:00")
    new = draft("b", guid="1", date="2024-01-02T00:00:00+00:00")
    assert ids([new], known(old)) == [None]
    undated = draft("b", guid="1")
    assert ids([undated], known(old), unchanged=frozenset({old.digest})) == [None]


def test_an_id_that_changes_at_every_visit_makes_no_new_story() -> None:
    old = [draft(name, guid=f"{name} at 10:00") for name in "abc"]
    new = [draft(name, guid=f"{name} at 11:00") for name in "abc"]
    assert ids(new, known(*old)) == [1, 2, 3]


def test_two_stories_with_one_link_and_one_headline_stay_two_if_their_ids_differ() -> None:
    one = draft("live", guid="1")
    two = draft("live", guid="2", body="Update.")
    assert ids([one, two], []) == [None, None]
    assert ids([two], known(one), unchanged=frozenset({one.digest})) == [None]
    edited = draft("live", guid="1", body="Edited.")
    assert ids([two, edited], known(one)) == [None, 1]


def test_the_address_of_the_site_tells_no_story_from_another() -> None:
    home = "https://city.example/"
    old, new = draft("a", guid=None, url=home), draft("b", guid=None, url=home)
    pairs = match([new], known(old), home=home)
    assert [pair.known for pair in pairs] == [None]


def test_one_link_on_all_stories_does_not_make_them_one() -> None:
    page = "https://city.example/news"
    first = [draft(name, guid=None, url=page) for name in "abc"]
    assert ids(first, []) == [None, None, None]
    second = [draft("new", guid=None, url=page), draft("c", guid=None, url=page, body="Edited.")]
    assert ids(second, known(*first)) == [None, 3]


def test_a_story_listed_twice_is_stored_once() -> None:
    one = draft("a")
    again = draft("a", date="2024-01-01T00:00:00+00:00")
    edited = draft("a", date="2024-01-01T00:00:00+00:00", body="Longer text.")
    assert [pair.draft for pair in match([one, one], [])] == [one]
    assert [pair.draft for pair in match([again, edited], [])] == [again]


def test_the_same_headline_alone_makes_no_same_story() -> None:
    old = draft("a", headline="Morning briefing")
    new = draft("b", headline="Morning briefing")
    assert ids([new], known(old)) == [None]


DRAFTS = st.lists(
    st.builds(
        draft,
        st.just("x"),
        guid=st.sampled_from([None, "1", "2"]),
        url=st.sampled_from([None, "https://a.example/", "https://b.example/"]),
        headline=st.sampled_from(["", "One", "Two"]),
        date=st.sampled_from([None, "2024-01-01T00:00:00+00:00"]),
        body=st.sampled_from(["a", "b"]),
    ),
    max_size=8,
)


@given(DRAFTS, DRAFTS)
def test_no_stored_story_is_two_drafts_and_a_visit_again_brings_nothing_new(
    old: list[Draft], new: list[Draft]
) -> None:
    stored = known(*(pair.draft for pair in match(old, [])))
    pairs = match(new, stored)
    found = [pair.known.id for pair in pairs if pair.known]
    assert len(found) == len(set(found))
    again = match((pair.draft for pair in pairs), known(*(pair.draft for pair in pairs)))
    found = [pair.known.id for pair in again if pair.known]
    assert found == list(range(1, len(pairs) + 1))
