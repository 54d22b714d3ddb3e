"""Scopes: the choices of stories that the saved sources give, and their numbers."""

from briefing.desk.scopes import Scope, ScopeKind, everything, opened, scopes
from briefing.model import Source, SourceKind
from briefing.store.listing import Selection
from briefing.store.sources import Check, StoredSource


def source(
    number: int,
    name: str,
    *tags: str,
    numbers: tuple[int, int, int] = (0, 0, 0),
    place: str = "",
    is_saved: bool = True,
    error: str | None = None,
) -> StoredSource:
    place = place or f"https://{number}.example/feed"
    given = Source(name or place, SourceKind.FEED, place, tags)
    return StoredSource(number, given, None, is_saved, *numbers, Check(error=error))


SOURCES = (
    source(3, "City Desk", "news", "city", numbers=(10, 4, 1)),
    source(1, "Harbour", "news", numbers=(5, 5, 0), error="answered 500"),
    source(2, "Old", "gone", numbers=(7, 7, 7), is_saved=False),
    source(9, "Empty"),
)


def test_the_general_choices_come_first_then_tags_by_name_then_sources_in_their_order() -> None:
    kinds = [(scope.kind, scope.name) for scope in scopes(SOURCES)]
    assert kinds == [
        (ScopeKind.ALL, "All stories"),
        (ScopeKind.UNREAD, "Unread"),
        (ScopeKind.STARRED, "Starred"),
        (ScopeKind.TAG, "city"),
        (ScopeKind.TAG, "news"),
        (ScopeKind.SOURCE, "City Desk"),
        (ScopeKind.SOURCE, "Harbour"),
        (ScopeKind.SOURCE, "Empty"),
    ]


def test_numbers_are_those_of_the_saved_sources_in_a_choice() -> None:
    numbers = {scope.name: (scope.stories, scope.unread) for scope in scopes(SOURCES)}
    assert numbers == {
        "All stories": (15, 9),
        "Unread": (9, 9),
        "Starred": (1, 0),
        "city": (10, 4),
        "news": (15, 9),
        "City Desk": (10, 4),
        "Harbour": (5, 5),
        "Empty": (0, 0),
    }


def test_each_choice_selects_its_stories() -> None:
    selections = {scope.name: scope.selection for scope in scopes(SOURCES)}
    assert selections == {
        "All stories": Selection(),
        "Unread": Selection(unread=True),
        "Starred": Selection(starred=True),
        "city": Selection(sources=(3,)),
        "news": Selection(sources=(3, 1)),
        "City Desk": Selection(sources=(3,)),
        "Harbour": Selection(sources=(1,)),
        "Empty": Selection(sources=(9,)),
    }


def test_a_tag_with_an_exclamation_mark_hides_its_sources_and_itself_but_no_story() -> None:
    hidden = source(4, "Wire", "!noisy", "news", numbers=(3, 2, 1), error="answered 500")
    found = {scope.name: (scope.stories, scope.unread) for scope in scopes([*SOURCES, hidden])}
    assert found.keys() == {scope.name for scope in scopes(SOURCES)}
    assert found["All stories"] == (18, 11)
    assert found["news"] == (18, 11)


def test_a_source_tells_why_it_failed_last() -> None:
    assert {scope.name: scope.trouble for scope in scopes(SOURCES) if scope.trouble} == {
        "Harbour": "answered 500"
    }


def test_a_source_without_a_name_goes_by_its_host_and_tells_no_password() -> None:
    bare = source(1, "", place="https://ann:secret@www.city.example/feed")
    folder = StoredSource(2, Source("/a/notes", SourceKind.FOLDER, "/a/notes"), None, True, 0, 0, 0)
    assert [scope.name for scope in scopes([bare, folder])[3:]] == ["city.example", "notes"]


def test_a_choice_is_the_same_whatever_its_numbers_are() -> None:
    before, after = (
        scopes([source(1, "City Desk", "a", numbers=numbers)]) for numbers in ((1, 1, 0), (2, 0, 2))
    )
    assert [scope.key for scope in before] == [scope.key for scope in after]
    assert len({scope.key for scope in before}) == len(before) == 5


def test_without_sources_there_are_the_general_choices_alone() -> None:
    assert [scope.name for scope in scopes([])] == ["All stories", "Unread", "Starred"]
    assert everything().key == scopes([])[0].key


def test_what_was_opened_by_hand_is_a_choice_of_its_own() -> None:
    scope = opened(["/a", "-"])
    assert scope == Scope(ScopeKind.OPENED, "Opened", Selection(places=("/a", "-")))
