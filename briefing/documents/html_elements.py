"""The elements of HTML by what they mean to a reader, and a bound on how deep they nest."""

import re

# Nothing below these is text of the page.
NEVER_READ = frozenset(
    {
        "applet",
        "audio",
        "button",
        "canvas",
        "datalist",
        "dialog",
        "embed",
        "head",
        "iframe",
        "input",
        "map",
        "math",
        "noframes",
        "noscript",
        "object",
        "rp",
        "rt",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
        "x-foreign",
    }
)
# These begin and end a block.
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    }
)
# These hold nothing, or are closed by what follows them.
_CLOSED_UNSAID = frozenset(
    {
        "area",
        "base",
        "body",
        "br",
        "col",
        "colgroup",
        "dd",
        "dt",
        "embed",
        "frame",
        "head",
        "hr",
        "html",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "optgroup",
        "option",
        "p",
        "param",
        "source",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "track",
        "wbr",
    }
)

# The parser looks up the whole stack at every block it opens, which takes quadratic time on a
# stack without bounds; browsers stop nesting at 512. A short page cannot take long.
_DEEPEST = 400
_FEW_TAGS = 4000
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)[^<>]*+>?")
# It also compares each attribute with all before it.
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}+")
_MOST_ATTRIBUTES = 2000
_FOREIGN = frozenset({"svg", "math"})


def shallow(source: str) -> str:
    """The source without tags that nest deeper, or attributes that are more, than pages mean to."""
    source = _LONG_TAG.sub(_without_attributes, source)
    if source.count("<") < _FEW_TAGS:
        return source
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag[2].lower()
        if name in _CLOSED_UNSAID:
            return tag[0]
        deep = depth if tag[1] else depth + 1
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if deep > _DEEPEST:
            return ""
        # In foreign content nothing is closed unsaid, so it must not come to stand there.
        return f"<{tag[1]}x-foreign>" if name in _FOREIGN else tag[0]

    return _TAG.sub(kept, source)


def _without_attributes(tag: re.Match[str]) -> str:
    """A long tag's name alone, if it can be attributes that make it long, and no single value."""
    parts = sum(map(tag[0].count, " \t\n\r\f/\"'"))
    return tag[0] if parts < _MOST_ATTRIBUTES else tag[0].split(None, 1)[0].split("/", 1)[0]
