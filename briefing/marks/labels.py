"""Words that a number names or numbers rather than counts, "Article 5"; called by not_figures.py.

Gathered by hand: what the style books of news agencies write with a figure after it (AP, under
"numerals": chapters, flights, roads, acts), lines of products, stock indexes.
"""

from briefing.marks import lexicon

LABELS = lexicon.words(
    """article section chapter page pages pp paragraph clause appendix annex schedule no no. nos nr
    nrs number numbers flight route highway interstate motorway exit channel room suite apartment
    apt floor grade category tier version volume vol vol. episode season verse unit row seat gate
    lane platform terminal pier runway lot bus line phase stage district ward precinct zone
    postcode zip model mark mk type rule resolution proposition amendment psalm figure fig fig.
    windows iphone ipad android ios galaxy pixel playstation xbox boeing airbus apollo voyager
    falcon soyuz ariane sputnik viking pioneer formula euro expo studio catch psalm opus op. mach
    code track disc protocol directive regulation"""
)
"""Nouns that are numbered by what follows: "Article 5", "flight 370". Either case."""

CAPITAL_LABELS = lexicon.words(
    """Part Act Scene Level Group Class Game Round Day Week Year Area Block Building Table Step Lap
    Division League Title Order Item Case Count Grade Form Size Series Super Bowl Question Point
    World War Big Radio Pier Tower Camp Station House Fortune Forbes Billboard Top Force Bill
    Ballot Measure Prop Decree Law Note Rank Team Heat Race Stand Pool Site Mile Spot"""
)
"""Words that number things only as part of a name: "Part 3", "Game 7"."""

INDEXES = lexicon.words(
    """S&P P FTSE Nasdaq NASDAQ Dow DAX CAC Nikkei Stoxx STOXX ASX Russell Fortune Forbes Billboard
    TSX TA IBEX AEX SMI BIST CSI Topix KOSPI Hang Euronext MSCI Index"""
)
"""Stock indexes and lists whose name ends in a number."""

SENTENCE_WORDS = lexicon.words(
    """a about above after all almost also among an and another any approximately around as at
    back before below between both but by chapter counting due during each either every exactly
    few fewer first for from get give had has have his her he however if in including into is it
    its just last least less like make many maybe more most my nearly no not now of on one only or
    other our out over past per perhaps roughly said says she since so some still take than that
    the their then there these they this those though through to total under until up upon was we
    were what when where which while who with within without yes yet you your are be been do does
    did can could will would may might must should let let's that's there's it's i’m i'm
    another"""
)
"""Words that begin a sentence with a capital and are no name."""
