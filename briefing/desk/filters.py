"""The language of filters: what a reader types to choose stories, from the viewer or a command.

Terms stand next to each other, and a story must meet all of them. A minus sign before a term leaves
out what meets it, and OR between two terms asks for either. `filter_fields` has the whole
language, for the help and the documentation:

    unread              not read yet
    starred             with a star
    tag:eu              from a source with this tag
    source:bbc          from a source whose name or host has this in it
    since:2d            of the last 12h, 2d, 1w, 3m (months), or since 2026-11-01, today, yesterday
    title:ferry         with this word in its headline
    speaker:blinken     with a quote by somebody of this name
    has:quote           with a quote; has:figure, with a figure; has:audio, has:video, with that
    quotes>=2           with so many quotes
    figures>3           with so many figures
    minutes<5           so many minutes long
    ferry               with this word in headline, text, speakers or source
    "exact phrase"      with these words, one after the other
    begin*              with a word that begins so
    tag:eu OR tag:us    with what either asks for; more can follow

Quotation marks hold a value together that has spaces: source:"City Desk".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, cast
from urllib.parse import urlsplit

from briefing.config import SavedFilter
from briefing.desk.filter_fields import FIELDS
from briefing.desk.names import shown_name
from briefing.desk.terms import Term, moment, split
from briefing.errors import FilterError, SettingsError
from briefing.model import Medium, SourceKind
from briefing.store.filters import Comparison, Filter, Measure, Operator, Word
from briefing.store.sources import StoredSource

TIMES: Final = ("today", "yesterday", "12h", "2d", "1w", "1m")
HAS: Final = {"quote": "quotes", "figure": "figures"}
PLAYED: Final = {"audio": Medium.AUDIO, "video": Medium.VIDEO}
MOST_COMPLETIONS: Final = 20
_SHORTEST_BEGINNING: Final = 3
"""Letters with which so few words begin that they are found while a filter is typed."""
_LONE_OR: Final = "OR stands between two terms, as in tag:eu OR tag:us"
_FLAGS: Final = ("unread", "starred")
_NAMES: Final = tuple(field.name for field in FIELDS)
_EXAMPLES: Final = {field.name: field.example for field in FIELDS}
_OPPOSITES: Final = {"<": ">=", "<=": ">", "=": "<>", ">=": "<", ">": "<="}
_NUMBER: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
_PART: Final = re.compile(r"[^\W_]+")


class _Known(NamedTuple):
    """What a filter is understood by; `names` are what the sources are called."""

    sources: Sequence[StoredSource]
    names: Sequence[str]
    now: int
    is_typing: bool


def parse(
    text: str, sources: Sequence[StoredSource], now: int, *, is_typing: bool = False
) -> Filter:
    """The filter that a text asks for; `now` is in seconds since the epoch.

    While `is_typing`, a last word of three letters or more need only begin so, and a last term that
    is not finished is left out. A term without a letter or a digit asks for nothing. Raises
    FilterError.
    """
    known = _Known(sources, tuple(map(shown_name, sources)), now, is_typing)
    made = Filter()
    for chain in _chains(split(text), is_typing=is_typing):
        try:
            made = _with_chain(made, chain, known)
        except FilterError:
            last = chain[-1]
            if not (is_typing and last.is_open and last.field in _NAMES):
                raise
            if len(chain) > 1:
                made = _with_chain(made, chain[:-1], known)
    return made._replace(terms=tuple(dict.fromkeys(made.terms)))


def check(text: str) -> None:
    """Raise FilterError where a filter cannot be understood, whatever the sources are."""
    parse(text, (), 0)


def mistakes(saved: Iterable[SavedFilter], path: str) -> Iterator[SettingsError]:
    """What is wrong with the saved filters of the settings in `path` that cannot be understood."""
    for name, text, line in saved:
        try:
            check(text)
        except FilterError as error:
            reason = f'the filter "{name}" cannot be understood: {error}'
            yield SettingsError(path, line, reason)


def complete(text: str, sources: Sequence[StoredSource]) -> tuple[str, ...]:
    """The whole texts that the last term of a filter may be completed to; at most 20."""
    try:
        terms = split(text)
    except FilterError:
        return ()
    if terms and terms[-1].is_open:
        last = terms[-1]
    elif text and not text[-1].isspace():
        return ()
    else:
        last = Term(len(text), False, "", "", "", False, True)
    before = text[: last.start] + ("-" if last.is_excluded else "")
    found = [before + ending for ending in _endings(last, sources)]
    return tuple(whole for whole in found if whole != text)[:MOST_COMPLETIONS]


def _endings(term: Term, sources: Sequence[StoredSource]) -> list[str]:
    """What a term may become."""
    if not term.field:
        # A field as its example has it, up to the value.
        heads = [re.split("(?<=[:<>=])(?![:<>=])", field.example)[0] for field in FIELDS]
        return [] if term.is_phrase else [head for head in heads if head.startswith(term.value)]
    match term.field:
        case "tag":
            tags = {tag.casefold(): tag for source in sources[::-1] for tag in source.source.tags}
            values = [tags[tag] for tag in sorted(tags)]
        case "source":
            values = list(dict.fromkeys(map(shown_name, sources)))
        case "has":
            values = [*HAS, *PLAYED]
        case "since":
            values = list(TIMES)
        case _:
            return []
    typed = term.value.casefold()
    fitting = [value for value in values if typed in value.casefold()]
    # Those that begin so come first; otherwise their order stays.
    fitting.sort(key=lambda value: not value.casefold().startswith(typed))
    return [f"{term.field}:{_held(value)}" for value in fitting]


def _held(value: str) -> str:
    """A value as a filter has it."""
    value = value.replace('"', " ").strip()
    return f'"{value}"' if any(sign.isspace() for sign in value) else value


def _chains(terms: Sequence[Term], *, is_typing: bool) -> list[list[Term]]:
    """The terms, each with those that OR sets beside it. Raises FilterError where one is missing.

    While `is_typing` the last may still be missing.
    """
    chains: list[list[Term]] = []
    is_open = False
    for term in terms:
        if _is_or(term):
            if is_open or not chains:
                raise FilterError(_LONE_OR)
            is_open = True
        elif is_open:
            chains[-1].append(term)
            is_open = False
        else:
            chains.append([term])
    if is_open and not is_typing:
        raise FilterError(_LONE_OR)
    return chains


def _is_or(term: Term) -> bool:
    is_bare = not (term.field or term.is_phrase or term.is_excluded)
    return is_bare and term.value == "OR"


def _with_chain(made: Filter, chain: Sequence[Term], known: _Known) -> Filter:
    """The filter with one more term, or with a choice between several."""
    if len(chain) == 1:
        return _with(made, chain[0], known)
    choices = [_with(Filter(), term, known) for term in chain]
    terms = tuple(term for choice in choices for term in choice.terms)
    group = tuple(choice._replace(terms=()) for choice in choices)
    # A choice that asks for nothing is met by everything.
    if any(choice.is_empty for choice in group):
        return made
    return made._replace(any_of=(*made.any_of, group), terms=(*made.terms, *terms))


def _with(made: Filter, term: Term, known: _Known) -> Filter:
    """The filter with one more term."""
    if not term.field and term.value.lower() in _FLAGS and not term.is_phrase:
        return _with_flag(made, term)
    if not term.field:
        return _with_word(made, term, known)
    if term.field not in _NAMES:
        raise FilterError(f"there is no field {_unknown(term.field, _NAMES)}")
    if term.field in _FLAGS:
        raise FilterError(f"{term.field} stands alone, without a value")
    if term.field in ("quotes", "figures", "minutes"):
        return _with_number(made, term)
    if term.operator != ":":
        raise FilterError(f"{term.field} takes a colon, as in {_EXAMPLES[term.field]}")
    if not _says_something(term.value):
        raise FilterError(f"{term.field} lacks its value, as in {_EXAMPLES[term.field]}")
    match term.field:
        case "has":
            return _with_what_it_has(made, term)
        case "since":
            return _with_time(made, term, known.now)
        case "speaker":
            return _with_speaker(made, term, known)
        case "title":
            return _with_title(made, term, known)
    return _with_sources(made, term, known)


def _with_flag(made: Filter, term: Term) -> Filter:
    flag = term.value.lower()
    before = made.is_read if flag == "unread" else made.is_starred
    wanted = term.is_excluded if flag == "unread" else not term.is_excluded
    if before not in (None, wanted):
        raise FilterError(f"{flag} and -{flag} exclude each other")
    return made._replace(is_read=wanted) if flag == "unread" else made._replace(is_starred=wanted)


def _with_word(made: Filter, term: Term, known: _Known) -> Filter:
    if not _says_something(term.value):
        return made
    word = _word(term, known)
    word = word._replace(sources=_called(word, known))
    if term.is_excluded:
        return made._replace(excluded=(*made.excluded, word))
    return made._replace(words=(*made.words, word), terms=(*made.terms, word.text))


def _with_title(made: Filter, term: Term, known: _Known) -> Filter:
    word = _word(term, known)._replace(in_title=True)
    if term.is_excluded:
        return made._replace(excluded=(*made.excluded, word))
    return made._replace(words=(*made.words, word), terms=(*made.terms, word.text))


def _with_speaker(made: Filter, term: Term, known: _Known) -> Filter:
    word = _word(term, known)
    if term.is_excluded:
        return made._replace(excluded_speakers=(*made.excluded_speakers, word))
    return made._replace(speakers=(*made.speakers, word), terms=(*made.terms, word.text))


def _with_sources(made: Filter, term: Term, known: _Known) -> Filter:
    find = _tagged if term.field == "tag" else _named
    found = find(term, known)
    if term.is_excluded:
        return made._replace(excluded_sources=(*made.excluded_sources, *found))
    if made.sources is not None:
        found = tuple(source for source in found if source in made.sources)
    return made._replace(sources=found)


def _with_number(made: Filter, term: Term) -> Filter:
    if not _NUMBER.fullmatch(term.value):
        given = f", not {_shown(term.value)}" if term.value else ""
        example = _EXAMPLES[term.field]
        raise FilterError(f"{term.field} takes a whole number, as in {example}{given}")
    operator = "=" if term.operator == ":" else term.operator
    return _with_comparison(made, term, term.field, operator, int(term.value))


def _with_what_it_has(made: Filter, term: Term) -> Filter:
    # "has:quotes" asks for the same.
    value = term.value.lower().removesuffix("s")
    if value in PLAYED:
        if term.is_excluded:
            return made._replace(excluded_media=(*made.excluded_media, PLAYED[value]))
        return made._replace(media=(*made.media, PLAYED[value]))
    if value not in HAS:
        raise FilterError(f"no story has {_unknown(term.value, (*HAS, *PLAYED))}")
    return _with_comparison(made, term, HAS[value], ">", 0)


def _with_comparison(made: Filter, term: Term, measure: str, operator: str, number: int) -> Filter:
    operator = _OPPOSITES[operator] if term.is_excluded else operator
    comparison = Comparison(cast(Measure, measure), cast(Operator, operator), number)
    return made._replace(comparisons=(*made.comparisons, comparison))


def _with_time(made: Filter, term: Term, now: int) -> Filter:
    time = moment(term.value, now)
    if time is None:
        raise FilterError(
            f"there is no time {_shown(term.value)}; since takes 12h, 2d, 1w, 3m (months), a date "
            "such as 2026-11-01, today and yesterday"
        )
    if term.is_excluded:
        return made._replace(before=time if made.before is None else min(time, made.before))
    return made._replace(since=time if made.since is None else max(time, made.since))


def _word(term: Term, known: _Known) -> Word:
    """A word, a phrase or a name to look for."""
    text = term.value if term.is_phrase else term.value.rstrip("*")
    # A phrase is over with its closing mark, a word with the space after it.
    is_open = known.is_typing and term.is_open and not term.is_excluded
    is_long = len(text) >= _SHORTEST_BEGINNING or not text.isascii()
    return Word(text, (is_open and is_long) or text != term.value)


def _says_something(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _tagged(term: Term, known: _Known) -> tuple[int, ...]:
    """The sources with a tag; with one that begins so, while it is typed and none is called so."""
    wanted = term.value.casefold()
    tags = [(stored.id, tag.casefold()) for stored in known.sources for tag in stored.source.tags]
    found = [id_ for id_, tag in tags if tag == wanted]
    if not found and known.is_typing and term.is_open:
        found = [id_ for id_, tag in tags if tag.startswith(wanted)]
    return tuple(dict.fromkeys(found))


def _named(term: Term, known: _Known) -> tuple[int, ...]:
    """The sources whose name or host has something in it."""
    wanted = term.value.casefold()
    return tuple(
        stored.id
        for stored, name in zip(known.sources, known.names, strict=True)
        if wanted in name.casefold() or wanted in _host(stored)
    )


def _host(stored: StoredSource) -> str:
    if stored.source.kind is not SourceKind.FEED:
        return ""
    try:
        return urlsplit(stored.source.place).hostname or ""
    except ValueError:
        return ""


def _called(word: Word, known: _Known) -> tuple[int, ...]:
    """The sources in whose names a word stands, or the words of a phrase one after the other."""
    wanted = _parts(word.text)
    if not word.begins:
        wanted += " "
    return tuple(
        stored.id
        for stored, name in zip(known.sources, known.names, strict=True)
        if wanted in f"{_parts(name)} "
    )


@lru_cache(maxsize=4096)
def _parts(name: str) -> str:
    """The words of a name as the store compares them, a space before each."""
    from unicodedata import combining, normalize

    plain = "".join(sign for sign in normalize("NFKD", name) if not combining(sign))
    return "".join(f" {part}" for part in _PART.findall(plain.casefold()))


def _unknown(word: str, known: Sequence[str]) -> str:
    """A word that nothing is called by, what is close to it, and what there is."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), known, n=1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    return f"{_shown(word)}{meant}; there are {', '.join(known[:-1])} and {known[-1]}"


def _shown(value: str) -> str:
    """What was typed, in quotation marks, fit for a message."""
    from briefing.documents.clean import clean_line

    line = clean_line(value)
    return f'"{line if len(line) <= 40 else line[:39] + "…"}"'
