"""config.toml: what it may say, and how each mistake in it is told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from briefing.config import KeyOverride, SavedFilter, Settings, check, load, load_or_default
from briefing.errors import SettingsError


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def reasons(path: Path) -> list[tuple[int, str]]:
    return [(mistake.line, mistake.reason) for mistake in check(path)]


def test_a_missing_file_gives_the_defaults(config: Path) -> None:
    assert load(config) == Settings(theme=None, keymap="default", keys=(), measure=72)
    assert check(config) == []


def test_the_line_of_the_theme_is_known(config: Path) -> None:
    config.write_text('measure = 70\n\ntheme = "nord"\n')
    assert load(config).theme_line == 3


def test_every_setting_is_read(config: Path) -> None:
    config.write_text(
        'theme = "nord"\nkeymap = "newsboat"\nmeasure = 66\n'
        '[keys]\nnext-mark = "n"\nquit = ["Q", "x"]\nhelp = []\n'
    )
    assert load(config) == Settings(
        theme="nord",
        keymap="newsboat",
        measure=66,
        keys=(
            KeyOverride("next-mark", ("n",), 5),
            KeyOverride("quit", ("Q", "x"), 6),
            KeyOverride("help", (), 7),
        ),
    )


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ('# one\n\n[keys]\n\n"next-mark" = "n"', 5),
        ('keys."next-mark" = "n"', 1),
        ('theme = "a"\r\nkeys = { "next-mark" = "n" }\r\n', 2),
        ('theme = """\n[keys]\nnext-mark = 3\n"""\n[keys]\nnext-mark = "n"', 6),
        ('[keys]\nquit = [\n  "Q",\n]\nnext-mark = ["n"]', 5),
        ('\ufeff[keys]\nnext-mark = "n"', 2),
    ],
)
def test_a_key_knows_its_line_however_it_is_written(config: Path, written: str, line: int) -> None:
    config.write_bytes(written.encode())
    overrides = {override.action: override for override in load_or_default(config)[0].keys}
    assert overrides["next-mark"] == KeyOverride("next-mark", ("n",), line)


def test_saved_filters_are_read_in_their_order_with_their_lines(config: Path) -> None:
    config.write_text(
        "[filters]\n\"Two days\" = 'since:2d \"exact phrase\"'\n# more\nEU = 'tag:eu nonsense:'\n"
    )
    assert load(config).filters == (
        SavedFilter("Two days", 'since:2d "exact phrase"', 2),
        SavedFilter("EU", "tag:eu nonsense:", 4),
    )


def test_mistakes_in_saved_filters_cost_no_others(config: Path) -> None:
    config.write_text(
        '[filters]\nnone = ""\ncount = 3\n"" = "unread"\n"a\\u001b[1m" = "unread"\n'
        'inner.deep = "unread"\ngood = "unread"\n'
    )
    assert load_or_default(config)[0].filters == (SavedFilter("good", "unread", 7),)
    assert reasons(config) == [
        (2, '"none" must be a filter in quotation marks, not ""'),
        (3, '"count" must be a filter in quotation marks, not 3'),
        (4, 'a filter must have a plain name, not ""'),
        (5, 'a filter must have a plain name, not "a�[1m"'),
        (6, '"inner" must be a filter in quotation marks, not a table'),
    ]
    config.write_text('filters = "unread"\n')
    assert reasons(config) == [
        (1, 'filters must be a table: [filters], then lines of "Name" = "filter"')
    ]


def test_filters_of_what_counts_as_read_are_a_list(config: Path) -> None:
    config.write_text('measure = 70\nread_on_arrival = ["tag:local", "title:cricket"]\n')
    assert load(config).read_on_arrival == (
        SavedFilter("tag:local", "tag:local", 2),
        SavedFilter("title:cricket", "title:cricket", 2),
    )
    config.write_text('read_on_arrival = "tag:local"\n')
    told = 'read_on_arrival must be a list of filters, not "tag:local"'
    assert reasons(config) == [(1, told)]


def test_a_switch_is_true_or_false(config: Path) -> None:
    config.write_text("images = true\nnotifications = false\n")
    assert load(config) == Settings(images=True, notifications=False)
    config.write_text('images = "on"\nnotifications = 0\n')
    assert reasons(config) == [
        (1, 'images must be true or false, not "on"'),
        (2, "notifications must be true or false, not 0"),
    ]
    assert load_or_default(config)[0] == Settings()


def test_all_mistakes_are_found_with_their_lines(config: Path) -> None:
    config.write_text(
        "# settings\ntheme = 3\nmesure = 70\nmeasure = 90\nkeymap = 'newsbote'\n"
        "[keys]\nquit = 'Q'\nhelp = [1]\nview.next = 'v'\ncopy = ''\n"
    )
    assert reasons(config) == [
        (2, "theme must be the name of a theme, in quotation marks"),
        (3, 'there is no setting "mesure"; did you mean "measure"?'),
        (4, "measure must be a whole number of columns from 66 to 76, not 90"),
        (
            5,
            'keymap must be one of "default", "newsboat", "plain", not "newsbote"; '
            'did you mean "newsboat"?',
        ),
        (8, '"help" must be a key or a list of keys, not a list'),
        (9, '"view" must be a key or a list of keys, not a table'),
        (10, '"copy" must be a key or a list of keys, not ""'),
    ]


@pytest.mark.parametrize("value", ["true", "72.0", '"72"', "65", "77", "0x" + "f" * 9000])
def test_a_measure_is_a_whole_number_in_range(config: Path, value: str) -> None:
    config.write_text(f"measure = {value}")
    ((line, reason),) = reasons(config)
    assert line == 1
    assert reason.startswith("measure must be a whole number of columns from 66 to 76, not ")


def test_one_mistake_costs_its_own_setting_only(config: Path) -> None:
    config.write_text('theme = "nord"\nmeasure = 3\n[keys]\nquit = 1\nhelp = "h"\n')
    settings, mistakes = load_or_default(config)
    assert settings == Settings(theme="nord", keys=(KeyOverride("help", ("h",), 5),))
    assert [mistake.line for mistake in mistakes] == [2, 4]


def test_load_raises_the_first_mistake_as_file_line_and_reason(config: Path) -> None:
    config.write_text("\nmeasure = 3\n")
    with pytest.raises(SettingsError) as raised:
        load(config)
    assert str(raised.value) == (
        f"{config}:2: measure must be a whole number of columns from 66 to 76, not 3"
    )


@pytest.mark.parametrize(
    ("written", "line"),
    [("a = 1\nb = = 2\n", 2), ("theme = \n", 1), ("x = 1\nkeys = [", 2), ("a = 1\na = 2", 2)],
)
def test_what_is_no_toml_is_told_with_its_line(config: Path, written: str, line: int) -> None:
    config.write_text(written)
    ((found, reason),) = reasons(config)
    assert found == line
    assert reason.startswith("is not TOML: ")
    assert "(at" not in reason


def test_a_file_in_another_encoding_is_told_with_the_line_of_the_first_odd_byte(
    config: Path,
) -> None:
    config.write_bytes(b'theme = "nord"\n# caf\xe9\n')
    assert reasons(config) == [(2, "is not UTF-8 text; save it as UTF-8")]


def test_a_folder_in_its_place_is_a_mistake(config: Path) -> None:
    config.mkdir()
    assert reasons(config) == [(1, "is not a file; the settings must be one")]


def test_a_file_of_no_sensible_size_is_a_mistake(config: Path) -> None:
    config.write_text("#" * 70_000)
    assert reasons(config) == [(1, "is longer than 64 KB, which no settings file is")]


@pytest.mark.parametrize("written", ["a = " + "[" * 20_000, "a = " + "1" * 6_000])
def test_what_the_parser_cannot_take_is_a_mistake(config: Path, written: str) -> None:
    config.write_text(written)
    assert len(check(config)) == 1


def test_a_link_that_leads_to_itself_is_a_mistake(config: Path) -> None:
    config.symlink_to(config)
    ((_, reason),) = reasons(config)
    assert reason.startswith("cannot be read (")


def test_control_characters_do_not_come_back_in_a_reason(config: Path) -> None:
    config.write_text('keymap = "\\u001b[2J\\u202e"\n"\\u0007" = 1')
    for _, reason in reasons(config):
        assert reason.isprintable()


@effort(max_examples=60, deadline=None)
@given(content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_content_does_worse_than_a_mistake(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "wild.toml"
    path.write_bytes(content)
    last = content.count(b"\n") + 1
    assert all(1 <= mistake.line <= last for mistake in check(path))
