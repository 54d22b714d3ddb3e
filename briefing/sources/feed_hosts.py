"""Sites whose feeds have addresses that follow from their pages' addresses. Fetches nothing."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from briefing.documents.clean import safe_url

_YOUTUBE = "https://www.youtube.com/feeds/videos.xml"
# GitHub's own pages, which look like those of an owner.
_NO_OWNERS = frozenset(
    {"about", "apps", "collections", "contact", "customer-stories", "enterprise", "events"}
    | {"explore", "features", "login", "marketplace", "notifications", "orgs", "pricing"}
    | {"search", "security", "settings", "sponsors", "stars", "topics", "trending", "users"}
)
_MASTODON = frozenset(
    {"mastodon.social", "mastodon.online", "mastodon.world", "mstdn.social", "mas.to"}
    | {"fosstodon.org", "hachyderm.io", "infosec.exchange", "techhub.social", "journa.host"}
    | {"newsie.social", "chaos.social", "social.coop", "indieweb.social", "mastodon.art"}
)
_BLOG_HOSTS = {
    "substack.com": "feed",
    "wordpress.com": "feed",
    "tumblr.com": "rss",
    "blogspot.com": "feeds/posts/default",
}
_SUFFIXES = (".atom", ".rss", ".rdf", ".xml", ".json")
_NAME = re.compile(r"[\w.-]{1,100}")


def known_hosts(url: str) -> tuple[str, ...]:
    """The feed's address where the page's address alone tells it for certain; else nothing.

    A feed's own address, and what is no address, give nothing either.
    """
    safe = safe_url(url)
    if safe is None:
        return ()
    parts = urlsplit(safe)
    host = (parts.hostname or "").removeprefix("www.")
    names = [name for name in parts.path.split("/") if name]
    if names and names[-1].lower().endswith(_SUFFIXES):
        return ()
    return tuple(_feeds(host, names, parts.query))


def _feeds(host: str, names: list[str], query: str) -> Iterator[str]:
    match host:
        case "youtube.com" | "m.youtube.com":
            yield from _of_youtube(names, query)
        case "github.com":
            yield from _of_github(names)
        case "reddit.com" | "old.reddit.com" | "new.reddit.com":
            if len(names) > 1 and names[0] in ("r", "u", "user"):
                yield f"https://www.reddit.com/{'/'.join(names)}/.rss"
        case "medium.com":
            if names and re.fullmatch(r"@[\w.-]{1,100}", names[0]):
                yield f"https://medium.com/feed/{names[0]}"
        case "bsky.app":
            if len(names) == 2 and names[0] == "profile":
                yield f"https://bsky.app/profile/{names[1]}/rss"
        case "pypi.org":
            if len(names) > 1 and names[0] == "project":
                yield f"https://pypi.org/rss/project/{names[1]}/releases.xml"
        case _ if host in _MASTODON:
            if names and re.fullmatch(r"@\w{1,100}", names[0]):
                yield f"https://{host}/{names[0]}.rss"
        case _:
            yield from _of_blog(host, names)


def _of_youtube(names: list[str], query: str) -> Iterator[str]:
    if names[:1] == ["channel"] and re.fullmatch(r"UC[\w-]{22}", "".join(names[1:2])):
        yield f"{_YOUTUBE}?channel_id={names[1]}"
    elif names == ["playlist"]:
        for playlist in parse_qs(query).get("list", [])[:1]:
            if re.fullmatch(r"[\w-]{10,64}", playlist, re.ASCII):
                yield f"{_YOUTUBE}?playlist_id={playlist}"


def _of_github(names: list[str]) -> Iterator[str]:
    """The releases of a project, or the tags or commits if it is their page."""
    if len(names) < 2 or names[0] in _NO_OWNERS or not all(map(_NAME.fullmatch, names[:2])):
        return
    owner, project, *rest = names
    project = f"https://github.com/{owner}/{project.removesuffix('.git')}"
    match rest:
        case [] | ["releases", *_]:
            yield f"{project}/releases.atom"
        case ["tags"]:
            yield f"{project}/tags.atom"
        case ["commits", *branch]:
            yield f"{'/'.join((project, 'commits', *branch))}.atom"


def _of_blog(host: str, names: list[str]) -> Iterator[str]:
    blog, _, service = host.partition(".")
    path = _BLOG_HOSTS.get(service)
    if path and blog and "/".join(names).rstrip("/") != path:
        yield f"https://{host}/{path}"
