"""Spanish: number words and formats as in the RAE's Ortografía (2010), months as in CLDR 46.

Spain writes 1.234,5 and 12 000, Mexico and the countries around it 1,234.5: which of the two, a
text's own numbers tell. Function words are the commonest of the Leipzig Corpora's news.
"""

from decimal import Decimal

from briefing.marks.languages.language import Language, named, numbered
from briefing.marks.lexicon import entries, words

SPANISH = Language(
    code="es",
    probes=("el", "los", "una", "del", "que", "por", "las"),
    letters="ñíóú¿¡",
    function_words=words(
        """
        el la los las un una unos unas de del y o u e pero no es son fue fueron era en con por para
        como su sus se lo al más este esta estos estas ese esa ha han había sobre entre sin desde
        hasta también ya muy que qué si cuando donde según tras ante contra durante mientras ser
        estar está están tiene tienen hay les le nos me mi otros otras dos veces cada sólo solo
        aunque porque así a ni todos todas quien otro otra años menos
        """
    ),
    cardinals={
        "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9, "diez": 10, "once": 11, "doce": 12, "quince": 15, "veinte": 20, "treinta": 30,
        "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "cien": 100, "mil": 1000,
    },
    ones=words("un una"),
    scales={
        "mil": Decimal(10**3), "millón": Decimal(10**6), "millones": Decimal(10**6),
        "mil millones": Decimal(10**9), "billón": Decimal(10**12), "billones": Decimal(10**12),
    },
    collectives={
        "decena": 10, "docena": 12, "veintena": 20, "treintena": 30, "cincuentena": 50,
        "centena": 100, "centenar": 100, "millar": 1000,
    },
    units=named(
        """
        percent: por ciento
        percentage point: puntos porcentuales | punto porcentual
        second: segundo | segundos
        minute: minuto | minutos
        hour: hora | horas
        day: día | días
        night: noche | noches
        week: semana | semanas
        month: mes | meses
        year: año | años
        decade: década | décadas
        century: siglo | siglos
        millimeter: milímetro | milímetros
        centimeter: centímetro | centímetros
        meter: metro | metros
        kilometer: kilómetro | kilómetros
        kilometer per hour: kilómetros por hora | kilómetro por hora
        mile: milla | millas
        square meter: metro cuadrado | metros cuadrados
        square kilometer: kilómetro cuadrado | kilómetros cuadrados
        cubic meter: metro cúbico | metros cúbicos
        hectare: hectárea | hectáreas
        gram: gramo | gramos
        kilogram: kilogramo | kilogramos | kilo | kilos
        metric ton: tonelada | toneladas
        liter: litro | litros
        degree: grado | grados
        degree Celsius: grados celsius | grados centígrados
        watt: vatio | vatios
        kilowatt: kilovatio | kilovatios
        megawatt: megavatio | megavatios
        gigawatt: gigavatio | gigavatios
        kilowatt hour: kilovatio hora | kilovatios hora | kilovatios-hora
        barrel: barril | barriles
        """
    ),
    currencies=named(
        """
        EUR: euro | euros
        USD: dólar | dólares | dólares estadounidenses
        GBP: libras esterlinas | libra esterlina
        CHF: francos suizos
        peso: peso | pesos
        MXN: pesos mexicanos
        ARS: pesos argentinos
        CLP: pesos chilenos
        COP: pesos colombianos
        PEN: soles
        VES: bolívares
        BOB: bolivianos
        BRL: reales
        JPY: yen | yenes
        CNY: yuan | yuanes
        RUB: rublo | rublos
        cent: céntimo | céntimos | centavo | centavos
        """
    ),
    approximators=entries(
        """unos, unas, alrededor de, cerca de, casi, aproximadamente, en torno a, más o menos,
        prácticamente, los cerca de"""
    ),
    at_least=entries("al menos, más de, por lo menos, como mínimo, no menos de, por encima de"),
    up_to=entries("hasta, menos de, como máximo, no más de, a lo sumo, por debajo de"),
    to="a",
    between=("entre", "y"),
    of="de ",
    per=words("por al"),
    things=words("persona habitante hogar litro kilo kilogramo kilómetro cabeza"),
    months=numbered(
        """enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre
        diciembre"""
    ),
    month_abbreviations=numbered("ene feb mar abr may jun jul ago sept|sep oct nov dic"),
    day_joint=r"(?: (?:y|al|o|a) (?:el )?|[–-])",
    day_tail=r"(?:\.?º)?[ \u00a0](?:de[ \u00a0])?",
    year_joint="(?: de| del|,)? ",
    month_cues=words("en desde hasta de a principios finales mediados pasado próximo mes"),
    labels=words(
        """artículo página capítulo número núm. nº n.º línea vuelo ruta grupo división categoría
        fase etapa temporada episodio fórmula puerta sala canal versión nivel tipo años"""
    ),
    no_speakers=words(
        """pregunta respuesta cita título lema eslogan resultado ejemplo comentario análisis
        entrevista vídeo video foto fuente conclusión mensaje"""
    ),
    streets=("calle", "avenida", "paseo"),
    parts={"tercios": 3, "tercio": 3, "cuartos": 4, "quintos": 5, "décimos": 10},
    clock=r"\d{1,2}[:.]\d\d[ \u00a0]?(?:h|hs|horas|hrs)(?!\w)",
    clock_cues=words("las"),
    hour_clock=r"(?= de la (?:mañana|tarde|noche|madrugada)|[.,;:)](?!\d)|\n|\Z)",
    ordinal=r"(?:\.?[ºªo]|er|ra|do|da|to|ta|°)(?![\w%CF])",
    ordinal_cues=frozenset(),
    age_cues=entries("tiene, tenía, cumplió, cumple, cumplir, edad de, la edad de, a los"),
    age_tail=r" de edad(?!\w)",
)  # fmt: skip
