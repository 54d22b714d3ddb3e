"""Where a reader left off, as it is kept between two sessions."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.desk.memory import LeftOff, recall, recall_asked, remember, remember_asked

LEFT_OFF = LeftOff("source", "Café “Post” 漢字", "oldest", True, 4711, "skim")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "viewer.json"


def test_what_is_kept_is_recalled(file: Path) -> None:
    remember(LEFT_OFF, file)
    assert recall(file) == LEFT_OFF


def test_it_is_kept_in_the_state_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "own"))
    remember(LEFT_OFF)
    [kept] = tmp_path.rglob("viewer.json")
    assert recall(kept) == LEFT_OFF == recall()


def test_keeping_again_replaces_what_was_kept_and_leaves_nothing_else(file: Path) -> None:
    remember(LEFT_OFF, file)
    remember(LeftOff(story=1), file)
    assert recall(file) == LeftOff(story=1)
    assert [path.name for path in file.parent.iterdir()] == ["viewer.json"]


def test_without_a_file_nothing_is_known(file: Path) -> None:
    assert recall(file) == LeftOff()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"3", b'"x"', b"\xff\xfe", b"\0" * 9, b"{}{}", b"[" * 100_000,
     b'{"story": ' + b"9" * 5000 + b"}"],
    ids=["empty", "cut", "list", "null", "number", "words", "bytes", "zeros", "two", "deep", "big"],
)  # fmt: skip
def test_a_damaged_file_counts_as_none(content: bytes, file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert recall(file) == LeftOff()


def test_a_folder_in_its_place_counts_as_none_and_stays(file: Path) -> None:
    (file / "inside").mkdir(parents=True)
    assert recall(file) == LeftOff()
    remember(LEFT_OFF, file)
    assert (file / "inside").is_dir()


def test_what_is_of_another_kind_counts_as_not_told(file: Path) -> None:
    file.parent.mkdir()
    table = {
        "kind": 3,
        "name": "Post",
        "order": None,
        "is_unread_only": 1,
        "story": True,
        "view": [],
    }
    file.write_text(json.dumps({**table, "later": "x"}), encoding="utf-8")
    assert recall(file) == LeftOff(name="Post")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable for this user")
def test_a_folder_that_cannot_be_written_to_keeps_nothing(file: Path) -> None:
    file.parent.mkdir(mode=0o500)
    remember(LEFT_OFF, file)
    assert recall(file) == LeftOff()


def test_a_place_where_no_folder_can_be_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file", encoding="utf-8")
    remember(LEFT_OFF, tmp_path / "state" / "viewer.json")
    assert (tmp_path / "state").read_text(encoding="utf-8") == "a file"


@given(st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_the_file_something_sound_is_recalled(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "viewer.json"
    file.write_bytes(content)
    assert_sound(recall(file))


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(LeftOff._fields, JSON)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_its_fields_hold_something_sound_is_recalled(
    tmp_path: Path, table: dict[str, object]
) -> None:
    file = tmp_path / "viewer.json"
    file.write_text(json.dumps(table), encoding="utf-8")
    recalled = recall(file)
    assert_sound(recalled)
    for name, default in LeftOff()._asdict().items():
        if name in table and type(table[name]) is type(default):
            assert getattr(recalled, name) == table[name]


@given(st.builds(LeftOff, st.text(), st.text(), st.text(), st.booleans(), st.integers(), st.text()))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_kept_is_recalled(tmp_path: Path, left_off: LeftOff) -> None:
    file = tmp_path / "viewer.json"
    remember(left_off, file)
    assert recall(file) == left_off


def assert_sound(left_off: LeftOff) -> None:
    for value, default in zip(left_off, LeftOff(), strict=True):
        assert type(value) is type(default)


@given(st.dictionaries(st.text(), st.lists(st.text())))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_asked_is_recalled(tmp_path: Path, asked: dict[str, list[str]]) -> None:
    remember_asked(asked, tmp_path / "asked.json")
    assert recall_asked(tmp_path / "asked.json") == asked


@given(JSON)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_there_answers_are_words(tmp_path: Path, content: object) -> None:
    file = tmp_path / "asked.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    for answers in recall_asked(file).values():
        assert all(isinstance(answer, str) for answer in answers)
