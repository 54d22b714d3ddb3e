"""Wild text for the tests of what is exported."""

from hypothesis import strategies as st

from briefing.desk.entries import Entry
from briefing.desk.marking import minutes
from briefing.model import Marks, Story

WORDS = st.sampled_from(
    [
        '"', "“", "”", "'", "said", "Ann Lee", "he", "12", "$3.2bn", "8,000", "a day", "%", ".",
        ",", "?", "!", ":", "—", "\n\n", "\n", "\n    ", "\t", "\x00", "\u202e", "é", "漢字", "*",
        "**", "_", "`", "```", "~~", "[", "](", ")", "<", ">", "\\", "&", "&amp;", "&#27;", "&copy",
        "<p>", "</p>", "<li>", "<ul>", "<ol start=4>", "<blockquote>", "</blockquote>", "<code>",
        "<pre>", "<table><tr><td>", "<td>", "<tr>", "</table>", "<h3>", "</h3>", "<script>",
        "<a href='https://x.example/?a=1&lt=2'>", "<a href='javascript:alert(1)'>", "</a>",
        "[x](https://y.example/b(c))", "https://z.example/d.", "www.z.example", "me@z.example",
        "# ", "## ", "> ", "- ", "+ ", "1. ", "20) ", "| a | b |", "|---|---|", "---", "===",
        "- [x] ", "[^1]", "[^1]: ", "![i](https://x.example/i.png)", "=cmd", "+1", "-2", "@x",
        "SEE ALSO:", "(file photo)", "~~~", "<!--", "-->", "<?", "]]>", "ftp://x.example",
    ]
)  # fmt: skip


def folded(text: str) -> str:
    """The text with its white space folded."""
    return " ".join(text.split())


def entry_of_document(story: Story, marks: Marks) -> Entry:
    return Entry(story, marks, minutes(story.document))
