"""Private networks: never asked for anyone's sake but the person's who typed the address."""

from pathlib import Path

import pytest

from briefing.sources.fetch_nouns import ErrorKind, FetchError, Request, Response
from tests.loopback import Reply, Server
from tests.unit.fetching import OTHER_PUBLIC, PUBLIC, Internet, fetcher

REFUSED = "is in a private network, and was not added by hand"

PRIVATE = [
    "127.0.0.1",
    "0x7f.1",
    "0x7f000001",
    "2130706433",
    "0177.0.0.1",
    "127.1",
    "0",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[fe80::1]",
    "[fd00:ec2::254]",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.100.100.200",
    "169.254.169.254",
    "192.0.0.192",
    "168.63.129.16",
    "224.0.0.1",
    "255.255.255.255",
    "localhost",
    "①②⑦.⓪.⓪.①",
]


async def _ask(internet: Internet, url: str, *, typed: bool = False) -> Response | FetchError:
    async with fetcher(network=internet) as web:
        try:
            return await web.get(Request(url, user_typed=typed))
        except FetchError as error:
            return error


@pytest.mark.parametrize("host", PRIVATE)
async def test_a_private_host_is_refused_without_a_connection(host: str) -> None:
    internet = Internet({}, {})
    error = await _ask(internet, f"http://{host}/")
    assert isinstance(error, FetchError)
    assert (error.reason, error.kind) == (REFUSED, ErrorKind.REFUSED)
    assert internet.connected == []


@pytest.mark.parametrize("host", PRIVATE)
@pytest.mark.parametrize("typed", [False, True])
async def test_a_public_host_cannot_lead_into_a_private_network(host: str, typed: bool) -> None:
    location = f"http://{host}/admin".encode().decode("latin-1")
    with Server({"/": Reply(302, headers={"Location": location})}) as server:
        internet = Internet({"news.example": (PUBLIC,)}, {PUBLIC: server})
        error = await _ask(internet, "http://news.example/", typed=typed)
    assert isinstance(error, FetchError)
    assert error.reason.startswith("leads on to http://")
    assert error.reason.endswith(REFUSED)
    assert internet.connected == [PUBLIC]


async def test_a_public_host_is_asked_at_the_address_that_was_checked() -> None:
    with Server({"/feed": b"x"}) as server:
        internet = Internet({"news.example": (PUBLIC,)}, {PUBLIC: server})
        answer = await _ask(internet, "http://news.example/feed")
    assert isinstance(answer, Response)
    assert internet.connected == [PUBLIC]
    assert server.requests[0].headers["host"] == "news.example"


async def test_a_host_with_one_private_address_among_public_ones_is_refused() -> None:
    internet = Internet({"news.example": (PUBLIC, "10.0.0.1")}, {})
    error = await _ask(internet, "http://news.example/")
    assert isinstance(error, FetchError)
    assert error.reason == REFUSED
    assert internet.connected == []


async def test_the_next_address_is_tried_when_the_first_does_not_answer() -> None:
    with Server({"/": b"x"}) as server:
        internet = Internet({"news.example": (OTHER_PUBLIC, PUBLIC)}, {PUBLIC: server})
        answer = await _ask(internet, "http://news.example/")
    assert isinstance(answer, Response)
    assert internet.connected == [OTHER_PUBLIC, PUBLIC]


async def test_a_typed_private_host_is_asked_and_may_redirect_to_itself() -> None:
    with Server({"/": b"x"}) as second, Server() as first:
        first.routes["/"] = Reply(301, headers={"Location": second.url("/")})
        answer = await _ask(Internet({}, {}), first.url("/"), typed=True)
    assert isinstance(answer, Response)
    assert answer.moved_to == second.url("/")


async def test_a_typed_private_host_may_not_redirect_to_another() -> None:
    with Server({"/": Reply(302, headers={"Location": "http://10.0.0.1/"})}) as server:
        internet = Internet({}, {})
        error = await _ask(internet, server.url(), typed=True)
    assert isinstance(error, FetchError)
    assert error.reason.endswith(REFUSED)
    assert internet.connected == ["127.0.0.1"]


async def test_a_way_back_home_over_a_public_host_is_refused() -> None:
    with Server() as home, Server() as public:
        home.routes |= {"/": Reply(302, headers={"Location": "http://news.example/"})}
        public.routes["/"] = Reply(302, headers={"Location": home.url("/admin")})
        internet = Internet({"news.example": (PUBLIC,)}, {PUBLIC: public, "127.0.0.1": home})
        error = await _ask(internet, home.url(), typed=True)
        assert home.asked("/admin") == []
    assert isinstance(error, FetchError)
    assert error.reason.endswith(REFUSED)


async def test_a_public_host_that_turns_private_on_the_way_is_refused() -> None:
    with Server({"/": Reply(302, headers={"Location": "http://www.news.example/"})}) as server:
        internet = Internet({"news.example": (PUBLIC,)}, {PUBLIC: server})
        internet.hosts["www.news.example"] = ("127.0.0.1",)
        error = await _ask(internet, "http://news.example/", typed=True)
    assert isinstance(error, FetchError)
    assert error.reason.endswith(REFUSED)


async def test_a_typed_address_opens_its_private_host_to_nobody_else() -> None:
    with Server({"/": b"x"}) as server:
        async with fetcher() as web:
            await web.get(Request(server.url(), user_typed=True))
            with pytest.raises(FetchError, match=REFUSED):
                await web.get(Request(server.url()))
    assert len(server.requests) == 1


async def test_a_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server({"/feed": b"x"}) as proxy, Server({"/feed": b"y"}) as direct:
        monkeypatch.setenv("http_proxy", proxy.origin.replace("://", "://ann:pw@"))
        monkeypatch.setenv("no_proxy", "direct.example")
        internet = Internet({"direct.example": (PUBLIC,)}, {PUBLIC: direct})
        through = await _ask(internet, "http://news.example/feed")
        around = await _ask(internet, "http://direct.example/feed")
    assert isinstance(through, Response)
    assert isinstance(around, Response)
    assert (through.body, around.body) == (b"x", b"y")
    [asked] = proxy.requests
    assert asked.target == "http://news.example/feed"
    assert asked.headers["proxy-authorization"] == "Basic YW5uOnB3"


@pytest.mark.parametrize("host", ["127.0.0.1", "0x7f.1", "2130706433", "[::1]", "printer.local"])
async def test_behind_a_proxy_private_hosts_are_known_by_their_names(
    monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    with Server() as proxy:
        monkeypatch.setenv("http_proxy", proxy.origin)
        error = await _ask(Internet({}, {}), f"http://{host}/")
    assert isinstance(error, FetchError)
    assert (error.reason, proxy.connections) == (REFUSED, 0)


async def test_a_proxy_that_speaks_no_http_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:1080")
    error = await _ask(Internet({}, {}), "http://news.example/")
    assert isinstance(error, FetchError)
    assert error.reason == "cannot be asked: the proxy in the environment is no http proxy"


async def test_a_proxy_that_lets_nothing_through_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server() as proxy:
        monkeypatch.setenv("https_proxy", proxy.origin)
        error = await _ask(Internet({}, {}), "https://news.example/")
    assert isinstance(error, FetchError)
    assert error.reason == "cannot be reached: the proxy does not let it through"
    assert [(asked.method, asked.target) for asked in proxy.requests] == [
        ("CONNECT", "news.example:443")
    ]


async def test_a_netrc_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login ann password pw\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with Server({"/": b"x"}) as server:
        await _ask(Internet({}, {}), server.url(), typed=True)
    assert "authorization" not in server.requests[0].headers
