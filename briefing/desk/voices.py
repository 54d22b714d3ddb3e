"""Voices: who said what, over one story or many. Pure.

The viewer's sheet and `briefing voices` call `voices` with stories, marked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.desk.copies import Copies, by_text
from briefing.desk.entries import Entry
from briefing.desk.people import Decided, Form, Tie, people
from briefing.model import Quote


@dataclass(frozen=True, slots=True)
class Said:
    """A quote in its story; `copies` are all stories with the same text, this one the first."""

    entry: Entry
    quote: Quote
    copies: Copies


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is quoted: the fullest name, every form of it, and all that was said.

    `roles` are as the texts have them, the one that is given most often first. `said` is in the
    order of time, then of the text. `ties` tell why several forms are one person's.
    """

    name: str
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    said: tuple[Said, ...]
    ties: tuple[Tie, ...]

    @property
    def stories(self) -> int:
        """How many stories quote this voice, those with the same text as one."""
        return len({id(one.entry.story) for one in self.said})


def voices(entries: Sequence[Entry], decided: Decided | None = None) -> tuple[Voice, ...]:
    """The speakers of some stories, those with most quotes first; each text speaks once."""
    said: dict[str, list[Said]] = {}
    forms: list[Form] = []
    texts = by_text(_by_time(entries))
    for number, copies in enumerate(texts):
        entry = copies[0]
        for quote in entry.marks.quotes:
            if quote.is_speech and quote.speaker:
                roles = (quote.role,) if quote.role else ()
                forms.append(Form(number, quote.speaker, roles))
                said.setdefault(quote.speaker, []).append(Said(entry, quote, copies))
    found = people(forms, decided)
    groups: dict[str, list[str]] = {}
    for name in said:
        groups.setdefault(found.person[name], []).append(name)
    order = {id(copies[0]): number for number, copies in enumerate(texts)}
    made = [
        _voice(whole, names, [one for name in names for one in said[name]], order, found.ties)
        for whole, names in groups.items()
    ]
    first = {
        voice.name: (order[id(voice.said[0].entry)], voice.said[0].quote.start) for voice in made
    }
    return tuple(sorted(made, key=lambda voice: (-len(voice.said), first[voice.name])))


def _voice(
    name: str, forms: Sequence[str], said: list[Said], order: dict[int, int], ties: Sequence[Tie]
) -> Voice:
    said.sort(key=lambda one: (order[id(one.entry)], one.quote.start))
    roles: dict[str, int] = {}
    for one in said:
        if one.quote.role:
            roles[one.quote.role] = roles.get(one.quote.role, 0) + 1
    return Voice(
        name,
        tuple(sorted(forms, key=lambda form: (form != name, form))),
        tuple(sorted(roles, key=lambda role: -roles[role])),
        tuple(said),
        tuple(tie for tie in ties if tie.one in forms or tie.other in forms),
    )


def _by_time(entries: Sequence[Entry]) -> list[Entry]:
    """By date, as far as stories have one; those without keep their order, before the others."""
    return sorted(entries, key=lambda entry: entry.story.document.date or "")
