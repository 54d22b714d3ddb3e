"""Texts in other languages than English: their marks, their numbers, their dates."""

from decimal import Decimal

import pytest

from briefing.marks import annotate
from briefing.marks.languages.guess import foreign_lines
from briefing.marks.languages.numbers import value_of
from briefing.marks.sentences import paragraphs
from briefing.model import Figure, FigureKind

GERMAN = "Das ist der Tag, an dem die Brücke nach drei Jahren wieder für den Verkehr frei ist. "
FRENCH = "Le pont est de nouveau ouvert pour les habitants de la ville et des villages du nord. "
SPANISH = "El puente está otra vez abierto para los vecinos de la ciudad y del norte de la isla. "


def languages(text: str) -> list[str]:
    lines = paragraphs(text)
    told = foreign_lines(text, lines)
    return [told[n].code if n in told else "en" for n in range(len(lines))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GERMAN, ["de"]),
        (FRENCH, ["fr"]),
        (SPANISH, ["es"]),
        ("The bridge is open to the people of the town again.", ["en"]),
        ("Die Hard and La La Land are on at the Odeon de la Mar.", ["en"]),
        ("", []),
        ("Brücke offen\n\n" + GERMAN, ["de", "de"]),
        (GERMAN + "\n\nBrücke offen\n\n" + FRENCH, ["de", "de", "fr"]),
        ("3,5 Millionen Euro für die Brücke", ["de"]),
        ("It was the end of the week for all of us.\n\n" + SPANISH, ["en", "es"]),
        ("The ferry is late, and the port is shut.\n\nMar del Plata, Rio de la Plata", ["en"] * 2),
    ],
)
def test_a_paragraph_is_in_the_language_of_its_function_words(
    text: str, expected: list[str]
) -> None:
    assert languages(text) == expected


@pytest.mark.parametrize(
    ("quoted", "around"),
    [
        ("„Wir bleiben hier“", GERMAN + "{}, sagte die Fischerin."),
        ("»Wir bleiben hier«", GERMAN + "{}, sagte die Fischerin."),
        ("‚Wir bleiben hier‘", GERMAN + "Auf dem Schild stand {} zu lesen."),
        ("«Wir bleiben hier»", GERMAN + "{}, sagte die Fischerin."),
        ("„Wir bleiben hier“", GERMAN + "Die {}-Fraktion ging."),
        ("«\u00a0Nous restons ici\u00a0»", FRENCH + "{}, a dit la pêcheuse."),
        ("«\u202fNous restons ici\u202f»", FRENCH + "{}, a dit la pêcheuse."),
        ("« Nous restons ici »", FRENCH + "{}, a dit la pêcheuse."),
        ("«Nos quedamos aquí»", SPANISH + "{}, dijo la pescadora."),
        ("“Nos quedamos aquí”", SPANISH + "{}, dijo la pescadora."),
        ("‘We are staying here,’", "The fisher was firm. {} she said."),
    ],
)
def test_the_marks_of_each_language_pair(quoted: str, around: str) -> None:
    text = around.format(quoted)
    assert [text[quote.start : quote.end] for quote in annotate(text).quotes] == [quoted]


def test_marks_inside_marks_are_part_of_the_outer_quotation() -> None:
    text = GERMAN + "„Er rief ‚Halt‘ und lief“, sagte sie. »Sie rief ›Halt‹ und lief«, sagte er."
    quoted = ["„Er rief ‚Halt‘ und lief“", "»Sie rief ›Halt‹ und lief«"]
    assert [text[quote.start : quote.end] for quote in annotate(text).quotes] == quoted


def only(text: str) -> Figure:
    figures = annotate(text).figures
    assert len(figures) == 1, [text[f.start : f.end] for f in figures]
    return figures[0]


@pytest.mark.parametrize(
    ("text", "core", "kind", "value", "unit"),
    [
        (GERMAN + "Das sind 3,5 Prozent.", "3,5 Prozent", "percent", "3.5", "percent"),
        (GERMAN + "Es kamen 1.234,5 Tonnen.", "1.234,5 Tonnen", "measure", "1234.5", "metric ton"),
        (GERMAN + "Es kamen 12 000 Gäste.", "12 000", "count", "12000", None),
        (GERMAN + "Es kamen 12.000 Gäste.", "12.000", "count", "12000", None),
        (GERMAN + "Es kamen 12'000 Gäste.", "12'000", "count", "12000", None),
        (GERMAN + "Es kostet 2 Mrd. Euro.", "2 Mrd. Euro", "money", "2E9", "EUR"),
        (GERMAN + "Es kostet € 2,50 Eintritt.", "€ 2,50", "money", "2.50", "EUR"),
        (GERMAN + "Es kostet 17 €.", "17 €", "money", "17", "EUR"),
        (GERMAN + "Eine Million Gäste kamen.", "Eine Million", "count", "1E6", None),
        (GERMAN + "Ein 45-Jähriger half.", "45-Jähriger", "age", "45", "year"),
        (GERMAN + "Sie ist 45 Jahre alt.", "45 Jahre alt", "age", "45", "year"),
        (GERMAN + "Es waren -5 Grad.", "-5 Grad", "measure", "-5", "degree"),
        (GERMAN + "Drei Viertel gingen.", "Drei Viertel", "fraction", "0.75", None),
        (FRENCH + "Cela fait 3,5 pour cent.", "3,5 pour cent", "percent", "3.5", "percent"),
        (FRENCH + "Cela fait 3,5\u00a0%.", "3,5\u00a0%", "percent", "3.5", "percent"),
        (FRENCH + "Il y a 12\u202f000 places.", "12\u202f000", "count", "12000", None),
        (FRENCH + "Il y a 12\u00a0000 places.", "12\u00a0000", "count", "12000", None),
        (FRENCH + "Il y a 12\u2009000 places.", "12\u2009000", "count", "12000", None),
        (FRENCH + "Coût : 2 millions d’euros.", "2 millions d’euros", "money", "2E6", "EUR"),
        (FRENCH + "Coût : 3 Md€.", "3 Md€", "money", "3E9", "EUR"),
        (FRENCH + "Un homme âgé de 45 ans aide.", "45 ans", "age", "45", "year"),
        (FRENCH + "Une vingtaine de maires aide.", "Une vingtaine", "count", "20", None),
        (SPANISH + "Son 3,5 por ciento.", "3,5 por ciento", "percent", "3.5", "percent"),
        (SPANISH + "Hay 1.234 plazas.", "1.234", "count", "1234", None),
        (SPANISH + "Hay 12,000 plazas.", "12,000", "count", "12000", None),
        (SPANISH + "Cuesta dos mil millones de pesos.", "dos mil millones de pesos", "money", "2E9",
         "peso"),
        (SPANISH + "La ruta mide 40 kilómetros.", "40 kilómetros", "measure", "40", "kilometer"),
    ],
)  # fmt: skip
def test_a_figure_is_read_as_its_language_writes_it(
    text: str, core: str, kind: str, value: str, unit: str | None
) -> None:
    # "drei" of the German sentence before it is a figure of its own.
    figures = [f for f in annotate(text).figures if f.start > len(GERMAN) - 5]
    assert len(figures) == 1, [text[f.start : f.end] for f in figures]
    figure = figures[0]
    assert (text[figure.start : figure.end], figure.kind, figure.unit) == (core, kind, unit)
    assert figure.value == Decimal(value)


def test_what_stands_around_a_figure_is_read_too() -> None:
    figure = only(FRENCH + "Près de 12 000 personnes par an y passent.")
    assert (figure.approx, figure.counted, figure.per) == (True, "personnes", "an")
    assert only(SPANISH + "Hubo al menos 12 muertos.").bound == "at least"
    assert only(SPANISH + "Hay menos de 300 casas.").bound == "up to"
    figure = only(FRENCH + "Entre 10 et 12 maires viennent.")
    assert figure.kind is FigureKind.RANGE
    assert (figure.low, figure.high) == (Decimal(10), Decimal(12))
    text = GERMAN.replace("drei", "vielen") + "Rund 30 bis 40 junge Leute halfen."
    figure = only(text)
    assert (figure.low, figure.high) == (Decimal(30), Decimal(40))
    assert (figure.approx, figure.counted) == (True, "junge Leute")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Am 12. März 2024 und am 3. Mai", ["12. März 2024=2024-03-12", "3. Mai=--05-03"]),
        ("Im Januar; vom 3. bis 5. April 2023", ["Januar=--01", "3=2023-04-03",
                                                 "5. April 2023=2023-04-05"]),
        ("Am 12.03.2024 und 2019", ["12.03.2024=2024-03-12", "2019=2019"]),
        ("der 3. Platz, Artikel 5, im 21. Jahrhundert, um 12.30 Uhr, ein 3:1", []),
        ("die A8, die 90er, 030/123456, Hafenstraße 12, Tabelle 1.2.3", []),
    ],
)  # fmt: skip
def test_german_dates_are_no_figures(text: str, dates: list[str]) -> None:
    text = GERMAN.replace("drei", "vielen") + text
    marks = annotate(text)
    assert [f"{text[d.start : d.end]}={d.value}" for d in marks.dates] == dates
    assert [text[f.start : f.end] for f in marks.figures] == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Le 14 juillet, le 1er mai 2024", ["14 juillet=--07-14", "1er mai 2024=2024-05-01"]),
        ("du 3 au 5 juin et en août", ["3=--06-03", "5 juin=--06-05", "août=--08"]),
        ("Le 14/07/2023 à 14h30, au 21e siècle, l'article 5, la Ligue 1, à 20 heures",
         ["14/07/2023=2023-07-14"]),
    ],
)  # fmt: skip
def test_french_dates_are_no_figures(text: str, dates: list[str]) -> None:
    text = FRENCH + text
    marks = annotate(text)
    assert [f"{text[d.start : d.end]}={d.value}" for d in marks.dates] == dates
    assert marks.figures == ()


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("El 3 de mayo de 2023 y en abril", ["3 de mayo de 2023=2023-05-03", "abril=--04"]),
        ("El 12 nov. a las 8 de la mañana", ["12 nov.=--11-12"]),
        ("entre 2019 y 2021, a las 20.00 horas, el 2.º piso", ["2019=2019", "2021=2021"]),
    ],
)
def test_spanish_dates_are_no_figures(text: str, dates: list[str]) -> None:
    text = SPANISH + text
    marks = annotate(text)
    assert [f"{text[d.start : d.end]}={d.value}" for d in marks.dates] == dates
    assert marks.figures == ()


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("3,5", "3.5"), ("3.5", "3.5"), ("1.234", "1234"), ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"), ("12 000,75", "12000.75"), ("1'234.5", "1234.5"),
        ("0,125", "0.125"), ("0.125", "0.125"), ("1,234,567", "1234567"), ("1.23.456", None),
        ("12.34,5", None), ("1,2,3", None), ("1" * 40, None),
    ],
)  # fmt: skip
def test_separators_group_or_point_by_their_places(digits: str, value: str | None) -> None:
    assert value_of(digits, by_comma=False) == (None if value is None else Decimal(value))


def test_no_english_rule_names_a_speaker_in_another_language() -> None:
    text = (
        "The mayor of the town said to the crowd: “It is so.”\n\n"
        + FRENCH
        + "« Nous restons », said Ana Marlow. According to la ville, 300 habitants aident."
    )
    marks = annotate(text)
    assert [quote.speaker for quote in marks.quotes] == ["The mayor", None]
    assert [figure.claimant for figure in marks.figures] == [None]


@pytest.mark.parametrize(
    ("line", "speaker", "cue"),
    [
        ("Ana Weiß: „Wir bleiben.“", "Ana Weiß", ":"),
        ("Ana Weiß (SPD): „Wir bleiben.“", "Ana Weiß", ":"),
        ("„Wir bleiben hier auf dem Deich.“\n— Ana Weiß", "Ana Weiß", "—"),
        ("Frage: „Bleiben Sie?“", None, None),
        ("Die Fischerin: „Wir bleiben.“", None, None),
        ("Dann sagte Ana Weiß: „Wir bleiben.“", None, None),
    ],
)
def test_a_name_that_stands_alone_beside_a_quotation_is_its_speaker(
    line: str, speaker: str | None, cue: str | None
) -> None:
    quotes = annotate(f"{GERMAN}\n\n{line}\n\n{GERMAN}").quotes
    assert [(quote.speaker, quote.cue) for quote in quotes] == [(speaker, cue)]
