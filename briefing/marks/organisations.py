"""The lexicon of names that are no person's: the heads of organisations, and places.

Gathered by hand: words for bodies, firms, places and events as news names them, and the names of
several words that look like a person's.
"""

from briefing.marks.lexicon import words

ORGANISATION_HEADS = words(
    """
    department ministry council committee commission university college school institute
    institution center centre association federation foundation society union group corp
    corporation inc co company companies bank agency bureau office administration congress
    senate house parliament assembly court party campaign post times journal news herald
    tribune guardian magazine press gazette chronicle observer network television radio tv
    police army navy force forces guard authority board service services organization
    organisation alliance coalition league club fund trust church hospital museum library
    airport airlines industries systems technologies partners holdings media studios records
    entertainment team project initiative movement republican republicans democrat democrats
    conservatives liberals officials states nations kingdom republic constitution act bill
    law street avenue road river city county state province island islands valley beach park
    square tower hall stadium arena summit conference convention debate treaty agreement
    accord deal report award awards prize games cup war day week kremlin pentagon supporters
    voters americans russians troops soldiers embassy treasury
    """
)
"""The last or first word of an organisation's, a place's or an event's name."""

PLACES = frozenset(
    """north korea|south korea|united states|united kingdom|great britain|new york|new zealand
    |saudi arabia|south africa|sri lanka|costa rica|el salvador|puerto rico|hong kong
    |northern ireland|new jersey|new hampshire|new mexico|new orleans|north carolina
    |south carolina|north dakota|south dakota|west virginia|rhode island|los angeles
    |san francisco|san diego|san antonio|las vegas|washington d.c.|middle east|white house
    |wall street|supreme court|european union|united nations|security council|capitol hill
    |silicon valley|tel aviv|abu dhabi|buenos aires|mexico city|cape town|islamic state
    |ivory coast|sierra leone|burkina faso|papua new guinea|czech republic|west bank|gaza strip
    |black sea|red sea|north america|south america|latin america|central america|western europe
    |eastern europe|southeast asia|korean peninsula|air force|red cross|al qaeda|fox news"""
    .replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip
"""Places and bodies of two words and more that look like a person's name."""
