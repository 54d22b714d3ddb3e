"""What a text on standard input is taken for."""

from pathlib import Path

import pytest

from briefing.documents import parse
from briefing.documents.looks import looks_html, looks_markdown
from tests.conftest import SEED
from tests.growth import grows_evenly

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    "text",
    [
        "# Ferry sinks\n\nThree boats came.\n",
        "\ufeff# Ferry sinks\r\n\r\nThree boats came.\r\n",
        "---\ntitle: Ferry sinks\ntags:\n  - sea\n---\n\nThree boats came.\n",
        "Ferry sinks\n\n| Port | Boats |\n|---|--:|\n| Ayr | 3 |\n",
        "Ferry sinks\n\n```python\nx = 1\n```\n",
        "Ferry sinks\n\nAs [the Post](https://x.example/a) reports.\n",
        "Ferry sinks\n\n## Boats\n\nThree.\n\n## Men\n\nTwelve.\n",
    ],
)
def test_markdown_is_told_by_what_prose_does_not_hold(text: str) -> None:
    assert looks_markdown(text)
    assert not looks_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ferry sinks\n\n* Three boats came.\n* Twelve men swam.\n",
        "Ferry sinks\n===========\n\n> Three boats came.\n",
        "#1 on the list\n\nThe ferry, item # 2 of it, sank.\n",
        "#ferry #ayr\n\nThree boats came [sic] (all of them).\n",
        "# of boats: 3\n# of men: 12\n",
        "Ferry sinks\n\n---\n\nBoats: three | Men: twelve\n",
        "It cost **a lot** and _nobody_ paid; see http://x.example/a_b_c.\n",
    ],
)
def test_prose_stays_prose(text: str) -> None:
    assert not looks_markdown(text)
    assert not looks_html(text)


def test_documents_of_plain_text_stay_plain() -> None:
    for path in (SEED, *DATA.glob("*.txt"), *DATA.glob("speakers/*.txt")):
        assert not looks_markdown(path.read_text()), path


@pytest.mark.parametrize("name", ["council.md", "ferry.html"])
def test_standard_input_is_read_as_the_file_is(name: str) -> None:
    data = (DATA / name).read_bytes()
    assert parse(data, "-") == parse(data, name)


def test_a_file_that_says_what_it_is_is_believed() -> None:
    told = parse(b"# Ferry sinks\n\nThree boats came.\n", "a.txt")
    assert told.headline == "# Ferry sinks"


@pytest.mark.parametrize("piece", ["---\n-a: b\n", "```a\n", "|-", "[a](https://x", "\n\n# a\n\n"])
def test_looking_takes_no_longer_than_the_text_is_long(piece: str) -> None:
    assert grows_evenly(lambda size: looks_markdown(piece * size), 400)
