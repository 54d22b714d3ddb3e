"""Closed classes of English words that the grammar of attribution leans on.

The classes as the grammars list them (Quirk et al. 1985, chapters 2 and 5 to 9); the verbs are the
commonest of news that no ending tells.
"""

from briefing.marks.lexicon import words

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who"})
"""Subjects that stand alone."""

DETERMINERS = words(
    """
    the a an one another his her their its this that these those our my your some several many
    most all both each every no any few two three four five six seven eight nine ten other
    certain such
    """
)

PREPOSITIONS = words(
    """
    in on at to of by with from for about into over under against between among through during
    before after since until without within despite amid as like than around near toward
    towards behind beyond beneath underneath atop upon outside inside across along via per besides
    unlike following
    regarding concerning including versus because alongside throughout
    """
)

CONJUNCTIONS = words(
    """
    and but or nor so yet while when whereas because although though if unless until since as
    that whether where after before once
    """
)

CLAUSE_OPENERS = words(
    """
    while when whereas because although though if unless that whether where once but as after
    before since until than which who what how why
    """
)
"""Words after which a new clause, with a subject of its own, may start."""

AUXILIARIES = words(
    """
    has have had is are was were be been being will would can could may might must shall
    should do does did 's 'd 've 'll 're having hasn't haven't hadn't isn't aren't wasn't
    weren't won't wouldn't can't couldn't didn't doesn't don't cannot
    """
)

ADVERBS = words(
    """
    also then later now once again often never always still even just only simply once twice
    earlier previously recently famously quickly soon not further instead too finally first
    last repeatedly reportedly already perhaps maybe yet once ever since today yesterday
    tonight tomorrow bluntly flatly therefore thus meanwhile however nevertheless actually
    sometimes anyway instead too in-part afterward afterwards seldom rarely long back else
    together alone himself herself themselves itself
    """
)

CALENDAR = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb aug sept oct nov dec morning
    afternoon evening night week month year weekend today yesterday tonight day mon tue wed
    thu fri sat sun
    """
)

WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
"""Days, which may stand before a name and are no part of it; months are first names too."""

TIME_ZONES = words("gmt bst utc cet cest eet est edt cst cdt pst pdt ist aest jst")
"""What may follow a clock time, and be followed by a name."""

NOT_NAMES = words(
    """
    both since last now then there here when while what why how where who which that this
    these those but and or so yet if as at by for from in into of on to with after before
    during despite however meanwhile moreover furthermore still although though because until
    unless once next first second third finally earlier later also even just only yes no not
    never always often perhaps maybe indeed instead rather thus therefore nor every each some
    many most all any more much few such is are was were be do does did has have had can could
    will would should may might must let get see read watch asked according speaking given
    following among amid about against like unlike under over between through without within
    the a an it he she they we i you his her their its our my your him them us me additionally
    nevertheless nonetheless ultimately recently previously today yesterday tomorrow tonight
    well ok okay oh please thanks thank related update updated absent neither afterward
    afterwards
    """
)
"""Words that open sentences with a capital and are no names."""

FINITE_VERBS = words(
    """
    is are was were has have had does did do goes went came comes gave gives took takes made
    makes got gets saw sees knew knows thought thinks left leaves kept keeps held holds
    brought brings began begins became becomes ran runs led leads won wins lost loses met
    meets paid pays sent sends spent spends stood stands built builds bought buys cut cuts set
    sets let lets put puts hit hits sat sits fell falls rose rises grew grows drew draws threw
    throws wore wears broke breaks chose chooses drove drives ate eats flew flies forgot
    forgets spoke speaks stole wrote writes told tells said says found finds felt feels heard
    hears meant means sold sells taught fought fights caught laid lies will would can could
    may might must should shall 's 'd won't wouldn't can't couldn't didn't doesn't don't isn't
    aren't wasn't weren't hasn't haven't hadn't seems wants plans needs looks calls uses hopes
    likes refuses remains appears says tried won showed shows turns talks works lives believes
    plays sought dealt fled clung crept dug drank fed flung froze hid hung knelt lent rang rode
    sank shook slept slid sprang stuck struck swept swam swung tore woke wept understood withdrew
    blew bore bent forgave overcame overtook undertook arose faces seeks quits joins rejects
    becomes gets makes loses happens exists requires allows receives
    provides continues moves considers decides expects agrees
    """
)
"""Verbs that mark a finite clause beside the auxiliaries and the words in -ed."""

PARTICIPLES = words(
    """
    known seen written sung begun sworn spoken shown foreseen taken gone given done made
    """
)
"""Participles that are no past tense: finite only with an auxiliary."""

TIME_UNITS = words(
    """
    second seconds minute minutes moment moments hour hours day days week weeks month months
    year years decade decades
    """
)

PLURALS = frozenset({"people", "police", "men", "women", "staff", "management", "congress"})
"""Nouns that are subjects without an article, though they do not end in -s."""

REPORTING = words(
    """
    officials scientists researchers authorities doctors physicians surgeons nurses witnesses
    residents villagers farmers fishermen scholars astronomers biologists geologists ecologists
    economists engineers historians archaeologists chemists physicists psychologists analysts
    journalists correspondents reporters newspapers papers outlets agencies companies firms
    hospitals clinics banks brokers retailers users teams authors experts investigators
    detectives medics paramedics rescuers survivors locals charities teachers parents patients
    observers monitors sources states governments ministries people
    """
)
"""Plurals whose "report" is a verb: "scientists report"."""

INITIAL_SKIP = frozenset(
    {"and", "but", "or", "so", "yet", "then", "now", "still", "nor", "here", "there", "elsewhere"}
)

NAME_PARTICLES = words(
    """
    de da del della der den di du van von ten ter la le el al bin ibn abu st dos das
    """
)
"""Lower-case parts of names: "Ursula von der Leyen"."""
