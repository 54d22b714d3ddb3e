"""The one table of actions and the themes, and what the settings make of them."""

import pytest

from briefing.config import KeymapName, KeyOverride, Settings
from briefing.ui.actions import ACTIONS
from briefing.ui.keys import bindings, resolve, rows, spelled
from briefing.ui.themes import theme_mistake

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
    keymap, mistakes = resolve(override("next-mark", ";", "f4"), PATH)
    assert mistakes == []
    assert keymap.keys["next-mark"] == (";", "f4")


def test_an_override_with_no_key_takes_the_key_away() -> None:
    keymap, mistakes = resolve(override("next-mark"), PATH)
    assert mistakes == []
    assert keymap.first("next-mark") == ""


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (override("next-makr", ";"), ['no action "next-makr"', 'did you mean "next-mark"?']),
        (override("zzz", ";"), ['no action "zzz"', "briefing keys"]),
        (override("next-mark", "hyper+z"), ['"hyper+z" is no key']),
        (override("next-mark", "pgdwn"), ['"pgdwn" is no key']),
        (override("next-mark", ""), ['"" is no key']),
        (override("next-mark", "v"), ['"v" is bound twice', '"view"']),
        (override("next-mark", "ctrl+shift+alt+q"), ['"ctrl+shift+alt+q" is no key']),
        (override("next-mark", "ctrl+alt+up"), ['"ctrl+alt+up" is no key']),
        (override("next-mark", "ctrl+1"), ['"ctrl+1" is no key']),
        (override("next-mark", "alt+]"), ['"alt+]" is no key']),
        (override("next-mark", "shift+z"), ['"shift+z" is no key']),
        (override("next-mark", "ctrl+ctrl+up"), ['"ctrl+ctrl+up" is no key']),
        (override("read", "Ctrl+I"), ['"Ctrl+I" is bound twice', '"other-pane"']),
        (override("down", "ctrl+m"), ['"ctrl+m" is bound twice', '"read"']),
        (override("view", "ctrl+["), ['"ctrl+[" is bound twice', '"cancel"']),
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
    settings = Settings(keys=(KeyOverride("nothing", (";",), 2), KeyOverride("view", (";",), 3)))
    keymap, mistakes = resolve(settings, PATH)
    assert [mistake.line for mistake in mistakes] == [2]
    assert keymap.keys["view"] == (";",)


def test_one_key_may_mean_two_things_in_two_places() -> None:
    keymap, mistakes = resolve(override("to-list", "g g"), PATH)
    assert len(mistakes) == 1
    keymap, mistakes = resolve(override("to-list", ";"), PATH)
    assert mistakes == []
    settings = Settings(
        keys=(KeyOverride("to-list", (";",), 1), KeyOverride("page-down", (";",), 2))
    )
    keymap, mistakes = resolve(settings, PATH)
    assert mistakes == []
    assert keymap.keys["page-down"] == keymap.keys["to-list"] == (";",)


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
                       KeyOverride("story-page-down", (), 1),
                       KeyOverride("source-page-down", (), 1),
                       KeyOverride("view", (written,), 2))),
        PATH,
    )  # fmt: skip
    assert mistakes == []
    assert keymap.keys["view"] == (key,)


@pytest.mark.parametrize(
    ("written", "key", "textual"),
    [
        ("ctrl+@", "ctrl+@", "ctrl+@"),
        ("Ctrl+\\", "ctrl+\\", "ctrl+backslash"),
        ("ctrl+]", "ctrl+]", "ctrl+right_square_bracket"),
        ("ctrl+^", "ctrl+^", "ctrl+circumflex_accent"),
        ("ctrl+_", "ctrl+_", "ctrl+underscore"),
        ("alt+x", "alt+x", "alt+x"),
        ("Shift+Ctrl+Up", "ctrl+shift+up", "ctrl+shift+up"),
        ("comma", "comma", "comma"),
    ],
)
def test_a_key_is_handed_to_textual_by_its_name_there(written: str, key: str, textual: str) -> None:
    keymap, mistakes = resolve(override("next-mark", written), PATH)
    assert mistakes == []
    assert keymap.keys["next-mark"] == (key,)
    assert keymap.for_textual()["next-mark"] == textual


@pytest.mark.parametrize("name", ["default", "newsboat", "plain"])
def test_textual_hears_of_the_keys_alone_that_differ(name: KeymapName) -> None:
    keymap, _ = resolve(Settings(keymap=name), PATH)
    moved = {action.id for action in ACTIONS if action.keys_in(name) != action.keys}
    assert set(keymap.for_textual()) == moved


@pytest.mark.parametrize("theme", [None, "briefing-light", "nord"])
def test_a_theme_that_is_there_is_no_mistake(theme: str | None) -> None:
    assert theme_mistake(Settings(theme=theme), PATH) is None


@pytest.mark.parametrize(
    ("theme", "words"),
    [
        ("briefing-lihgt", 'did you mean "briefing-light"?'),
        ("light", 'did you mean "briefing-light"?'),
        ("Dark", 'did you mean "briefing-dark"?'),
        ("zzz", "shows them all"),
    ],
)
def test_a_theme_that_is_not_there_is_told_with_its_line(theme: str, words: str) -> None:
    mistake = theme_mistake(Settings(theme=theme, theme_line=3), PATH)
    assert mistake is not None
    assert (mistake.path, mistake.line) == (PATH, 3)
    assert mistake.reason.startswith(f'there is no theme "{theme}"; ')
    assert words in mistake.reason


def test_every_action_stands_in_the_help_with_its_keys() -> None:
    keymap, _ = resolve(Settings(), PATH)
    table = list(rows(keymap))
    assert [action for _, action, _, _ in table] == [
        action.id for action in ACTIONS if action.is_listed
    ]
    assert ("everywhere", "next-mark", "]", "Go to the next quote or figure") in table


def test_bindings_carry_the_action_s_id_so_that_a_keymap_can_move_them() -> None:
    made = bindings("reader")
    assert {binding.id for binding in made} == {a.id for a in ACTIONS if a.where == "reader"}
