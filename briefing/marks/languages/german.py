"""German: number words and abbreviations as in the Duden, months and number formats as in CLDR 46.

German writes 1.234,5 and 12 000, and Swiss German 1'234.5 too; DIN 5008 has the dates. Function
words are the commonest of the Leipzig Corpora's news, less those that are English words as well.
"""

from decimal import Decimal

from briefing.marks.languages.language import Language, named, numbered
from briefing.marks.lexicon import entries, words

GERMAN = Language(
    code="de",
    probes=("der", "und", "das", "ist", "für", "im", "mit"),
    letters="äöüß„",
    function_words=words(
        """
        der die das dem des den ein eine einen einem einer eines und oder aber nicht ist sind wird
        werden wurde wurden haben hatte hatten mit von vom zu zum zur auf für im bei nach aus als
        auch sich es er sie wir ich dass wie noch nur über unter durch gegen ohne seit bis um beim
        vor zwischen sein seine seiner ihre ihrer ihren ihr kein keine mehr sei worden diese dieser
        dieses diesem diesen wenn weil nun schon sagte sagt laut rund doch damit dabei davon ihm
        ihn kann können soll sollen will wollen muss müssen am an was so man sowie während
        """
    ),
    cardinals={
        "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
        "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "zwanzig": 20, "dreißig": 30,
        "vierzig": 40, "fünfzig": 50, "hundert": 100, "tausend": 1000,
    },
    ones=words("ein eine einer einem einen"),
    scales={
        "tausend": Decimal(10**3), "million": Decimal(10**6), "millionen": Decimal(10**6),
        "mio.": Decimal(10**6), "mio": Decimal(10**6), "milliarde": Decimal(10**9),
        "milliarden": Decimal(10**9), "mrd.": Decimal(10**9), "mrd": Decimal(10**9),
        "billion": Decimal(10**12), "billionen": Decimal(10**12), "bio.": Decimal(10**12),
    },
    collectives={"dutzend": 12},
    units=named(
        """
        percent: prozent
        percentage point: prozentpunkt | prozentpunkte | prozentpunkten
        second: sekunde | sekunden
        minute: minute | minuten
        hour: stunde | stunden
        day: tag | tage | tagen
        night: nacht | nächte | nächten
        week: woche | wochen
        month: monat | monate | monaten
        year: jahr | jahre | jahren
        decade: jahrzehnt | jahrzehnte | jahrzehnten
        century: jahrhundert | jahrhunderte | jahrhunderten
        millimeter: millimeter | millimetern
        centimeter: zentimeter | zentimetern
        meter: meter | metern
        kilometer: kilometer | kilometern
        kilometer per hour: stundenkilometer | stundenkilometern
        mile: meile | meilen
        square meter: quadratmeter | quadratmetern
        square kilometer: quadratkilometer | quadratkilometern
        cubic meter: kubikmeter | kubikmetern
        hectare: hektar
        gram: gramm
        kilogram: kilogramm | kilo
        metric ton: tonne | tonnen
        liter: liter | litern
        degree: grad
        degree Celsius: grad celsius
        watt: watt
        kilowatt: kilowatt
        megawatt: megawatt
        gigawatt: gigawatt
        kilowatt hour: kilowattstunde | kilowattstunden
        barrel: barrel
        """
    ),
    currencies=named(
        """
        EUR: euro | euros
        USD: dollar | us-dollar | dollars
        GBP: britische pfund | pfund sterling
        CHF: franken | schweizer franken
        JPY: yen
        CNY: yuan
        RUB: rubel
        TRY: türkische lira
        PLN: zloty
        UAH: hrywnja | griwna
        cent: cent
        """
    ),
    approximators=entries(
        """rund, etwa, ungefähr, circa, ca., zirka, knapp, fast, beinahe, nahezu, annähernd, gut,
        schätzungsweise, an die, um die"""
    ),
    at_least=entries(
        "mindestens, wenigstens, mehr als, über, zumindest, nicht weniger als, gut, von über"
    ),
    up_to=entries(
        "höchstens, maximal, bis zu, weniger als, unter, nicht mehr als, knapp unter, unter die"
    ),
    to="bis(?: zu)?",
    between=("zwischen", "und"),
    of="",
    per=words("pro je"),
    things=words("person kopf einwohner liter kilogramm kilometer haushalt quadratmeter"),
    months=numbered(
        """januar|jänner februar märz april mai juni juli august september oktober november
        dezember"""
    ),
    month_abbreviations=numbered("jan feb mär|mrz apr mai jun jul aug sep|sept okt nov dez"),
    day_joint=r"\.?(?: (?:und|bis|oder|bis zum) |[/–-])",
    day_tail=r"\.[ \u00a0]?",
    year_joint=" ",
    month_cues=words("im seit anfang mitte ende bis ab vom zum monat jeden vergangenen nächsten"),
    labels=words(
        """artikel art. paragraf § absatz seite kapitel nummer nr. nr platz rang linie flug gleis
        zimmer folge staffel gruppe klasse stufe halle tor formel bundesstraße autobahn liga
        version modell typ block"""
    ),
    no_speakers=words(
        """frage antwort zitat titel motto slogan fazit wörtlich überschrift hinweis hintergrund
        kommentar analyse interview video thema foto bild quelle wort aufschrift beispiel"""
    ),
    streets=("straße", "strasse", "gasse", "allee"),
    parts={"drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10},
    clock=r"\d{1,2}(?:[.:]\d\d)?(?: bis \d{1,2}(?:[.:]\d\d)?)?[ \u00a0]?Uhr(?!\w)",
    clock_cues=frozenset(),
    hour_clock="",
    ordinal=r"\.(?=[ \u00a0](?-i:[a-zäöü]))",
    ordinal_cues=words("der die das dem den des am im zum vom zur beim dessen deren sein ihr"),
    age_cues=entries("im alter von, alter von"),
    age_tail=r" alt(?!\w)",
    adjectives={
        "prozentig": "percent", "stündig": "hour", "tägig": "day", "wöchig": "week",
        "monatig": "month", "minütig": "minute", "jährig": "year",
    },
    nouns_have_capitals=True,
)  # fmt: skip
