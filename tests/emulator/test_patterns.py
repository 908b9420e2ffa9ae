"""Texts that match a regular expression: what is made, what is refused, and what it costs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradigm_emulator.api.chat.patterns import (
    MAX_PATTERN,
    MAX_TEXT,
    InvalidPatternError,
    UnmetPatternError,
    matching,
)

if TYPE_CHECKING:
    import httpx

MADE = {
    "[0-9]+": "0",
    r"\d{4}-\d{2}-\d{2}": "0000-00-00",
    "^(yes|no)$": "yes",
    r"\A(?P<user>[\w.-]+)@example\.(com|org)\Z": "a@example.com",
    "a*b?c{2,5}d{0}": "abcc",
    ".*?": "a",
    "(?i)[^a-z0-9]x": "-x",
    "(?i:[^\u017f])": "0",
    r"[^\w\s]": "-",
    r"\D\S\W": "aa-",
    "[\\s\\S]": "a",
    "[\u0400-\u0410]": "\u0400",
    "[\u4e00\u4e8c]": "\u4e00",
    '[^"\\\\]{3}': "aaa",
    "(?x) a  b # a comment": "ab",
    "(^|x)a(b|$)": "ab",
    "(?:)*": "",
    "": "",
    r"(\+|-)?\d+(\.\d+)?": "-0.0",
    "((a{10}){10}){10}": "a" * 1000,
}

REFUSED = {
    "(?=a)b": "a look-around",
    "(?<!a)b": "a negative look-around",
    r"(a)\1": "a back-reference",
    "(a)?(?(1)b|c)": "a conditional group",
    "(?>a*)a": "an atomic group",
    "a++a": "a possessive repetition",
    r"\bword": "a word boundary",
    "a^b": "before the anchor of its beginning",
    "a$b": "behind the anchor of its end",
    "(^a){2}": "a repeated anchor",
    r"[^\x00-\uffff]": "so few characters",
    "((a{1000}){1000}){1000}": f"more than {MAX_TEXT} characters",
    "a{2147483647}": f"more than {MAX_TEXT} characters",
}

INVALID = {
    "(": "unterminated",
    "[z-a]": "bad character range",
    r"\p{L}": "bad escape",
    "*": "nothing to repeat",
    "(?L)a": "'L' flag",
    "a{99999999999}": "too large",
    "a" * (MAX_PATTERN + 1): "4096 at most",
    "(" * 2000 + ")" * 2000: "nested too deeply",
}


@pytest.mark.parametrize(("pattern", "text"), MADE.items())
def test_a_text_is_made_that_matches(pattern: str, text: str) -> None:
    assert matching(pattern) == text
    assert re.fullmatch(pattern, text)


@pytest.mark.parametrize(("pattern", "words"), REFUSED.items())
def test_what_would_have_to_be_searched_for_is_refused_by_name(pattern: str, words: str) -> None:
    with pytest.raises(UnmetPatternError, match=words):
        matching(pattern)


@pytest.mark.parametrize(("pattern", "words"), INVALID.items(), ids=[name[:10] for name in INVALID])
def test_what_is_not_a_pattern_is_refused_in_words(pattern: str, words: str) -> None:
    with pytest.raises(InvalidPatternError, match=words):
        matching(pattern)


def test_a_pattern_that_takes_a_matcher_years_takes_none_here() -> None:
    assert matching("(a?){60}" + "a{60}") == "a" * 120
    assert matching("(((a+)+)+)+$") == "a"


PIECES = st.sampled_from(
    [
        "a",
        "B",
        "é",
        ".",
        r"\d",
        r"\W",
        "[a-c]",
        "[^a]",
        r"[^\d\s]",
        "^",
        "$",
        r"\b",
        "(?i)",
        "(?=a)",
        "*",
        ")",
    ]
)
PATTERNS = st.recursive(
    PIECES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map("|".join).map("({})".format),
        st.tuples(inner, st.sampled_from(["*", "+?", "?", "{2}", "{0,1}"])).map(
            lambda pair: "(?:{}){}".format(*pair)
        ),
        inner.map("(?i:{})".format),
    ),
    max_leaves=8,
)


@given(PATTERNS)
@settings(max_examples=60)
def test_a_text_matches_or_the_pattern_is_refused(pattern: str) -> None:
    try:
        text = matching(pattern)
    except InvalidPatternError:
        with pytest.raises(re.error):
            re.compile(pattern)
    except UnmetPatternError:
        assert re.compile(pattern)
    else:
        assert re.fullmatch(pattern, text), text


def asked(api: httpx.Client, version: str, **shape: Any) -> httpx.Response:
    body = {"model": "m", "messages": [{"role": "user", "content": "When?"}], **shape}
    return api.post(f"/api/{version}/chat/completions", json=body)


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_an_answer_matches_guided_regex(api: httpx.Client, version: str) -> None:
    answer = asked(api, version, guided_regex=r"\d{4} or (later|never)")
    assert answer.json()["choices"][0]["message"]["content"] == "0000 or later"


def test_strings_of_a_schema_match_its_pattern(api: httpx.Client) -> None:
    schema = {"type": "string", "pattern": "^[A-Z]{3}", "maxLength": 3}
    content = asked(api, "v2", guided_json=schema).json()["choices"][0]["message"]["content"]
    assert json.loads(content) == "AAA"


@pytest.mark.parametrize(
    ("status", "shape", "words"),
    [
        (400, {"guided_regex": "("}, "guided_regex is not a regular expression: missing )"),
        (400, {"guided_regex": 5}, "Not a valid text"),
        (400, {"guided_regex": "\\ud800"}, "surrogates"),
        (400, {"guided_json": {"type": "string", "pattern": "["}}, "pattern is not a regular expression"),
        (400, {"guided_json": {"type": "string", "pattern": 5}}, "schema is invalid"),
        (501, {"guided_regex": r"(a)\1"}, "cannot meet a guided_regex with a back-reference"),
        (501, {"guided_json": {"type": "string", "pattern": "a{9}", "maxLength": 8}}, "beside lengths"),
        (501, {"guided_json": {"type": "string", "pattern": "a", "format": "date"}}, "beside a format"),
    ],
)
def test_a_pattern_that_cannot_be_met_is_refused(
    api: httpx.Client, status: int, shape: dict[str, Any], words: str
) -> None:
    answer = asked(api, "v2", **shape)
    assert (answer.status_code, words in answer.text) == (status, True), answer.text
