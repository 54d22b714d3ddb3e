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

SURNAMES_TOO = words(
    """
    park hall church house court street law bill day bank river beach island tower post square
    """
)
"""Words among them that are surnames, or first names, as well: "Kate Park", "Bill Moss"."""

BEFORE_BODIES = words(
    """
    high low upper lower old new great grand royal town open public full central north south east
    west northern southern eastern western white black blue green red big little first second
    third main free common world local regional opera random
    """
)
"""Words that places and bodies are named with, and people are not: "High Court", "Town Hall"."""

BODIES = words(
    """
    department ministry council committee commission university college school institute
    institution center centre association federation foundation society union agency bureau
    office administration house bank court church board service organization organisation
    alliance coalition league campaign fund trust hospital museum library academy chamber
    confederation secretariat directorate friends bishops community conference convention
    movement network assembly authority parliament congress senate centers centres institutes
    subcommittee panel forum project
    """
)
"""Bodies whose names go on after "of" or "for": "Bank of England", "Friends of the Earth"."""

BODIES_ON = words(
    "committee commission council center centre institute panel subcommittee conference forum"
    " project office coalition campaign board"
)
"""Bodies whose names may go on after "on": "the Joint Committee on Taxation"."""

APPEALS = words("save stop free protect keep")
"""What a body's name may ask for: "Save the Children"."""

PORTFOLIOS = words(
    """
    affairs agriculture arts business care children commerce communities culture development
    education employment energy environment families fisheries food forestry forests health
    housing human industry innovation justice labour labor local media net pensions planning rural
    science security services skills social sport sports technology tourism trade training
    transport urban welfare work youth equality water prevention budget medicine space
    """
)
"""What bodies answer for, as their names join it: "Work and Pensions"."""

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
