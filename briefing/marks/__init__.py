"""Marks the quotations, figures and dates of a text: `annotate` is the only public door.

The rules are a grammar in small rooms, which engine.py puts in their order; the words that they
read stand in lexicons beside them, each with where it comes from. One place for each thing to add:

| to add | where | test |
|---|---|---|
| a cue verb, phrase or noun ("deadpan", "hit back") | cues.py, in its list | test_attribution |
| a title, trade or first name ("Sen.", "goalkeeper") | titles.py | test_names |
| an organisation's head word, a place ("ministry") | organisations.py | test_names |
| a unit ("hectare") | units.py, a row of `UNITS` | test_figures |
| a currency | currencies.py, a row of `CURRENCIES` | test_figures |
| a number word or scale ("dozen", "crore") | number_words.py | test_numerals |
| an approximator or a bound ("roughly", "at least") | qualifiers.py | test_figures |
| what a number names rather than counts ("Article 5") | labels.py | test_figures |
| an abbreviation that ends no sentence ("Sgt.") | sentences.py | test_quotes |
| a word of German, French or Spanish | languages/, in the language's file | test_languages |
| a language | languages/, a file like the others, and guess.py | test_languages |
| words for one reader alone | config.toml, the table `[marks]` | – |

A rule of attribution is a function whose docstring begins with its example: rules.py (the cue
before the quotation), tags.py (after it), colons.py, nouns.py, surroundings.py (outside its
sentence); attribution.py tries them in order, and names.py tells whom a mention means. Quotation
marks are paired in quotes.py, and kinds.py tells speech from titles and turns of phrase. A figure
rises from numerals.py (what a number is worth) through amounts.py (with its unit) and quantities.py
(ranges, scores) to figures.py, which leaves out what not_figures.py, stamps.py and dates.py know
better; counted.py reads what is counted, claimants.py on whose word.
"""

from briefing.model import NO_ADDITIONS, Lexicon, Marks

__all__ = ["RULES", "annotate"]

RULES = 4
"""The number of the rules: raised when they find other marks in the same text, so that whoever
keeps marks makes them anew.
"""


def annotate(text: str, lexicon: Lexicon = NO_ADDITIONS) -> Marks:
    """Every quotation, figure and date of `text`, each kind in order, linear in the text's length.

    Offsets are code points into exactly the `text` given, end exclusive. `lexicon` adds cue verbs
    and units to those that are known.
    """
    # The rules are hundreds of patterns, compiled when they are imported: only who marks a text
    # waits for them, and the viewer's own process never does.
    from briefing.marks.engine import find_marks

    return find_marks(text, lexicon)
