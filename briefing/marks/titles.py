"""The lexicon of titles: what stands before a person's name and is no part of it.

From the style guides of news agencies (AP, Reuters) and the officers' titles of governments,
forces, churches, universities and companies. To add a title, put its words here in lower case.
"""

from briefing.marks.lexicon import words

HONORIFICS = {
    "mr": "he", "mister": "he", "sir": "he", "lord": "he", "mrs": "she", "ms": "she",
    "miss": "she", "lady": "she", "dame": "she", "madam": "she", "king": "he", "queen": "she",
    "prince": "he", "princess": "she", "congressman": "he", "congresswoman": "she",
    "chairman": "", "chairwoman": "she", "spokesman": "he", "spokeswoman": "she",
    "businessman": "he", "businesswoman": "she", "pope": "he", "father": "he", "sister": "she",
    "mother": "she", "brother": "he", "duke": "he", "duchess": "she", "emperor": "he",
    "empress": "she", "baroness": "she", "baron": "he", "count": "he", "countess": "she",
    "sheikh": "he", "emir": "he", "sultan": "he", "imam": "he", "rabbi": "",
    "actor": "", "actress": "she", "comedian": "", "monsignor": "he", "cardinal": "he",
    "anchorman": "he", "assemblyman": "he", "assemblywoman": "she", "councilman": "he",
    "councilwoman": "she", "alderman": "he",
}  # fmt: skip
"""Titles that tell a gender, and some that might seem to."""

TITLE_WORDS = words(
    """
    president vice vice-president premier prime minister chancellor secretary undersecretary
    senator sen sens representative representatives rep reps governor gov govs mayor speaker
    magistrate leader whip delegate commissioner councillor councilor council member assembly chair
    chairperson head director deputy assistant associate acting interim former then ex late
    chief executive officer ceo cfo coo cto cio founder co-founder cofounder owner manager
    editor editor-in-chief reporter correspondent columnist anchor host co-host moderator
    commentator pundit analyst strategist pollster adviser advisor counsel counselor aide
    consultant spokesperson attorney lawyer judge justice prosecutor solicitor sheriff marshal
    police commander constable officer detective inspector superintendent agent captain capt
    capt. colonel col lieutenant lt general gen major maj sergeant sgt corporal cpl private
    pvt admiral adm vice-admiral brigadier commodore cmdr ambassador envoy consul diplomat
    negotiator representative commissioner-general doctor dr professor prof dean provost
    rector principal teacher scientist researcher economist historian author writer novelist
    poet journalist photographer filmmaker producer star singer rapper musician comedian model
    artist activist organizer volunteer candidate nominee frontrunner front-runner hopeful
    rival running mate incumbent challenger congress bishop archbishop reverend rev hon
    honorable pastor priest minister ayatollah mullah first lady foreign finance defence
    defense interior justice health education home trade treasury labor labour energy
    agriculture transport transportation environment culture homeland security attorney state
    national security press campaign senior junior executive majority minority house senate
    republican democratic democrat gop conservative liberal labour tory independent
    libertarian presidential vice-presidential congressional billionaire millionaire mogul
    tycoon real-estate developer investor entrepreneur coach manager striker goalkeeper
    midfielder captain nurse surgeon veteran mp mep msp affairs
    """
)
"""Words of titles and offices, trades, and the adjectives that go with them."""

OCCUPATIONS = words(
    """
    accountant activist actuary administrator advocate analyst animator archaeologist architect
    sophomore freshman astronaut astronomer athlete auditor author bailiff banker barista
    barrister bartender
    beekeeper biochemist biologist blogger boatman bookmaker bookseller boss botanist boxer breeder
    bricklayer broadcaster broker builder bystander cabbie campaigner carer caretaker cashier
    caterer cellist chauffeur chef chemist choreographer civilian cleaner clergyman clergywoman
    clerk climatologist clinician co-author co-defendant co-driver co-pilot co-star coach
    columnist commuter composer conductor constituent contractor coroner counterpart courier
    cricketer critic curate curator customer cyclist dancer dealer decorator defendant defender
    demonstrator dentist deputy designer developer dissident docker doctor documentarian driver
    drummer ecologist economist educator electrician engineer entomologist entrepreneur
    epidemiologist ethicist evacuee ex-president ex-treasurer expert eyewitness farmer
    firefighter fisher fisherman florist footballer forecaster forester forward fugitive
    gardener geneticist geographer geologist goalkeeper golfer governor graduate grandfather
    grandmother grocer guitarist gymnast hairdresser haulier homeowner host hotelier householder
    housewife hydrologist immigrant immunologist inmate innkeeper inspector interpreter inventor
    investigator investor islander jeweller jockey joiner journalist juror labourer landlady
    landlord lawmaker lecturer legislator librarian lifeguard linguist lobbyist locksmith
    machinist magician magistrate manufacturer marathoner mathematician mechanic merchant
    meteorologist midfielder midwife migrant miner missionary motorist mountaineer musician
    naturalist negotiator neighbor neighbour neuroscientist newcomer nun nurse nutritionist
    oceanographer onlooker operator optician organiser organist orthopaedist painter
    paleontologist paramedic parent parishioner parliamentarian participant passenger passer-by
    pathologist patient pediatrician pensioner percussionist performer pharmacist philanthropist
    philosopher photographer physician physicist physiotherapist pianist pilot planner plumber
    policeman policewoman politician postman practitioner principal prisoner producer programmer
    protester protestor psychiatrist psychologist publican publisher pundit quarterback racer
    ranger realtor receptionist recruiter referee refugee regulator repairman reservist resident
    restaurateur retiree rider roofer rower runner sailor salesman salesperson saleswoman
    schoolboy schoolgirl schoolteacher scientist scorer screenwriter sculptor seaman
    seismologist seller serviceman settler shareholder shepherd shipper shopkeeper shopper
    shopworker singer skater skier skipper sociologist soldier solicitor sommelier songwriter
    specialist spectator sportsman sprinter statistician stepfather steward stewardess
    stockbroker storekeeper striker student subcontractor substitute supervisor supporter surfer
    surveyor survivor suspect swimmer teacher technician teenager tenant theologian therapist
    tourist trader trainee trainer translator traveler traveller trawlerman treasurer trooper
    trucker trustee tutor undergraduate understudy undertaker urbanist veterinarian vicar victim
    villager violinist virologist visitor waiter waitress warden watchman weaver welder
    whistle-blower whistleblower widow widower winemaker winger witness woodworker worker
    worshiper worshipper wrestler zoologist
    """
)
"""Trades, walks of life and parts in an event: titles where a full name follows them."""

TITLE_TAILS = words(
    """
    president premier minister chancellor secretary senator sen rep representative governor
    gov mayor speaker leader commissioner director chief officer editor correspondent reporter
    columnist analyst strategist adviser advisor spokesman spokeswoman spokesperson attorney
    lawyer judge justice general ambassador envoy professor doctor dr candidate nominee
    manager chairman chairwoman chair head founder ceo host anchor aide captain colonel
    lieutenant sergeant major admiral archbishop bishop duke duchess earl
    """
)
"""The words that can be a title's head, with a complement: "Secretary of State"."""

RELATIONS = words(
    """
    husband wife son daughter partner girlfriend boyfriend fiance fiancee fiancé fiancée parent
    cousin uncle aunt nephew niece grandson granddaughter stepmother stepson stepdaughter
    brother sister twin friend pal mate colleague neighbour neighbor owner founder boss captain
    landlord editor-in-chief successor predecessor rival deputy assistant opponent team-mate
    teammate roommate classmate secretary patron governor premier principal teacher author whip
    proprietor creator
    """
)
"""What one person is to another, or to a firm or an animal: "its owner, Greta Lund, said"."""

PERSON_NOUNS = TITLE_TAILS | OCCUPATIONS | frozenset(HONORIFICS) | RELATIONS
"""Nouns for a person that a phrase with a determiner may have as its head: "its owner"."""

OFFICES = words(
    """
    president minister secretary chancellor premier governor executive director commissioner
    officer leader chairman chairwoman spokesman spokeswoman ambassador general advocate adviser
    whip superintendent inspector
    """
)
"""Titles that stand for who holds them where no name follows: "the Prime Minister said"."""

ROLE_MODIFIERS = words(
    """
    lead leading study project union club team party company group school college university
    hospital hospice church prison police army navy fire rescue ambulance council county
    district village town city parish regional local national federal provincial trade shadow
    caucus parliamentary opposition government cabinet budget finance sales marketing
    communications operations technology technical product programme program policy research
    science sports sport football rugby cricket tennis basketball baseball golf racing news
    politics political business economics diplomatic legal medical financial commercial creative
    artistic musical managing founding retired former longtime long-time veteran acting outgoing
    incoming elected newly-elected self-employed freelance aspiring award-winning principal
    dairy sheep cattle pig fruit wheat hill tenant organic bus lorry truck taxi train cab tram
    delivery airline helicopter fighter charity community youth human-rights civil rights
    climate environmental health safety data security intelligence weather wildlife marine
    mountain oil gas mining steel car software tech film television radio stage theatre theater
    fashion restaurant hotel pub shop store property real-estate night defence defense criminal
    family divorce human crown state chief deputy senior junior head first second assistant
    associate primary secondary high-school middle-school maths mathematics history english
    geography law emeritus visiting honorary
    """
)
"""Nouns and adjectives that narrow a role down, in lower case before it: "union president"."""

POSTNOMINALS = frozenset({"KC", "QC", "MP", "MEP", "MSP", "MBE", "OBE", "CBE", "PhD", "MD"})
"""Letters after a name that are no part of it."""

FEMALE_NAMES = words(
    """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa
    margaret betty sandra ashley dorothy kimberly emily donna michelle carol amanda melissa
    deborah stephanie rebecca laura sharon cynthia kathleen amy angela shirley anna brenda
    pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine
    maria heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan
    evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara
    janice ann kathryn abigail sophia frances jean alice judy isabella julia grace amber
    denise danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla
    alexis lori marie hillary carly chelsea melania ivanka nikki kellyanne sally claire jane
    theresa angela ursula greta malala priti liz nicola kamala tulsi ilhan alexandria
    condoleezza madeleine sonia ruth elena ketanji wendy kathy katie kate katy gail gwen joni
    susana loretta tammy debbie donna huma
    aisha akiko alexandra amina anastasia angelica anjali aoife astrid beatriz birgit bronwyn
    caitlin camila carla catarina chiara ciara claudia daniela deepa eilidh ekaterina erin fatima
    federica fiona francesca gabriela gabrielle galina giulia glenda heidi huda ines ingrid irina
    isabel kaitlyn kavita keiko khadija kirsten lakshmi layla leila leticia lorena lucia ludmila
    maeve mariam mariana marina marta maryam meera meghan moira monica monika nadia naoko natalia
    niamh nisha norma oksana olga paola petra phyllis pilar pooja priya radha rekha renate rhiannon
    rhonda rocio sabine sakura samira shanti sheila sigrid silvia simona sinead siobhan sofia
    solveig soraya sunita sushma svetlana tatiana thelma tina usha valeria valerie vanessa veronica
    wanda ximena yasmin yuki yulia zainab
    abena achieng adaeze akinyi akosua ananya annika bernadette bernice celeste celia chidinma
    chioma clara cora daphne divya edith efua eileen elaine eleanor elise ella eloise elsa erica
    esme esther eva eve felicity flora folake francine frida funmilayo geraldine gina gwendolyn
    harriet hauwa hazel helena henrietta hilda holly ifeoma imogen ingeborg iris ishita jill joanna
    joanne jocelyn jodie josephine juliet karin karina katarina katharina kavya kayleigh kirsty
    kristen kristin kristina leah lena leonora lilian lillian lily lindiwe lois lucinda lucy lydia
    mabel maggie marcia margot marguerite marian marianne marisa maureen maya melinda mildred millie
    miriam muriel myra nadine naomi nell ngozi nina nkechi nomvula nora norah nosipho octavia oprah
    paloma pauline peggy penelope philippa phoebe phoolmati polly priscilla prudence rosa rosalie
    rosalind rosemary rosie roxanne sabrina sadie sakshi sheryl simone sneha sonja stella sue
    susannah suzanne swati sylvia tabitha tamara tania tanya tess tessa thandeka thea tracey trudy
    ulrika una vera verity vivian wanjiru wilhelmina winifred yasmine yolanda yvette yvonne zanele
    zara zoe zoey
    """
)
"""Common women's first names (from the census lists of the United States) and some of the news."""

MALE_NAMES = words(
    """
    james robert john michael david william richard joseph thomas christopher charles daniel
    matthew anthony mark donald steven andrew paul joshua kenneth kevin brian george timothy
    ronald jason edward jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin
    scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry
    tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter
    christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan
    jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy
    vincent mason roy ralph bobby russell bradley philip eugene barack ted ben marco jeb
    bernie mike tim mitt newt rand chris rick bill jim bob tom dan dave steve greg jeff rob
    ron don ken vladimir volodymyr antony lloyd emmanuel boris benjamin recep xi kim olaf
    viktor narendra jair justin keir rishi mitch chuck harry lindsey reince rudy corey sheldon
    joel
    abdullah ahmad ahmed akira alejandro alessandro alvin amit anders andriy andrzej anil arjun
    bjorn brad brent brett callum calvin cedric clifford clyde cormac darrell darren declan derek
    derrick dieter dmitry duane dustin dwayne dwight eduardo enrique erik ewan gareth garrett
    geoffrey giovanni giuseppe glenn gregg gustavo hamish hassan henrik hiroshi hussain hussein
    ibrahim ignacio igor ismail ivan jakub jared javier jens jeremiah jermaine jerome joao joaquin
    josiah julian jurgen karim kenji khalid klaus krzysztof kurt landon lars leroy lorenzo luca
    magnus manoj marcus marek matteo maurice micah mikhail mohammed muhammad mustafa mykola
    nathaniel neil nikolai oleg oleksandr omar orlando padraig paolo paulo pavel pedro petro piotr
    prakash quentin quincy rafael rahul raj rajesh ramesh ramon randall rashid raul ravi reginald
    rhys ricardo ricky roberto roderick rodney rodrigo rohit ruairi ruben rui salvador samir sandro
    sanjay satoshi seamus sergei sergio seth shane shawn soren stefano sunil suresh takashi tariq
    terence terrance terrence theodore thiago tiago tomasz trevor troy tyrone uwe vijay vikram walid
    wendell wesley wojciech wolfgang yousef yuri yusuf
    abebe ajay alastair alfred alistair ambrose amos archie armando arnold arvind ashok augustus
    babajide barney barry basil bertrand boyd brendan broderick bryce byron caleb carlos caspar
    cecil cesar chester chinedu clarence claude cletus cody colin colm conor cornelius cyril damian
    damien darius deepak denis denzel desmond dimitri dominic donovan duncan eamon edgar edmund
    edwin elias elliot elliott emeka emil emmett ephraim ernest ernesto ezekiel ezra felix femi
    ferdinand fergus fernando finn francisco fred frederick fyodor gavin gerard gideon giles gopal
    guillermo gunther haile hamza hans harish harlan hector herbert horace hubert hugh hugo humphrey
    ian inaki isaac isaiah ivor jake jamal jarrett jasper jed jimmy johan johnny jorge julius kamau
    kareem karl kasper kayode keanu kelvin kenny kipchoge kofi kojo kwabena kwame lalrinpuia lamar
    lamont laurence leander leif leonard leonardo leopold liam linus lionel luigi luis luke mack
    mahesh malcolm malik mandla manuel marius maximilian miguel miles milo mohamed monty mortimer
    mukesh mwangi naveen nestor neville niall nigel nikhil njoroge obinna ochieng olivier olumide
    omari oscar otieno otis otto pablo pankaj percy phil pierre prashant raphael rene roderic rohan
    roland ronan rory ruan rupert sandeep sanjeev santiago satish saul sebastian segun shankar sid
    siddharth silas simon sipho sizwe solomon stan stanislav stefan sven sylvester terrell tesfaye
    thabo thaddeus themba theo tobias toby todd tomas tony tristan tunde uche ulrich uriah valentin
    venkat virgil wilbur wilfred winston xavier yannick zach zane carlton
    """
)
"""Common men's first names, from the same places."""

FIRST_NAMES = FEMALE_NAMES | MALE_NAMES | words("jude jo sam alex chris pat kim robin lee kit")
"""First names that are known, those of either gender among them."""

BEFORE_SURNAMES = words("mr mrs ms miss sir dame dr prof lord lady judge")
"""Titles after which a word is a surname, whatever else it means: "Mr Hall"."""
