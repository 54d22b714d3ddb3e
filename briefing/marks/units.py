"""The units of measure and time, with the ways they are written; read by amounts.py.

Names and symbols follow the SI brochure (BIPM, 9th edition), IEC 80000-13 for bytes and bits, and
NIST Handbook 44, appendix C, for customary units. A unit is added as one row of `UNITS`.
"""

from dataclasses import dataclass

from briefing.marks import lexicon
from briefing.model import FigureKind

_MEASURE, _DURATION, _PERCENT = FigureKind.MEASURE, FigureKind.DURATION, FigureKind.PERCENT


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its name in the singular, and the kind of figure it makes."""

    name: str
    kind: FigureKind


UNITS: tuple[tuple[str, FigureKind, str, str], ...] = (
    # name, kind, written words beyond name and name + "s", symbols (their case counts)
    ("percent", _PERCENT, "per cent|percentage|pct", "% ％ pc"),
    ("percentage point", _PERCENT, "percent point|per cent point|pp", ""),
    ("basis point", _PERCENT, "", "bps"),
    ("second", _DURATION, "sec|secs", "s"),
    ("millisecond", _DURATION, "msec", "ms"),
    ("minute", _DURATION, "min|mins", ""),
    ("hour", _DURATION, "hr|hrs", "h"),
    ("day", _DURATION, "", ""),
    ("night", _DURATION, "", ""),
    ("week", _DURATION, "wk|wks", ""),
    ("fortnight", _DURATION, "", ""),
    ("month", _DURATION, "mo|mos", ""),
    ("year", _DURATION, "yr|yrs", ""),
    ("decade", _DURATION, "", ""),
    ("century", _DURATION, "centuries", ""),
    ("inch", _MEASURE, "inches", ""),
    ("foot", _MEASURE, "feet", "ft"),
    ("yard", _MEASURE, "", "yd yds"),
    ("mile", _MEASURE, "", "mi"),
    ("nautical mile", _MEASURE, "", "nmi"),
    ("light year", _MEASURE, "light-year|light-years", "ly"),
    ("acre", _MEASURE, "", ""),
    ("hectare", _MEASURE, "", "ha"),
    ("square meter", _MEASURE, "", "sqm"),
    ("square foot", _MEASURE, "square feet", "sqft"),
    ("pint", _MEASURE, "", ""),
    ("quart", _MEASURE, "", ""),
    ("gallon", _MEASURE, "", "gal"),
    ("fluid ounce", _MEASURE, "", ""),
    ("cup", _MEASURE, "", ""),
    ("teaspoon", _MEASURE, "tsp|tsps", ""),
    ("tablespoon", _MEASURE, "tbsp|tbsps", ""),
    ("barrel", _MEASURE, "", "bbl"),
    ("bushel", _MEASURE, "", ""),
    ("kilogram", _MEASURE, "kilo|kilos", ""),
    ("hundredweight", _MEASURE, "hundredweight", "cwt"),
    ("furlong", _MEASURE, "", ""),
    ("fathom", _MEASURE, "", ""),
    ("ounce", _MEASURE, "", "oz"),
    ("pound", _MEASURE, "", "lb lbs"),
    ("stone", _MEASURE, "stone", "st"),
    ("ton", _MEASURE, "", ""),
    ("metric ton", _MEASURE, "tonne|tonnes", "t"),
    ("carat", _MEASURE, "", ""),
    ("degree", _MEASURE, "deg", "°"),
    (
        "degree Celsius",
        _MEASURE,
        "degrees celsius|deg celsius|celsius|centigrade|degree centigrade"
        "|degrees centigrade|degree C|degrees C|deg C",
        "°C ℃",
    ),
    (
        "degree Fahrenheit",
        _MEASURE,
        "degrees fahrenheit|deg fahrenheit|fahrenheit|degree F|degrees F|deg F",
        "°F ℉",
    ),
    ("kelvin", _MEASURE, "", ""),
    ("calorie", _MEASURE, "", "cal"),
    ("kilocalorie", _MEASURE, "", "kcal"),
    ("watt hour", _MEASURE, "watt-hour|watt-hours", "Wh"),
    ("kilowatt hour", _MEASURE, "kilowatt-hour|kilowatt-hours", "kWh"),
    ("megawatt hour", _MEASURE, "megawatt-hour|megawatt-hours", "MWh"),
    ("gigawatt hour", _MEASURE, "gigawatt-hour|gigawatt-hours", "GWh"),
    ("terawatt hour", _MEASURE, "terawatt-hour|terawatt-hours", "TWh"),
    ("horsepower", _MEASURE, "horsepower", "hp bhp"),
    ("pound-foot", _MEASURE, "pound-feet", "lb-ft"),
    ("decibel", _MEASURE, "", "dB"),
    ("knot", _MEASURE, "", "kt kts"),
    ("mile per hour", _MEASURE, "", "mph"),
    ("kilometer per hour", _MEASURE, "", "kph kmh km/h km/hr kmph"),
    ("meter per second", _MEASURE, "", "m/s"),
    ("mile per gallon", _MEASURE, "", "mpg"),
    ("revolution per minute", _MEASURE, "", "rpm"),
    ("part per million", _MEASURE, "", "ppm"),
    ("kibibyte", _MEASURE, "", "KiB"),
    ("mebibyte", _MEASURE, "", "MiB"),
    ("gibibyte", _MEASURE, "", "GiB"),
    ("pixel", _MEASURE, "", "px"),
    ("megapixel", _MEASURE, "", "MP"),
    ("bar", _MEASURE, "", ""),
    ("pound per square inch", _MEASURE, "", "psi"),
    ("ksi", _MEASURE, "ksi", ""),
    ("electronvolt", _MEASURE, "electron volt|electron volts", "eV"),
)

SI_UNITS: tuple[tuple[str, str, str, str], ...] = (
    # name, symbol, prefixes it is used with, other spelling
    ("meter", "m", "kilo centi deci milli micro nano", "metre"),
    ("gram", "g", "kilo milli micro", "gramme"),
    ("liter", "L", "milli centi deci", "litre"),
    ("watt", "W", "kilo mega giga tera", ""),
    ("volt", "V", "kilo milli", ""),
    ("amp", "A", "milli", "ampere"),
    ("joule", "J", "kilo mega giga", ""),
    ("hertz", "Hz", "kilo mega giga", ""),
    ("pascal", "Pa", "kilo mega giga hecto", ""),
    ("newton", "N", "kilo", ""),
    ("byte", "B", "kilo mega giga tera peta exa", ""),
    ("bit", "bit", "kilo mega giga tera", ""),
    ("ton", "t", "kilo mega giga", "tonne"),
)

PREFIXES: dict[str, str] = {
    "nano": "n",
    "micro": "µ μ u",
    "milli": "m",
    "centi": "c",
    "deci": "d",
    "hecto": "h",
    "kilo": "k",
    "mega": "M",
    "giga": "G",
    "tera": "T",
    "peta": "P",
    "exa": "E",
}

COMPOUNDS: dict[str, frozenset[str]] = {
    "night": lexicon.words(
        """lines buses trains ferries flights clubs shifts guards watchmen owls nurses schools
        classes markets services games matches raids patrols lights terrors trams routes porters"""
    ),
    "day": lexicon.words(
        """passes tickets trippers schools nurseries centers centres students pupils patients
        visitors laborers labourers workers traders boats spas"""
    ),
    "foot": lexicon.words("soldiers patrols bridges paths officers ferries passengers troops"),
    "yard": lexicon.words("signs sales workers"),
    "mile": lexicon.words("markers posts"),
    "pound": lexicon.words("shops coins notes signs"),
    "stone": lexicon.words(
        """walls houses cottages steps stairs bridges towers buildings circles columns pillars
        lions statues tools tablets churches slabs heads axes arches"""
    ),
    "barrel": lexicon.words("bombs organs vaults makers"),
    "bar": lexicon.words(
        """staff owners stools charts codes workers managers exams tables tenders fights
        associations"""
    ),
    "bit": lexicon.words("parts players"),
    "degree": lexicon.words("programs programmes courses holders students ceremonies"),
    "second": lexicon.words("homes chances thoughts opinions helpings languages halves"),
}
"""Singulars that are also the first word of another noun's plural: "four night buses"."""

SPEED_TIMES: frozenset[str] = frozenset({"hour", "minute", "second", "millisecond"})
LENGTHS: dict[str, str] = {"meter": "m", "foot": "ft", "inch": "in", "yard": "yd", "mile": "mi"}

WORDS: dict[str, Unit] = {}
"""Lower-case written words to their unit."""
SYMBOLS: dict[str, Unit] = {}
"""Symbols, as written beside digits, to their unit."""
FIRST_WORDS: frozenset[str]
"""The first words of all written words, to tell at a glance that no unit follows."""


def _add(unit: Unit, words: str, symbols: str) -> None:
    for word in (unit.name, f"{unit.name}s", *filter(None, words.split("|"))):
        WORDS.setdefault(word.lower(), unit)
        if not word.endswith("s"):
            WORDS.setdefault(f"{word.lower()}s", unit)
    for symbol in symbols.split():
        SYMBOLS.setdefault(symbol, unit)


def _fill() -> None:
    for name, kind, words, symbols in UNITS:
        _add(Unit(name, kind), words, symbols)
    lengths = dict(LENGTHS)
    for name, symbol, prefixes, spelling in SI_UNITS:
        _add(Unit(name, _MEASURE), spelling, symbol)
        for prefix in prefixes.split():
            unit = Unit(f"{prefix}{name}", _MEASURE)
            marks = " ".join(f"{letter}{symbol}" for letter in PREFIXES[prefix].split())
            _add(unit, f"{prefix}{spelling}" if spelling else "", marks)
            if name == "meter":
                lengths[unit.name] = marks.split()[0]
    for name, symbol in lengths.items():
        written = {word for word, unit in WORDS.items() if unit.name == name}
        _add(
            Unit(f"square {name}", _MEASURE),
            "|".join(f"{square} {word}" for square in ("square", "sq", "sq.") for word in written)
            + f"|sq {symbol}|sq. {symbol}",
            f"{symbol}2 {symbol}²",
        )
        _add(
            Unit(f"cubic {name}", _MEASURE),
            "|".join(f"cubic {word}" for word in written) + f"|cu {symbol}",
            f"{symbol}3 {symbol}³",
        )
    for litre in ("l", "ml", "cl"):
        SYMBOLS[litre] = SYMBOLS[f"{litre[:-1]}L"]


_fill()
SYMBOLS |= {
    "KB": SYMBOLS["kB"],
    "Mb": Unit("megabit", _MEASURE),
    "Gb": Unit("gigabit", _MEASURE),
    "Mbps": Unit("megabit per second", _MEASURE),
    "kHZ": SYMBOLS["kHz"],
    "Gbps": Unit("gigabit per second", _MEASURE),
    "Ghz": SYMBOLS["GHz"],
}
FIRST_WORDS = frozenset(word.split()[0] for word in WORDS)
