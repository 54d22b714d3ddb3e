"""Words for what is counted, what became of it, and where, written as running words.

All were gathered by hand from the vocabulary of news agencies' reports on disasters, wars, crowds,
elections and companies; a word is listed with another only where a reporter may use either of the
same figure.
"""

from typing import Final

from briefing.marks.lexicon import words


def _forms(lines: str) -> dict[str, str]:
    """Every word of a line, after its colon, with what stands before the colon."""
    found = {}
    for line in lines.strip().splitlines():
        name, _, forms = line.partition(":")
        found.update(dict.fromkeys(forms.split(), name.strip()))
    return found


NOUNS: Final = _forms(
    """
    troops: troops troop soldiers soldier servicemen serviceman servicemembers personnel
    people: people persons person others individuals residents inhabitants victims victim lives dead
    people: injured wounded missing homeless killed folk
    homes: homes home houses house
    officers: officers officer policemen policeman
    drones: drones drone uavs uav
    migrants: migrants migrant refugees refugee
    jobs: jobs job posts positions roles
    workers: workers worker employees employee staff staffers
    boats: boats boat vessels vessel ships ship
    students: students student pupils pupil schoolchildren
    firefighters: firefighters firefighter firemen
    children: children child kids minors
    women: women woman
    men: men man
    countries: countries country nations nation
    flights: flights flight
    peak: peak peaks crest crests
    """
)
"""Nouns by the one that stands for all of their line; others stand for themselves."""

STATES: Final = _forms(
    """
    killed: kill kills killed killing dead die dies died dying perished perish slain
    injured: injure injures injured injuring wound wounds wounded wounding hurt
    missing: missing unaccounted
    displaced: displace displaces displaced displacing fled flee fleeing flees uprooted
    evacuated: evacuate evacuates evacuated evacuating
    arrested: arrest arrests arrested arresting detain detains detained detaining
    rescued: rescue rescues rescued rescuing saved
    homeless: homeless
    sick: sickened ill sick hospitalised hospitalized infected infecting
    destroyed: destroy destroys destroyed destroying razed levelled leveled demolished
    burned: burned burnt burning burns burn scorched scorching torched consumed charred
    damaged: damage damages damaged damaging
    captured: capture captures captured capturing seized seize seizes seizing
    downed: downed intercepted intercept intercepts intercepting
    launched: launch launches launched launching fired fires fire
    cut: cut cuts cutting axed axe shed sheds eliminate eliminated eliminates
    lost: lost lose loses losing go
    gather: gathered gather gathering marched march marching rallied rallying attended attend
    gather: protested protesting demonstrated demonstrating joined joining turned
    trapped: trapped stranded stuck
    cancelled: cancelled canceled cancel cancels scrapped grounded grounds
    hired: hired hire hiring recruited recruit
    created: created create creates creating
    leaked: leak leaks leaked leaking spilled spilt spill spills spilling
    held: remain remains remained remaining still
    abducted: abducted kidnapped kidnap kidnapping abducting
    freed: freed released free freeing release releasing
    """
)
"""What became of what is counted, by the word that names it."""

STATE_NOUNS: Final = {
    "death": "killed", "fatality": "killed", "dead": "killed", "killing": "killed",
    "killed": "killed", "injury": "injured", "injured": "injured", "wounded": "injured",
    "missing": "missing", "arrest": "arrested", "homeless": "homeless", "evacuee": "evacuated",
    "detainee": "arrested", "protester": "gather", "protestor": "gather", "demonstrator": "gather",
    "marcher": "gather", "attendee": "gather", "hostage": "abducted", "fighter": "", "life": "",
}  # fmt: skip
"""Nouns that count people by what became of them, and "lives", which are lost."""

PLAIN: Final = words(
    """
    be been being is are was were am has have had having do does did deployed deploy sent send
    stationed based remain remains remained stay stayed include includes included including involve
    involved see sees saw seen estimate estimated estimates put puts report reported reports counted
    count said say says told confirm confirmed recorded record registered there stood stand stands
    live lives living exist used show shows showed found told according known ready believe
    believes think thinks thought claims claim claimed announced taking took take worked work
    works working battled battle battling fight fighting fought tackle tackled tackling assigned
    responded suffer suffers suffered suffering cause causes caused causing face faces faced
    carry carries carried carrying
    """
)
"""Verbs that say no more than that so many are there."""

SAYING: Final = words(
    """
    said say says saying told tells announced reported reports estimated put puts confirmed claimed
    """
)
"""Verbs of saying: what stands before them tells when something was said."""

MODAL: Final = {
    "will": "planned", "would": "planned", "could": "planned", "may": "planned", "might": "planned",
    "should": "planned", "can": "planned", "to": "planned", "plans": "planned",
    "planning": "planned", "expected": "planned", "expects": "planned",
    "due": "planned", "wants": "planned", "pledged": "planned", "promised": "planned",
    "expect": "planned", "hopes": "planned", "hope": "planned",
    "forecast": "planned", "forecasts": "planned", "foresees": "planned", "foresee": "planned",
    "feared": "feared", "presumed": "feared", "not": "denied", "n't": "denied", "never": "denied",
    "denied": "denied",
}  # fmt: skip
"""Words that say that it has not come to that, or may not have."""

PLACE_PREPOSITIONS: Final = {
    "in": "in", "inside": "in", "within": "in", "across": "in", "throughout": "in", "at": "in",
    "on": "in", "to": "in", "into": "in", "along": "in", "from": "from", "near": "near",
    "outside": "near", "around": "near", "off": "near",
}  # fmt: skip
"""Prepositions by how their place is to be understood."""

OTHER_PREPOSITIONS: Final = words(
    """
    of for with by against about over under between among through since during before until without
    despite like than toward towards behind beyond upon via per amid
    """
)

KINDS_OF_PLACE: Final = words(
    """
    region province state city town village county district strip border area oblast capital island
    camp country hospital school market building site prison airport square station stadium park
    north south east west northeast northwest southeast southwest coast valley municipality
    neighborhood neighbourhood suburb suburbs countryside nation territory bank peninsula prefecture
    metropolitan centre center downtown church mosque factory plant mine base port harbour harbor
    street streets bridge highlands lowlands uplands mountains hills river lake heath forest delta
    basin gulf bay plateau desert crossing pass estuary archipelago peninsula
    """
)
"""What a place is: a noun that makes a place of a phrase without a name."""

WIDE_KINDS: Final = words(
    "region province state city town county district oblast municipality prefecture country"
)
"""Kinds that tell two places of one name apart: a city and its region."""

DIRECTIONS: Final = words(
    """
    north south east west northern southern eastern western central northeastern northwestern
    southeastern southwestern north-eastern north-western south-eastern south-western upper lower
    """
)

DAYS: Final = words(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight overnight
    """
)

MONTHS: Final = words(
    """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec
    """
)

ITSELF: Final = words("city town village country nation state region province area district county")
"""What a text calls the place that it tells of, once it has named it: "in the city"."""

PERIODS: Final = words(
    """
    hour hours day days week weeks month months year years decade decades quarter century weekend
    morning night afternoon evening summer winter spring autumn season minute minutes
    """
)

NAMES: Final = {
    "u.s": "united states", "us": "united states", "usa": "united states",
    "america": "united states", "american": "united states", "u.k": "united kingdom",
    "uk": "united kingdom", "britain": "united kingdom", "british": "united kingdom",
    "u.n": "united nations", "un": "united nations", "eu": "european union",
    "e.u": "european union", "who": "world health organization",
    "world health organisation": "world health organization", "organizers": "organisers",
}  # fmt: skip
"""Short and long names of one body or country, and adjectives as if they were its name."""

MONEY_NOUNS: Final = words(
    """
    damage damages loss losses cost costs bill price value revenue revenues profit profits sales
    budget deficit debt aid fine turnover ransom investment funding
    """
)

CROWDS: Final = words("crowd crowds turnout attendance audience")

FILLING: Final = words("packed filled thronged jammed crowded")
"""Verbs of a crowd before the place that it is in."""

RISEN: Final = words(
    """
    rose risen rises rise rising increased increases increase increasing climbed climbs climb
    climbing grew grown grows grow jumped jumps fell fallen falls fall dropped drops drop revised
    raised lowered updated reached swelled swollen doubled soared later stands stood now
    """
)
"""Words before a figure that make it follow an earlier one; "now" is of a toll alone."""

EARLIER: Final = words("earlier initially originally previously first initial earliest")
"""Words before a figure that is not the last one told."""

IGNORED: Final = words(
    """
    more other additional further extra total estimated own fewer entire whole whopping
    its their his her unprecedented confirmed-dead innocent another all local
    """
)
"""Modifiers that say nothing of what is counted."""

LASTING: Final = words(
    """
    armed unarmed masked uniformed united retired unemployed registered skilled wanted talented
    advanced limited mixed hundred sacred aged needed gifted experienced trained qualified licensed
    disabled married unmarried divorced educated salaried
    """
)
"""Modifiers that end like what was done to something, and tell what it is."""

MORE: Final = words("another more additional further extra")
"""Words that count what comes on top of another figure, unless "than" follows."""

PARTLY: Final = words("including among them whom which")
"""Words before a figure of a part of another."""

HEDGES: Final = words(
    """
    some about around roughly approximately nearly almost an estimated up to as many much at least
    more than over no fewer less under below just close well only a the these those its
    their his her our further another additional other all total
    """
)
"""Words that may stand between a verb and its figure."""

UNITLESS: Final = ("magnitude", "index", "score", "rating")
"""What is told by a bare number, and is no number of anything."""

SINGULAR_IN_S: Final = words(
    "gas bus news series species police process business crisis basis campus virus press class"
)
