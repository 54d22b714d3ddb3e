"""The `[marks]` table of the settings: the reader's own words for marks; called by `config`."""

import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from briefing.config_wording import SettingPath, meant, shown
from briefing.model import NO_ADDITIONS, Lexicon

LONGEST_PHRASE: Final = 80
NAMES: Final = ("cue_verbs", "units", "boilerplate")

_CUE_VERB: Final = re.compile(r"[^\W\d_]{2,30}(?:-[^\W\d_]{2,30})?")
_UNIT: Final = re.compile(r"[^\W\d_](?:\S{0,29}[^\W_])?(?: [^\W\d_]\S{0,29}){0,3}")
_PHRASE: Final = re.compile(rf"\S.{{1,{LONGEST_PHRASE - 2}}}\S")

Mistake: TypeAlias = Callable[[SettingPath, str], None]
"""What hears of a mistake: where it is, and a sentence."""


def read_lexicon(table: object, mistake: Mistake) -> Lexicon:
    """What the table says, without what is mistaken in it."""
    if not isinstance(table, dict):
        mistake(("marks",), "marks must be a table: [marks], then its settings")
        return NO_ADDITIONS
    for name in table:
        if name not in NAMES:
            mistake(("marks", name), f"marks have no setting {shown(name)}{meant(name, NAMES)}")
    wanted = f"phrases of 3 to {LONGEST_PHRASE} characters"
    return Lexicon(
        cue_verbs=_phrases(table, "cue_verbs", _CUE_VERB, "verbs of one word each", mistake),
        units=_units(table, mistake),
        boilerplate=_phrases(table, "boilerplate", _PHRASE, wanted, mistake),
    )


def _phrases(
    table: dict[str, Any], name: str, form: re.Pattern[str], wanted: str, mistake: Mistake
) -> tuple[str, ...]:
    """A list of the table."""
    phrases = table.get(name, [])
    if not isinstance(phrases, list):
        mistake(("marks", name), f"{name} must be a list, not {shown(phrases)}")
        return ()
    right = []
    for phrase in phrases:
        if isinstance(phrase, str) and form.fullmatch(phrase):
            right.append(phrase)
        else:
            mistake(("marks", name), f"{name} must be {wanted}, not {shown(phrase)}")
    return tuple(right)


def _units(table: dict[str, Any], mistake: Mistake) -> tuple[tuple[str, str], ...]:
    """The table of units in the table: how each is written, and its name."""
    units = table.get("units", {})
    if not isinstance(units, dict):
        reason = f'units must be a table: units = {{ "TEU" = "TEU" }}, not {shown(units)}'
        mistake(("marks", "units"), reason)
        return ()
    right = []
    for written, name in units.items():
        if not _UNIT.fullmatch(written):
            reason = f"a unit must be one to four words, with no digit first, not {shown(written)}"
            mistake(("marks", "units", written), reason)
        elif not isinstance(name, str) or not _UNIT.fullmatch(name):
            reason = f"{shown(written)} must lead to the name of a unit, not {shown(name)}"
            mistake(("marks", "units", written), reason)
        else:
            right.append((written, name))
    return tuple(right)
