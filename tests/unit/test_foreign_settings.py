"""Settings that mean nothing are refused by name, when the client is made where that is possible."""

from pathlib import Path

import pytest

from paradigm_ext import ConfigurationError, Limits, Paradigm, Secret
from tests.unit.test_foreign_errors import BOTH, KEY, get, no_proxies

__all__ = ["no_proxies"]


HOSTS = [
    "a..b",
    "a" * 64,
    ".",
    "xn--a",
    "\u2603",
    "\uff0e\uff0e",
    "999.1.1.1",
    "[v1.x]",
    "-a",
    "a-",
    "h\\evil",
]
HOSTS += [
    "h;x",
    "h%00",
    "h%2e",
    "h:65536",
    "h:0",
    "h:-1",
    "h:\u0661",
    "[::1",
    "h\u00ad",
    ".".join(["a" * 60] * 5),
]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("setting", ["base_url", "proxy"])
def test_a_host_that_can_be_none_is_refused_when_the_client_is_made(setting, host):
    with pytest.raises(ConfigurationError, match=setting):
        Paradigm(KEY, **{setting: f"http://{host}"})


@pytest.mark.parametrize(
    "host", ["a_b", "\u00df.de", "xn--zca.de", "1.2.3.4", "[::1]", "[fe80::1%25eth0]", "h.", "a--b", "A.b-c"]
)
def test_a_host_that_can_be_one_is_taken(host):
    Paradigm(KEY, f"http://{host}").close()
    Paradigm(KEY, proxy=f"http://{host}:1").close()


WRONG = {
    "api_key": [5, b"sk-LEAK-0123456789", ["sk-LEAK-0123456789"], Secret(5)],
    "base_url": [5, None, b"http://x", ["x"], Path("x")],
    "proxy": [5, b"http://u:LEAK@h:1", ["x"]],
    "verify": [5, None, b"x", ["x"], "a\0b", "\ud800", "", "/nowhere"],
    "cert": [
        5,
        b"x",
        (),
        ("a", 5),
        ("a", "b", None),
        ("a", "b", b"LEAK"),
        ("a", "b", "LEAK", "c"),
        "a\0b",
        "/",
    ],
    "headers": [5, "ab", [("a", "b")], {"a": 5}, {5: "LEAK"}, {"a": None}, {"a": b"LEAK"}],
    "user_agent": [5, None, b"x"],
    "retry": [3, None],
    "limits": [5, None],
    "http2": ["yes", None, 1],
    "strict": ["yes", None],
    "timeout": ["x", None, 10**400, 10**5_000, True],
    "max_requests_per_minute": ["x", 10**400, 10**5_000],
    "max_connections": [1.5, 10**5_000],
    "rate_limit_storage": [5, b"redis://:LEAK@h", "foo://x", "redis://[::1", "redis://h:99999"],
}


@pytest.mark.parametrize("setting", WRONG)
def test_a_setting_of_another_type_is_a_configuration_error(setting):
    for value in WRONG[setting]:
        with pytest.raises(ConfigurationError, match=setting) as caught:
            Paradigm(**{"api_key": KEY, setting: value})
        assert "LEAK" not in str(caught.value)


@pytest.mark.parametrize("name", ["response_bytes", "nesting"])
def test_limits_and_numbers_of_another_type_are_too(name):
    with pytest.raises(ConfigurationError, match=name):
        Limits(**{name: "x"})


@BOTH
@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[
            ("HTTP_PROXY", value)
            for value in ("http://[::1", "http://\u2603", "http://h:1\n", "socks4://h:1")
        ],
        *[
            ("NO_PROXY", value)
            for value in ("[::1]", "[::1", "[::1]:443", "\u2603", "a\x01", "http://u:LEAK@h:x")
        ],
    ],
)
def test_what_the_environment_says_of_proxies_is_refused_by_name(name, value, asynchronous, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=name) as caught:
        get("http://127.0.0.1:9", asynchronous)
    assert "LEAK" not in str(caught.value)


@pytest.mark.parametrize("package", ["h2", "socksio"])
def test_a_setting_that_needs_another_package_says_so_when_the_client_is_made(package, monkeypatch):
    monkeypatch.setattr("paradigm_ext._transport._pool.find_spec", lambda name: None)
    given = {"http2": True} if package == "h2" else {"proxy": "socks5://h:1"}
    with pytest.raises(ConfigurationError, match="pip install"):
        Paradigm(KEY, **given)
