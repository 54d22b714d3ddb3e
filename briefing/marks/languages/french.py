"""French: number words as in Grevisse, Le bon usage; number formats and months as in CLDR 46.

French writes 1 234,5, the space one that does not break (Lexique des règles typographiques).
Function words are the commonest of the Leipzig Corpora's news, less those of English.
"""

from decimal import Decimal

from briefing.marks.languages.language import Language, named, numbered
from briefing.marks.lexicon import entries, words

FRENCH = Language(
    code="fr",
    probes=("les", "des", "le", "est", "et", "une", "du"),
    letters="èàçêôûœ",
    function_words=words(
        """
        le la les un une des du de et ou mais pas est sont était été au aux dans pour sur avec qui
        que ce cette ces cet il elle ils elles nous vous je ne se sa ses leur leurs ont dont où en
        y à par comme selon après avant depuis entre sans sous chez vers lors plus très aussi même
        déjà encore a avait avaient ait être avoir fait deux autres fois on son mois lui si tous
        toutes quand puis dont alors ainsi afin contre pendant moins
        """
    ),
    cardinals={
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10, "onze": 11, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30,
        "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100, "mille": 1000,
    },
    ones=words("un une"),
    scales={
        "mille": Decimal(10**3), "million": Decimal(10**6), "millions": Decimal(10**6),
        "milliard": Decimal(10**9), "milliards": Decimal(10**9), "billion": Decimal(10**12),
        "billions": Decimal(10**12),
    },
    collectives={
        "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
        "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
    },
    units=named(
        """
        percent: pour cent | pourcent
        percentage point: points de pourcentage | point de pourcentage
        second: seconde | secondes
        minute: minute | minutes
        hour: heure | heures
        day: jour | jours
        night: nuit | nuits
        week: semaine | semaines
        month: mois
        year: an | ans | année | années
        decade: décennie | décennies
        century: siècle | siècles
        millimeter: millimètre | millimètres
        centimeter: centimètre | centimètres
        meter: mètre | mètres
        kilometer: kilomètre | kilomètres
        kilometer per hour: kilomètres par heure | kilomètres-heure | kilomètres/heure
        mile: mile | miles
        square meter: mètre carré | mètres carrés
        square kilometer: kilomètre carré | kilomètres carrés
        cubic meter: mètre cube | mètres cubes
        hectare: hectare | hectares
        gram: gramme | grammes
        kilogram: kilogramme | kilogrammes | kilo | kilos
        metric ton: tonne | tonnes
        liter: litre | litres
        degree: degré | degrés
        degree Celsius: degrés celsius | degré celsius
        watt: watt | watts
        kilowatt: kilowatt | kilowatts
        megawatt: mégawatt | mégawatts
        gigawatt: gigawatt | gigawatts
        kilowatt hour: kilowattheure | kilowattheures
        barrel: baril | barils
        """
    ),
    currencies=named(
        """
        EUR: euro | euros
        USD: dollar | dollars | dollars américains
        CAD: dollars canadiens
        GBP: livres sterling | livre sterling
        CHF: francs suisses | franc suisse
        CFA franc: francs cfa | franc cfa
        franc: franc | francs
        JPY: yen | yens
        CNY: yuan | yuans
        RUB: rouble | roubles
        TRY: livres turques
        cent: centime | centimes
        """
    ),
    approximators=entries(
        """environ, près de, quelque, presque, autour de, quasiment, approximativement, à peu près,
        aux alentours de, aux environs de, une moyenne de"""
    ),
    at_least=entries(
        "au moins, plus de, plus d', au minimum, pas moins de, au-delà de, au-dessus de"
    ),
    up_to=entries(
        """jusqu'à, au plus, au maximum, moins de, moins d', pas plus de, au-dessous de,
        en dessous de"""
    ),
    to="à",
    between=("entre", "et"),
    of=r"(?:de |d['’])",
    per=words("par"),
    things=words("personne habitant foyer ménage litre kilo kilogramme kilomètre tête"),
    months=numbered(
        """janvier février mars avril mai juin juillet août|aout septembre octobre novembre
        décembre"""
    ),
    month_abbreviations=numbered("janv févr mars avr mai juin juil août sept oct nov déc"),
    day_joint=r"(?:er)?(?: (?:et|au|ou) (?:le )?|[–-])",
    day_tail=r"(?:er)?[ \u00a0]",
    year_joint=" ",
    month_cues=words("en début fin depuis de d'ici dès mi- jusqu'en courant prochain mois"),
    labels=words(
        """article page chapitre numéro n° no ligne vol chambre ligue division groupe classe
        niveau paragraphe alinéa tome saison épisode phase formule porte quai voie route type
        version chaîne années"""
    ),
    no_speakers=words(
        """question réponse citation titre slogan devise résultat exemple commentaire analyse
        interview entretien vidéo photo source reportage conclusion message"""
    ),
    streets=("rue", "avenue", "boulevard"),
    parts={"tiers": 3, "quarts": 4, "quart": 4, "cinquièmes": 5, "dixièmes": 10},
    clock=r"\d{1,2}[ \u00a0]?h[ \u00a0]?\d\d(?!\d)",
    clock_cues=words("à vers dès jusqu'à avant après"),
    hour_clock=r"[ \u00a0]?(?:heures?|h)(?!\w)",
    ordinal=r"(?:er|re|ère|nd|nde|e|è|ème|ième|es|èmes)(?!\w)",
    ordinal_cues=frozenset(),
    age_cues=entries("âgé de, âgée de, âgés de, âgées de, l'âge de, à l'âge de"),
    age_tail=r" d['’]âge(?!\w)",
)  # fmt: skip
