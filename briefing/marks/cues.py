"""The lexicon of attribution: what people do with words. To add a cue, put it in its list here.

The verbs are the reporting verbs of the grammars (Quirk et al. 1985, section 14.29, and Huddleston
and Pullum 2002, chapter 11), of Levin's verb classes 33 and 37 (1993), and of news style books,
grouped by what they say of the speech.
"""

from briefing.marks.lexicon import entries, words


def _spelled(running: str) -> frozenset[str]:
    """The verbs of a lexicon in American spelling, and in British too: "criticise", "honour"."""
    verbs = words(running)
    british = {verb[:-3] + "ise" for verb in verbs if verb.endswith("ize")}
    return verbs | british | {verb[:-2] + "our" for verb in verbs if verb.endswith("onor")}


SAYING = _spelled(
    """
    say tell add ask note reply explain answer respond continue write tweet post state remark
    comment observe declare announce report mention recall recount relate repeat reiterate
    restate conclude begin finish read sing chant shout yell scream cry exclaim whisper mutter
    murmur joke quip crack laugh smile deadpan retort counter rejoin interject interrupt chime
    volunteer offer shrug grin smirk giggle opine muse wonder reflect reason think believe feel
    guess figure suspect speculate imagine suppose realize reckon email text message blog retweet
    tout
    quote cite paraphrase summarize recite pronounce proclaim profess herald signal clarify
    elaborate expand react emphasize stress underline underscore highlight reveal disclose
    divulge confide leak gush enthuse rave vent fume thunder bellow snap bark growl sneer scoff
    snark sniff chuckle sigh groan moan whine grumble lament bemoan rejoice boast brag crow
    inform notify brief testify swear attest vouch preach lecture echo parrot intone drawl blurt
    stammer tease kid ad-lib riff rant rail posit theorize hypothesize surmise assess estimate
    calculate predict forecast project expect anticipate foresee hope fear worry know understand
    learn hear find conclude determine discover show indicate suggest imply hint intimate allude
    gloat hiss snarl plead narrate remember describe characterize depict portray denounce spell
    pen scrawl inscribe caption sign
    bawl beam bleat boom burble carp convey coo counsel croak croon drone enunciate gasp gripe
    grouse grunt holler hoot howl huff interpose jeer heckle ponder purr quibble rasp roar
    ruminate shriek snipe sob splutter squawk squeal stutter venture wail warble wheeze whimper
    """
)
"""Plain telling, manner of speaking, thinking aloud, and making known."""

ARGUING = _spelled(
    """
    argue claim contend maintain insist assert affirm aver allege charge accuse assure warn
    caution threaten vow pledge promise swear admit acknowledge concede confess confirm deny
    dispute reject dismiss rebut refute disagree agree concur object protest complain
    criticize attack blast slam bash lash hammer assail berate chastise castigate chide scold
    rebuke rip mock ridicule deride decry condemn denounce blame fault question challenge
    doubt demand urge call implore beg press exhort encourage advise recommend propose suggest
    order instruct command request invite appeal plead advocate support defend endorse praise
    laud hail commend applaud congratulate thank welcome greet credit salute celebrate honor
    tout herald champion oppose lambaste skewer excoriate disparage belittle brand label dub
    deem term name nickname style rate consider regard view see liken compare equate cast
    frame pitch bill peg apologize regret justify excuse explain advertise introduce address
    mean put pose speak talk discuss debate testify rule hold judge decide find vote recant
    retract guarantee censure compliment defame denigrate deprecate eulogize extol lampoon malign
    reprimand reproach revile scorn upbraid vilify pray wish taunt needle jab poke insult troll
    savage pan trash knock hit fire shoot
    """
)
"""Claims, promises, attacks, praise, requests, and naming."""

NAMING = _spelled(
    """
    call describe label brand dub deem term name nickname characterize refer portray depict
    denounce dismiss praise hail slam blast bill cast tout condemn consider regard liken decry
    deride criticize mock style rate view see
    """
)
"""Verbs that pin words on their object: "called X “…”"; the speaker is their subject."""

WEAK = _spelled(
    """
    think believe feel guess figure reckon suspect imagine suppose realize know understand learn
    hear find determine discover show expect anticipate hope fear worry consider regard view see
    liken hold judge decide vote wish mean put pose hit fire shoot knock rate support
    introduce address estimate conclude press order pitch count bill frame pan report face
    discuss
    """
)
"""Verbs of thought and effect: a verb of speech elsewhere in the sentence goes before them."""

PLAIN = _spelled(
    """
    say tell add ask note reply explain answer respond continue write tweet post state remark
    comment observe declare announce report recall conclude joke quip shout yell argue claim
    insist warn admit acknowledge concede retort counter exclaim lament boast predict
    reiterate recount muse wonder email text promise vow complain caution clarify emphasize
    stress confirm read testify deadpan chant contend opine elaborate mention urge assert
    suggest begin remember
    """
)
"""Verbs that take speech itself as their object, and may stand inverted: "…," said the mayor."""

TAKING_CLAUSES = PLAIN | words(
    """
    think believe feel guess figure reckon suspect imagine suppose realize know understand learn
    hear find show expect hope fear worry estimate assess conclude deny mean indicate imply reveal
    agree predict maintain allege charge swear pledge
    """
)
"""Verbs that a clause may follow without "that": what comes after them can be a subject."""

IRREGULAR = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "think": ("thinks", "thought", "thinking"),
    "feel": ("feels", "felt", "feeling"),
    "read": ("reads", "read", "reading"),
    "sing": ("sings", "sang", "sung", "singing"),
    "begin": ("begins", "began", "begun", "beginning"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "find": ("finds", "found", "finding"),
    "know": ("knows", "knew", "known", "knowing"),
    "hear": ("hears", "heard", "hearing"),
    "learn": ("learns", "learned", "learnt", "learning"),
    "understand": ("understands", "understood", "understanding"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "hold": ("holds", "held", "holding"),
    "see": ("sees", "saw", "seen", "seeing"),
    "put": ("puts", "put", "putting"),
    "hit": ("hits", "hit", "hitting"),
    "cast": ("casts", "cast", "casting"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "mean": ("means", "meant", "meaning"),
    "forecast": ("forecasts", "forecast", "forecasting"),
    "show": ("shows", "showed", "shown", "showing"),
    "shoot": ("shoots", "shot", "shooting"),
    "spell": ("spells", "spelled", "spelling"),
    "retort": ("retorts", "retorted", "retorting"),
    "shrug": ("shrugs", "shrugged", "shrugging"),
    "grin": ("grins", "grinned", "grinning"),
    "quip": ("quips", "quipped", "quipping"),
    "dub": ("dubs", "dubbed", "dubbing"),
    "admit": ("admits", "admitted", "admitting"),
    "rebut": ("rebuts", "rebutted", "rebutting"),
    "chat": ("chats", "chatted", "chatting"),
    "beg": ("begs", "begged", "begging"),
    "brag": ("brags", "bragged", "bragging"),
    "blog": ("blogs", "blogged", "blogging"),
    "slam": ("slams", "slammed", "slamming"),
    "rip": ("rips", "ripped", "ripping"),
    "pan": ("pans", "panned", "panning"),
    "pin": ("pins", "pinned", "pinning"),
    "kid": ("kids", "kidded", "kidding"),
    "pen": ("pens", "penned", "penning"),
    "peg": ("pegs", "pegged", "pegging"),
    "jab": ("jabs", "jabbed", "jabbing"),
    "confer": ("confers", "conferred", "conferring"),
    "refer": ("refers", "referred", "referring"),
    "regret": ("regrets", "regretted", "regretting"),
    "snap": ("snaps", "snapped", "snapping"),
    "go": ("goes", "went", "gone", "going"),
    "set": ("sets", "set", "setting"),
    "take": ("takes", "took", "taken", "taking"),
    "give": ("gives", "gave", "given", "giving"),
    "lay": ("lays", "laid", "laying"),
    "sum": ("sums", "summed", "summing"),
    "come": ("comes", "came", "coming"),
    "label": ("labels", "labeled", "labelled", "labeling", "labelling"),
    "signal": ("signals", "signaled", "signalled", "signaling", "signalling"),
}
"""Forms that the rules of spelling do not give, the doubled consonants among them."""

CUE_NOUNS = words(
    """
    statement letter memo post tweet email e-mail message speech interview report article
    column editorial op-ed op-eds blog op ad advertisement poster sign banner headline caption
    video book essay press-release release filing complaint lawsuit memoir document note
    transcript testimony remarks comment comments announcement pledge promise warning
    description claim slogan motto chant chants cry words phrase quote petition resolution
    ruling opinion survey poll study review tweets emails letters statements question answer
    response reply text call calls message messages attack attacks remark rhetoric criticism
    accusation accusations defense defence characterization assertion suggestion threat vow
    lament mantra
    """
)
"""Things that carry words: "released a joint statement condemning “…”", "the letter “…”"."""

SPEECH_SOURCES = words(
    """
    statement letter memo post tweet email e-mail message report article column editorial
    op-ed ad advertisement poster sign banner headline caption video book release filing
    complaint lawsuit document note transcript resolution ruling survey poll study website
    page newspaper magazine paper spokesman spokeswoman spokesperson campaign
    """
)
"""Nouns that can themselves be the source of words."""

EVIDENCE = SPEECH_SOURCES | words(
    """
    account accounts analyses analysis assessment audit balance-sheet briefing census chart charts
    count data database dataset documents estimate estimates evidence evaluation examination figures
    filings findings forecast forecasts graph index inquest inquiry inspection inspections
    investigation investigations minutes modelling modeling numbers papers polling polls probe
    projections readings record records register research results returns review reviews sample
    samples statistics stats surveys studies tally test testing tests trial trials reports
    """
)
"""Nouns for what answers for a figure that it shows: "the survey showed 40 cases"."""

BEARERS = words(
    """
    badge badges banner banners bumper button buttons cap caps flag flags hat hats mug mugs pin
    placard placards poster posters shirt shirts sign signs sticker stickers t-shirt t-shirts tee
    """
)
"""Nouns for what carries a few words about: `a "Vote Hall" badge`, "a sign saying"."""

MAKING = words(
    """
    release released releases releasing issue issued issues issuing send sent sends sending
    publish published publishes publishing make made makes making give gave gives giving
    deliver delivered delivers delivering tweet tweeted post posted circulate circulated sign
    signed hold held carry carried
    """
)
"""Verbs that bring a statement into the world: "released a joint statement …"."""

PHRASES = entries(
    """
    brush off, point out, go on, go after, lash out, refer to, fire back, hit back, hit out,
    shoot back, sum up, write off, cry out, call out, call for, call on, wave off, wave away,
    laugh off, blurt out, push back, take to, single out, speak out, chime in, lay out, set out,
    play down, write in, weigh in, spell out, shout out, read out, give up, rule out, hold up,
    back up, write back, come out, talk of, talk about, speak of, tell off
    """
)
"""Two words that are one cue: verb and particle."""


def _forms(verb: str) -> tuple[str, ...]:
    """The third person, past and -ing forms of a regular verb, by the rules of spelling."""
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "x", "ch", "sh", "z")):
        return verb + "es", verb + "ed", verb + "ing"
    return verb + "s", verb + "ed", verb + "ing"


def _all_forms(verbs: frozenset[str]) -> dict[str, str]:
    """From each form, the base form included, to its verb."""
    table: dict[str, str] = {}
    for verb in sorted(verbs):
        for form in (verb, *(IRREGULAR.get(verb) or _forms(verb))):
            table.setdefault(form, verb)
    return table


CUE_VERBS = _all_forms(SAYING | ARGUING)
"""Every form of every cue verb -> the verb."""

PHRASAL_VERBS = _all_forms(frozenset(phrase.split(" ")[0] for phrase in PHRASES))
"""Every form of the verbs of phrases -> the verb."""

CUE_FORMS = frozenset(CUE_VERBS) | frozenset(PHRASAL_VERBS)
"""Every word that can be a cue: a word outside it needs no look at its neighbours."""

FINAL = TAKING_CLAUSES | {"proclaim", "pronounce", "advise"}
"""Verbs that may end the sentence they report: "…, the lawsuit alleges"."""

FINAL_FORMS = frozenset(form for form, verb in CUE_VERBS.items() if verb in FINAL)
"""Every form of them."""
