"""The lexicon of common nouns for those who speak: persons, and the bodies that speak as one.

Kin, ages and walks of life, beside the trades and offices of `titles`; gathered by hand from the
entries of WordNet under "person" (Fellbaum 1998) that news uses without a name.
"""

from briefing.marks.lexicon import words
from briefing.marks.titles import OCCUPATIONS, TITLE_TAILS

FEMALE = words(
    """
    woman girl mother mum mom gran granny grandmother grandma wife widow daughter sister aunt niece
    girlfriend schoolgirl actress waitress stewardess landlady policewoman businesswoman spokeswoman
    chairwoman congresswoman saleswoman clergywoman housewife barmaid duchess queen princess lady
    countess baroness heiress hostess nun goddaughter stepmother stepdaughter granddaughter bride
    mother-in-law sister-in-law daughter-in-law mother-of-one mother-of-two mother-of-three
    mother-of-four mum-of-one mum-of-two mum-of-three mum-of-four
    """
)
MALE = words(
    """
    man boy father dad grandfather grandad grandpa husband widower son brother uncle nephew
    boyfriend schoolboy waiter landlord policeman businessman spokesman congressman
    salesman clergyman postman fisherman serviceman duke king prince lord baron monk godson
    stepfather stepson grandson bridegroom groom father-in-law brother-in-law son-in-law
    father-of-one father-of-two father-of-three father-of-four dad-of-one dad-of-two dad-of-three
    dad-of-four
    """
)

PERSONS = (
    OCCUPATIONS
    | TITLE_TAILS
    | FEMALE
    | MALE
    | words(
        """
        person teenager teen youth youngster toddler baby infant child pupil adult pensioner
        sibling twin cousin orphan parent partner spouse fiancee fiance lover friend neighbour
        neighbor stranger passer-by intruder burglar thief robber raider mugger attacker assailant
        gunman shooter killer murderer rapist abuser bully stalker fraudster conman arsonist
        vandal looter smuggler trafficker hacker poacher kidnapper accused culprit convict offender
        criminal terrorist bomber militant insurgent rebel hostage captive detainee deportee
        complainant plaintiff claimant accuser victim casualty patient hero heroine
        actor author artist singer rapper musician comedian comic drummer model star celebrity
        presenter broadcaster novelist poet playwright director filmmaker producer millionaire
        billionaire tycoon heir magnate boss chief executive banker trader builder postie driver
        cyclist pedestrian biker motorcyclist jogger walker hiker climber diver sailor skier surfer
        angler hunter farmer fisher goalkeeper keeper defender midfielder striker winger playmaker
        full-back centre-back fullback hooker prop flanker fly-half scrum-half quarterback
        linebacker pitcher batter batsman bowler all-rounder seamer spinner golfer boxer jockey
        sprinter swimmer rower wrestler player teammate team-mate skipper captain coach manager
        rookie veteran champion medallist medalist olympian referee umpire cop constable detective
        officer official sheriff ranger guard recruit private veteran fighter minister premier
        president chancellor senator mayor councillor councilor lawmaker congressperson envoy
        diplomat ambassador judge magistrate barrister solicitor prosecutor lawyer attorney coroner
        surgeon doctor medic gp paramedic scientist researcher professor teacher headteacher
        lecturer academic student graduate apprentice intern employee worker colleague bishop
        archbishop pastor imam rabbi campaigner activist volunteer whistleblower insider aide
        adviser advisor spokesperson commentator critic expert analyst immigrant
        """
    )
) - words("regulator manufacturer operator publisher constituent general head chair forward major")
"""Nouns for one person; those for a body or a thing besides are left out."""

BODIES = words(
    """
    firm company group club charity government ministry department council committee commission
    union federation association foundation institute university college school academy hospital
    trust bank lender insurer retailer supermarket airline airport carrier automaker carmaker
    chipmaker manufacturer operator developer supplier publisher broadcaster newspaper paper
    magazine website network station regulator watchdog agency bureau authority board court
    tribunal panel inquiry party campaign coalition opposition army navy force military police
    service squad team band brewery brewer startup start-up business conglomerate giant parliament
    assembly senate congress church parish museum gallery library theatre theater embassy consulate
    mission office secretariat kremlin pentagon treasury
    """
)
"""Nouns for a body that speaks as one."""

_NO_MEN = frozenset({"human", "german", "roman", "norman", "ottoman"})


def is_person(noun: str) -> bool:
    """Whether a noun in lower case means one person: "burglar", "lifeboatman", "34-year-old"."""
    if noun in PERSONS or noun.endswith(("woman", "-year-old")):
        return True
    return len(noun) > 5 and noun.endswith("man") and noun not in _NO_MEN


def gender_of_noun(noun: str) -> str:
    """The gender that a noun for a person tells: "he", "she" or ""."""
    if noun in FEMALE or noun.endswith("woman"):
        return "she"
    return "he" if noun in MALE else ""
