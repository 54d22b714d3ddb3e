"""The currencies that money is written in: ISO 4217 codes, with the words and signs for them.

Codes and names follow ISO 4217. A currency is added here, in one row, and nowhere else. Minor units
(cents, pence) have no code, nor has a unit of several countries where none is named (pesos): they
keep their own name, and the value keeps its own size.
"""

from briefing.marks import lexicon

CURRENCIES: tuple[tuple[str, str, str], ...] = (
    # code, words in the singular ("|" between them), signs before or after the number
    (
        "USD",
        "dollar|US dollar|U.S. dollar|American dollar|United States dollar|buck",
        "$ US$ U.S.$ $US",
    ),
    ("EUR", "euro", "€"),
    ("GBP", "pound sterling|British pound|quid", "£ UK£"),
    ("JPY", "yen|Japanese yen", "¥ JP¥"),
    ("CNY", "yuan|Chinese yuan|renminbi|rmb|kuai", "CN¥ RMB"),
    ("AUD", "Australian dollar", "A$ AU$ $A"),
    ("CAD", "Canadian dollar", "C$ CA$ CDN$"),
    ("NZD", "New Zealand dollar", "NZ$ $NZ"),
    ("HKD", "Hong Kong dollar", "HK$"),
    ("SGD", "Singapore dollar|Singaporean dollar", "S$ SG$"),
    ("TWD", "Taiwan dollar|New Taiwan dollar", "NT$"),
    ("MXN", "Mexican peso", "Mex$ MX$"),
    ("BRL", "real|reais|Brazilian real|Brazilian reais", "R$"),
    ("CHF", "Swiss franc", "Fr"),
    ("INR", "Indian rupee", "₹ Rs Rs."),
    ("PKR", "Pakistani rupee", ""),
    ("LKR", "Sri Lankan rupee", "ரூ"),
    ("RUB", "ruble|rouble|Russian ruble|Russian rouble", "₽"),
    ("UAH", "hryvnia|hryvnias|Ukrainian hryvnia", "₴"),
    ("KRW", "Korean won|South Korean won", "₩"),
    ("ILS", "shekel|Israeli shekel", "₪ NIS"),
    ("TRY", "lira|Turkish lira", "₺"),
    ("ZAR", "rand|South African rand", ""),
    ("NGN", "naira|Nigerian naira", "₦"),
    ("KES", "Kenyan shilling", "KSh"),
    ("UGX", "Ugandan shilling", "USh"),
    ("EGP", "Egyptian pound", "E£"),
    ("PHP", "Philippine peso|Filipino peso", "₱"),
    ("ARS", "Argentine peso|Argentinian peso", "AR$"),
    ("CLP", "Chilean peso", ""),
    ("COP", "Colombian peso", ""),
    ("MYR", "ringgit|Malaysian ringgit", "RM"),
    ("IDR", "rupiah|Indonesian rupiah", "Rp"),
    ("THB", "baht|Thai baht", "฿"),
    ("VND", "dong|Vietnamese dong", "₫"),
    ("SEK", "Swedish krona|Swedish kronor|Swedish crown", ""),
    ("NOK", "Norwegian krone|Norwegian kroner|Norwegian crown", ""),
    ("DKK", "Danish krone|Danish kroner|Danish crown", ""),
    ("ISK", "Icelandic krona|Icelandic kronur", ""),
    ("PLN", "zloty|Polish zloty", "zł"),
    ("CZK", "koruna|Czech koruna|Czech crown", "Kč"),
    ("HUF", "forint|Hungarian forint", "Ft"),
    ("RON", "Romanian leu|Romanian lei", ""),
    ("BGN", "Bulgarian lev|Bulgarian leva", ""),
    ("GEL", "lari|Georgian lari", "₾ GEL"),
    ("AMD", "dram|Armenian dram", "֏"),
    ("KZT", "tenge|Kazakh tenge", "₸"),
    ("AZN", "manat|Azerbaijani manat", "₼"),
    ("SAR", "Saudi riyal|Saudi rial", ""),
    ("QAR", "Qatari riyal", ""),
    ("IRR", "rial|Iranian rial", "﷼"),
    ("AED", "dirham|UAE dirham", "Dh Dhs"),
    ("KWD", "Kuwaiti dinar", ""),
    ("IQD", "Iraqi dinar", ""),
    ("AFN", "afghani", "؋"),
    ("BDT", "taka|Bangladeshi taka", "৳"),
    ("LAK", "kip|Lao kip", "₭"),
    ("KHR", "riel|Cambodian riel", "៛"),
    ("MNT", "tugrik|Mongolian tugrik", "₮"),
    ("CRC", "Costa Rican colon|Costa Rican colón", "₡"),
    ("PYG", "guarani|Paraguayan guarani", "₲"),
    ("GHS", "cedi|Ghanaian cedi", "₵"),
    ("NLG", "guilder|Dutch guilder", ""),
    ("DEM", "deutschmark|Deutsche mark|German mark", ""),
    ("ITL", "Italian lira|Italian lire", ""),
    ("FRF", "French franc", ""),
    ("XBT", "bitcoin", "₿ BTC"),
)

NAMED: tuple[tuple[str, str], ...] = (
    # code, words: currencies whose code is not read where it stands, being a word ("CUP") or rare
    ("ALL", "Albanian lek"),
    ("AOA", "kwanza|Angolan kwanza"),
    ("BHD", "Bahraini dinar"),
    ("BIF", "Burundian franc"),
    ("BOB", "boliviano|Bolivian boliviano"),
    ("BWP", "pula|Botswanan pula"),
    ("BYN", "Belarusian ruble|Belarusian rouble"),
    ("CDF", "Congolese franc"),
    ("CUP", "Cuban peso"),
    ("DJF", "Djiboutian franc"),
    ("DOP", "Dominican peso"),
    ("DZD", "Algerian dinar"),
    ("ETB", "birr|Ethiopian birr"),
    ("FJD", "Fijian dollar|Fiji dollar"),
    ("GMD", "dalasi|Gambian dalasi"),
    ("GNF", "Guinean franc"),
    ("GTQ", "quetzal|Guatemalan quetzal"),
    ("HNL", "lempira|Honduran lempira"),
    ("JMD", "Jamaican dollar"),
    ("JOD", "Jordanian dinar"),
    ("KGS", "Kyrgyz som"),
    ("LBP", "Lebanese pound|Lebanese lira"),
    ("LRD", "Liberian dollar"),
    ("LYD", "Libyan dinar"),
    ("MAD", "Moroccan dirham"),
    ("MDL", "Moldovan leu|Moldovan lei"),
    ("MKD", "denar|Macedonian denar"),
    ("MMK", "kyat|Myanmar kyat|Burmese kyat"),
    ("MUR", "Mauritian rupee"),
    ("MVR", "rufiyaa|Maldivian rufiyaa"),
    ("MWK", "Malawian kwacha"),
    ("MZN", "metical|meticais|Mozambican metical"),
    ("NAD", "Namibian dollar"),
    ("NPR", "Nepali rupee|Nepalese rupee"),
    ("OMR", "Omani rial|Omani riyal"),
    ("PEN", "Peruvian sol|Peruvian soles"),
    ("RSD", "Serbian dinar"),
    ("RWF", "Rwandan franc"),
    ("SCR", "Seychellois rupee"),
    ("SDG", "Sudanese pound"),
    ("SOS", "Somali shilling"),
    ("SSP", "South Sudanese pound"),
    ("SYP", "Syrian pound|Syrian lira"),
    ("TJS", "somoni|Tajik somoni"),
    ("TND", "Tunisian dinar"),
    ("TTD", "Trinidad dollar|Trinidadian dollar"),
    ("TZS", "Tanzanian shilling"),
    ("UYU", "Uruguayan peso"),
    ("UZS", "Uzbek som"),
    ("VES", "bolivar|bolívar|Venezuelan bolivar|Venezuelan bolívar"),
    ("YER", "Yemeni rial|Yemeni riyal"),
    ("ZMW", "Zambian kwacha"),
    ("ZWL", "Zimbabwean dollar|Zimbabwe dollar"),
)

OF_SEVERAL_COUNTRIES: dict[str, tuple[str, ...]] = {
    "peso": ("peso", "pesos"),
    "riyal": ("riyal", "riyals"),
    "rupee": ("rupee", "rupees"),
    "dinar": ("dinar", "dinars"),
    "franc": ("franc", "francs"),
    "CFA franc": ("cfa franc", "cfa francs"),
    "shilling": ("shilling", "shillings"),
    "krona": ("krona", "kronor"),
    "krone": ("krone", "kroner"),
    "crown": ("crown", "crowns"),
    "kwacha": ("kwacha",),
}
"""Units that only a country tells apart: with none beside them, they keep their own name."""

MINOR_UNITS: dict[str, tuple[str, ...]] = {
    "cent": ("cent", "cents", "¢"),
    "penny": ("penny", "pennies", "pence"),
    "sen": ("sen",),
    "paisa": ("paisa", "paise"),
    "kopeck": ("kopeck", "kopecks", "kopek", "kopeks"),
}

MONEY_CONTEXT = lexicon.words(
    """paid pay pays paying cost costs costing price priced worth fine fined salary wage wages fee
    fees earn earns earned earning spend spends spent spending profit profits loss losses bid raised
    raise raising budget debt debts loan loans tax taxes grant grants bill sold bought buy sell
    revenue revenues sales income turnover compensation damages prize bond bonds savings save saved
    charge charged funding donated donation donations deal bonus pension rent mortgage refund"""
)
"""Words beside which a bare "pound" is money, not weight."""


def _plural(words: str) -> str:
    return words if words.endswith("s") else f"{words}s"


_ENGLISH_WORDS = frozenset({"try", "all", "cop", "lak", "gel", "ron", "dem"})
"""Codes that are words or names in lower case."""

LETTER_SIGNS = {"R": "ZAR", "N": "NGN"}
"""Letters that are signs of a currency before a large number, and of a code before others: R22."""

WORDS: dict[str, str] = {}
"""Lower-case words for a currency, singular and plural, to its code or minor unit."""
SIGNS: dict[str, str] = {}
"""Signs and codes as written beside the number, to the code."""

for _code, _words, _signs in CURRENCIES:
    for _word in _words.split("|"):
        WORDS.setdefault(_word.lower(), _code)
        WORDS.setdefault(_plural(_word.lower()), _code)
    SIGNS[_code] = _code
    SIGNS.update(dict.fromkeys(_signs.split(), _code))
    if _code.lower() not in _ENGLISH_WORDS:
        WORDS.setdefault(_code.lower(), _code)
for _code, _words in NAMED:
    for _word in _words.lower().split("|"):
        WORDS |= {_word: _code, _plural(_word): _code}
WORDS["pounds sterling"] = "GBP"
for _unit, _forms in (*OF_SEVERAL_COUNTRIES.items(), *MINOR_UNITS.items()):
    WORDS.update(dict.fromkeys(_forms, _unit))
