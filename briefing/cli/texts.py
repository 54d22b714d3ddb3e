"""The texts of the help: what each command is for, and examples. `arguments` alone sets them."""

from typing import Final

COMMANDS: Final = {
    "show": "print stories: whole, skimmed, or their evidence",
    "list": "print the headlines",
    "search": "print the headlines of the stored stories that a filter finds",
    "quotes": "print every quotation, and who said it",
    "figures": "print every figure: how much of what, on whose word",
    "add": "add a source: a feed, a web page that has one, a folder, a list",
    "sources": "print the sources: how many stories, when checked, what is wrong",
    "remove": "take a source away, and its stories",
    "refresh": "fetch what is new of the sources",
    "import": "add the sources of another reader's list",
    "export": "write stories, quotes or figures as documents; alone, the list of feeds",
    "voices": "print who said what, over all stories",
    "counts": "print figures that count the same thing, side by side by claimant",
    "changes": "print what changed in stories since they were read",
    "brief": "print the front page of what is new, to be read in five minutes",
    "unread": "print how many stories are unread, for a status bar",
    "keys": "print the viewer's keys, as config.toml has them",
    "config": "say where config.toml is, or check it",
    "doctor": "check what briefing needs, and say what to do",
    "completion": "print what completes commands, options and sources in a shell",
    "manual": "print the manual page",
}

SUBJECTS: Final = {
    "search": "WORD...",
    "add": "TARGET",
    "sources": "",
    "remove": "SOURCE",
    "refresh": "[SOURCE]...",
    "import": "FILE",
    "export": "[stories|quotes|figures] [PATH]...",
    "changes": "[WORD]...",
    "unread": "",
    "keys": "",
    "config": "path|check",
    "doctor": "",
    "completion": "bash|zsh|fish",
    "manual": "",
}
"""What the commands work on; those that are not named here work on `[PATH]...`."""

USAGE: Final = "briefing [options] [PATH]...\n       briefing COMMAND [options] ..."

STATUSES: Final = (
    "all is well",
    "an error, said on standard error",
    "a command line that makes no sense",
    "some sources or documents failed",
    "nothing was found to print",
)
"""What each exit status says, from 0 on."""

OUTCOMES: Final = f"""\
exit status:
  0  {STATUSES[0]:35}3  {STATUSES[3]}
  1  {STATUSES[1]:35}4  {STATUSES[4]}
  2  {STATUSES[2]}"""

OVERVIEW: Final = """\
A viewer for news stories that marks who said what, and how much of what.

PATH is a text, Markdown or HTML file, a folder of them, or - for standard input; the address of a
feed or of a web page; or a list of feeds in OPML. What stands at an address is fetched to be read,
and is no source. The commands show, list, quotes and figures read the stored stories of the sources
where there is no PATH, and the documents that come with briefing where there are no sources either.

commands (briefing COMMAND --help tells more; a file of such a name is opened as ./show):
{commands}"""

EXAMPLES: Final = {
    "": """\
examples:
  briefing                                the viewer
  briefing ~/news report.html             the viewer on a folder and a file
  briefing https://example.org/feed.xml   a feed, or the article of a page, without adding it
  briefing feeds.opml                     the feeds that a list names
  briefing add https://example.org        a feed, looked for on the page
  briefing refresh && briefing list --limit 20
  briefing quotes --speaker blinken ~/news
  briefing figures --json ~/news | jq '.figures[] | [.text, .counted, .claimant]'
  curl -s https://example.org/story | briefing show --view skim -
  briefing --plain                        by numbers and words, for a screen reader

When standard output is no terminal, briefing prints the headlines, as its command list does.

With --plain, and no command, it is read in lines alone, without a screen that is drawn: for screen
readers, braille, and terminals that can only print. It says how many stories there are, and numbers
their headlines. A number reads that story, a screen at a time, each quotation with its speaker;
Enter goes on; a word such as unread, sources, /ferry or star 3 does the rest, and ? tells them all.
What is read and starred is kept as in the viewer. Words may also come through a pipe.""",
    "show": """\
examples:
  briefing show report.html
  briefing show --view skim ~/news | less
  briefing show --json report.html        text, blocks, links and marks, with offsets into text""",
    "list": """\
To a terminal, a headline and what is known of its story; elsewhere, or with --plain, a line each
of headline, source, date, minutes to read, quotes, figures and place, with tabs between them.
Without a PATH, the stored stories of the sources, the newest first: 200 of them on a terminal.

examples:
  briefing list --limit 20
  briefing list --plain ~/news | cut -f 1,3
  briefing list --filter 'unread since:2d'""",
    "search": """\
examples:
  briefing search ferry tromsø
  briefing search 'unread since:2d "exact phrase"'
  briefing search ferry -storm has:quote
  briefing search --json 'source:"City Desk"' | jq -r '.stories[].headline'""",
    "quotes": """\
To a terminal, quotations under their headlines; elsewhere, or with --plain, a line each of
speaker, quotation, cue, kind, headline and place, with tabs between them.

examples:
  briefing quotes --speaker "Antony Blinken" ~/news
  briefing quotes --json -o quotes.json ~/news
  briefing quotes --filter 'tag:eu since:1w'""",
    "figures": """\
To a terminal, figures under their headlines; elsewhere, or with --plain, a line each of value,
text, what is counted, claimant, kind, headline and place, with tabs between them.

examples:
  briefing figures --kind money ~/news
  briefing figures --plain report.txt | cut -f 1,3,4""",
    "add": """\
TARGET is the address of a feed or of a web page that names one, a folder or a file of documents,
or a list of feeds. Where a page has several feeds, you are asked which one on a terminal.

examples:
  briefing add https://example.org        a page: its feed is looked for
  briefing add example.org/feed.xml --name "The Post" --tag world --tag daily
  briefing add --yes https://example.org  the first of its feeds, whatever others there are
  briefing add ~/news                     a folder of documents""",
    "sources": """\
To a terminal, a table; elsewhere, or with --plain, a line each of name, place, kind, tags,
stories, unread, last check, next check, error, and "gone" for a feed that has ended, with tabs
between them.

examples:
  briefing sources
  briefing sources --plain | cut -f 1,2
  briefing sources --json | jq -r '.sources[] | select(.error) | .name'""",
    "remove": """\
SOURCE is an address or a path as briefing sources prints it, or a source's name. Its stories go
with it; those with a star stay. A source whose line was taken out of the sources file by hand is
found as well, while its stories are stored.

examples:
  briefing remove https://example.org/feed.xml
  briefing remove "The Post" """.rstrip(),
    "refresh": """\
SOURCE is an address, a path or a name as briefing sources prints it; without one, all are
refreshed. A feed that failed is left alone for a while, unless it is named. Ctrl+C ends it, and
what has come is kept. When all is fetched, the stories that are new are marked.

examples:
  briefing refresh
  briefing refresh "The Post"
  briefing refresh --quiet                for cron: only what failed is said""",
    "import": """\
FILE is OPML, newsboat's urls or newsraft's feeds, or - for standard input. What is a source already
stays as it is.

examples:
  briefing import subscriptions.opml
  briefing import ~/.newsboat/urls
  briefing import --verbose feeds.opml    every entry that is left out, and why""",
    "export": """\
Alone, it prints the feeds for other readers (default: opml), without passwords, folders and files.
Of stories, quotes or figures it writes a document (default: markdown) with their citations: of
those at PATH, or of the stored ones. In a FOLDER/ no file is replaced.

examples:
  briefing export -o subscriptions.opml
  briefing export --format urls > ~/.newsboat/urls
  briefing export stories -o archive/ ~/news
  briefing export quotes --format csv -o quotes.csv
  briefing export figures --format html --limit 20 > figures.html""",
    "voices": """\
Somebody under several forms of a name is one voice, where that is clear; each form says why. What
you say of two names is kept, and goes over it.

examples:
  briefing voices story.txt
  briefing voices --filter 'since:7d tag:eu' --speaker blinken
  briefing voices --apart 'Ann Smith' Smith""",
    "counts": """\
The same thing has the same noun, the same words before it and the same unit, in one place; stories
on one event are taken together. Figures differ, or cannot both hold where no number meets both.
On a terminal they stand on one axis: ● a number, ╌●╌ about so many, ◂╌┤ up to, ├╌▸ at least, and
├─┤ from one to another; ○ is a number that its claimant has replaced.

examples:
  briefing counts story.txt
  briefing counts --filter since:2d
  briefing counts --json story.txt | jq -r '.counts[].name'""",
    "changes": """\
Quotes and figures as they were and as they are, then the words: [-gone-]{+added+}. With WORDs, only
the stories that have them in their headline or address.

examples:
  briefing changes
  briefing changes ferry
  briefing changes --json""",
    "brief": """\
Events by weight: how many sources tell of them, how fresh they are, whether they are unread. Each
has its headline and first sentence, the strongest quote, and the figures that differ or matter,
word for word as they stand in the stories, each with its source; it is read in five minutes at
most. Nothing is fetched: refresh first.

examples:
  briefing brief
  briefing brief --since today --filter tag:eu
  briefing brief --format html -o brief.html
  briefing refresh -q; briefing brief --format markdown | mail -s 'The brief' ann@example.org""",
    "unread": """\
One number, of what is stored: nothing is fetched, and nothing is changed. Where nothing is stored
yet it is 0. With --json, the stories, the unread and the starred ones, in all and of each source.

examples:
  briefing unread
  briefing unread --filter 'tag:eu since:1d'
  briefing unread --json | jq -r '.sources[] | [.unread, .name] | @tsv'
  set -g status-right '#(briefing unread) unread'  in ~/.tmux.conf""",
    "keys": """\
examples:
  briefing keys
  briefing keys --plain | grep quote""",
    "config": """\
examples:
  briefing config path
  briefing config check                   every mistake, as file:line: reason""",
    "doctor": """\
A line for each thing that was looked at: ok, warning or error. Any error ends in 1.

examples:
  briefing doctor
  briefing doctor --quiet                 only what is not as it should be""",
    "completion": """\
examples:
  source <(briefing completion bash)      in ~/.bashrc
  source <(briefing completion zsh)       in ~/.zshrc, after compinit
  briefing completion fish > ~/.config/fish/completions/briefing.fish""",
    "manual": """\
examples:
  briefing manual | man -l -              read it
  briefing manual -o ~/.local/share/man/man1/briefing.1""",
}
