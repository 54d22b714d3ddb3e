"""The one table of actions, and what the settings make of it."""

import pytest

from briefing.config import KeyOverride, Settings
from briefing.ui.keys import ACTIONS, bindings, resolve, rows, spelled

PATH = "config.toml"


def override(action: str, *keys: str, line: int = 4) -> Settings:
    return Settings(keys=(KeyOverride(action, keys, line),))


@pytest.mark.parametrize("keymap", ["default", "newsboat", "plain"])
def test_no_keymap_that_ships_binds_a_key_twice_in_one_place(keymap: str) -> None:
    for place in ("list", "reader"):
        keys = [
            key
            for action in ACTIONS
            if action.where in ("everywhere", place)
            for key in action.keys_in(keymap)
        ]
        assert len(keys) == len(set(keys))


def test_the_plain_keymap_needs_no_letter() -> None:
    keymap, _ = resolve(Settings(keymap="plain"), PATH)
    for keys in keymap.keys.values():
        assert not any(len(key) == 1 and key.isalpha() for key in keys)


def test_an_override_takes_the_place_of_every_key_of_its_action() -> None:
    keymap, mistakes = resolve(override("next-mark", "z", "f4"), PATH)
    assert mistakes == []
    assert keymap.keys["next-mark"] == ("z", "f4")


def test_an_override_with_no_key_takes_the_key_away() -> None:
    keymap, mistakes = resolve(override("next-mark"), PATH)
    assert mistakes == []
    assert keymap.first("next-mark") == ""


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (override("next-makr", "z"), ['no action "next-makr"', 'did you mean "next-mark"?']),
        (override("zzz", "z"), ['no action "zzz"', "briefing keys"]),
        (override("next-mark", "hyper+z"), ['"hyper+z" is no key']),
        (override("next-mark", "pgdwn"), ['"pgdwn" is no key']),
        (override("next-mark", ""), ['"" is no key']),
        (override("next-mark", "v"), ['"v" is bound twice', '"view"']),
        (override("down", "v"), ['"v" is bound twice', '"view"']),
    ],
)
def test_a_mistake_is_told_with_file_line_and_reason(settings: Settings, words: list[str]) -> None:
    keymap, [mistake] = resolve(settings, PATH)
    assert (mistake.path, mistake.line) == (PATH, 4)
    for word in words:
        assert word in mistake.reason
    assert keymap == resolve(Settings(), PATH)[0]


def test_a_mistake_costs_its_own_line_alone() -> None:
    settings = Settings(keys=(KeyOverride("nothing", ("z",), 2), KeyOverride("view", ("z",), 3)))
    keymap, mistakes = resolve(settings, PATH)
    assert [mistake.line for mistake in mistakes] == [2]
    assert keymap.keys["view"] == ("z",)


def test_one_key_may_mean_two_things_in_two_places() -> None:
    keymap, mistakes = resolve(override("to-list", "g g"), PATH)
    assert len(mistakes) == 1
    keymap, mistakes = resolve(override("to-list", "x"), PATH)
    assert mistakes == []
    settings = Settings(
        keys=(KeyOverride("to-list", ("x",), 1), KeyOverride("page-down", ("x",), 2))
    )
    keymap, mistakes = resolve(settings, PATH)
    assert mistakes == []
    assert keymap.keys["page-down"] == keymap.keys["to-list"] == ("x",)


@pytest.mark.parametrize(
    ("key", "shown"),
    [("j", "j"), ("Y", "Y"), ("pagedown", "PgDn"), ("ctrl+d", "Ctrl+D"), ("f1", "F1"),
     ("space", "Space"), ("shift+tab", "Shift+Tab"), ("ctrl+down", "Ctrl+↓"), ("]", "]")],
)  # fmt: skip
def test_keys_are_spelled_for_people(key: str, shown: str) -> None:
    assert spelled(key) == shown


@pytest.mark.parametrize(
    ("written", "key"), [("Esc", "escape"), ("PgDn", "pagedown"), ("Ctrl+D", "ctrl+d")]
)
def test_keys_are_understood_as_people_write_them(written: str, key: str) -> None:
    keymap, mistakes = resolve(
        Settings(keys=(KeyOverride("cancel", (), 1), KeyOverride("scroll-half-down", (), 1),
                       KeyOverride("half-page-down", (), 1), KeyOverride("page-down", (), 1),
                       KeyOverride("story-page-down", (), 1), KeyOverride("view", (written,), 2))),
        PATH,
    )  # fmt: skip
    assert mistakes == []
    assert keymap.keys["view"] == (key,)


def test_every_action_stands_in_the_help_with_its_keys() -> None:
    keymap, _ = resolve(Settings(), PATH)
    table = list(rows(keymap))
    assert [action for _, action, _, _ in table] == [action.id for action in ACTIONS]
    assert ("everywhere", "next-mark", "]", "Go to the next quote or figure") in table


def test_bindings_carry_the_action_s_id_so_that_a_keymap_can_move_them() -> None:
    made = bindings("reader")
    assert {binding.id for binding in made} == {a.id for a in ACTIONS if a.where == "reader"}
