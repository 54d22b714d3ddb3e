"""The door to all forms of export: stories with their marks in, text out.

The viewer's export and the command `export` call this.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from briefing.export import as_csv, as_json, html, markdown, text
from briefing.export.told import Format, Told, What, holds, wanted


def written(entries: Iterable[Told], what: What, format: Format) -> str:
    """What is asked for of some stories, as one document. The stories must be marked already."""
    return "".join(parts(entries, what, format))


def parts(entries: Iterable[Told], what: What, format: Format) -> Iterator[str]:
    """The same document in parts, as they are written: about one a story, but for JSON.

    There are none where no story holds anything of what is asked for.
    """
    found = (told for told in entries if holds(told, what))
    first = list(islice(found, 2))
    if not first:
        return
    holding = chain(first, found)
    match format:
        case Format.JSON:
            yield as_json.document(what.value, list(records(holding, what)))
        case Format.CSV:
            yield as_csv.csv_head(what)
            for told in holding:
                yield from as_csv.csv_lines(told, what)
        case Format.HTML:
            title = first[0].story.headline if len(first) == 1 else what.value.capitalize()
            yield html.page_head(title)
            for told in holding:
                yield _html(told, what)
            yield html.PAGE_END
        case Format.MARKDOWN:
            yield from _apart((_markdown(told, what) for told in holding), "\n")
        case Format.TEXT:
            gap = "\n\n" if what is What.STORIES else "\n"
            yield from _apart((_text(told, what) for told in holding), gap)


def records(entries: Iterable[Told], what: What) -> Iterator[as_json.Record]:
    """What is asked for of some stories, as JSON has it."""
    for told in entries:
        match what:
            case What.STORIES:
                yield as_json.story_record(told.story, told.marks, told.minutes)
            case What.QUOTES:
                yield from (as_json.quote_record(told.story, mark) for mark in told.marks.quotes)
            case What.FIGURES:
                yield from (as_json.figure_record(told.story, mark) for mark in told.marks.figures)


def _apart(documents: Iterable[str], gap: str) -> Iterator[str]:
    """Documents with a gap between two of them."""
    for number, document in enumerate(documents):
        yield gap + document if number else document


def _markdown(told: Told, what: What) -> str:
    if what is What.STORIES:
        return markdown.story_markdown(told)
    return markdown.marks_markdown(told.story, wanted(told, what))


def _html(told: Told, what: What) -> str:
    if what is What.STORIES:
        return html.story_html(told)
    return html.marks_html(told.story, wanted(told, what))


def _text(told: Told, what: What) -> str:
    if what is What.STORIES:
        return text.story_text(told)
    return text.marks_text(told.story, wanted(told, what))
