"""What must not be seen in a log line, an error or an address, and how it is taken out."""

from __future__ import annotations

import base64
import html
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from paradigm_ext._secrets import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paradigm_ext._config import Config

#: Query parameters whose values are secrets, wherever they come from (a presigned address in a redirect, for
#: example).
SECRET_PARAMETERS = frozenset(
    {
        "access_token",
        "api_key",
        "apikey",
        "auth",
        "authorization",
        "key",
        "password",
        "secret",
        "sig",
        "signature",
    }
    | {"token", "x-amz-credential", "x-amz-security-token", "x-amz-signature"}
)
#: A secret shorter than this is not looked for: it would hide ordinary words.
SHORTEST = 4


class Redactor:
    """Takes configured secrets out of texts, in whatever encoding a server or a log shows them.

    Each character may be itself, percent-encoded, an escape of JSON or of Python, or a character reference
    of HTML. The case of letters does not matter. Base64 and hexadecimal forms of the whole are known as well.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        known = sorted({secret for secret in secrets if len(secret) >= SHORTEST}, key=len, reverse=True)
        forms = [form for secret in known for form in (_spelled(secret), *_packed(secret))]
        first = "".join(re.escape(character) for character in _beginnings(known))
        # Tried at each position of a text: its first character decides quickly.
        pattern = rf"(?=[{first}])(?:{'|'.join(forms)})"
        self._pattern = re.compile(pattern) if forms else None
        self._bytes = re.compile(pattern.encode("ascii")) if forms else None

    def hide(self, text: str) -> str:
        """Return `text` with every occurrence of a secret replaced."""
        return text if self._pattern is None else self._pattern.sub(HIDDEN, text)

    def hide_bytes(self, content: bytes) -> bytes:
        """Return `content` with every occurrence of a secret replaced."""
        return content if self._bytes is None else self._bytes.sub(HIDDEN.encode(), content)

    def finds(self, content: bytes) -> bool:
        """Return whether `content` holds a secret."""
        return self._bytes is not None and self._bytes.search(content) is not None

    def hide_error(self, error: BaseException) -> None:
        """Take secrets out of the words of a foreign error and of those that caused it, in place."""
        seen: set[int] = set()
        following: BaseException | None = error
        while following is not None and id(following) not in seen:
            seen.add(id(following))
            following.args = tuple(self._argument(argument) for argument in following.args)
            following = following.__cause__ or following.__context__

    def _argument(self, argument: Any) -> Any:
        if isinstance(argument, str):
            return self.hide(argument)
        return self.hide_bytes(argument) if isinstance(argument, bytes) else argument


def secrets_of(config: Config) -> list[str]:
    """Return every secret that a configuration holds: the key, values of headers, passwords."""
    found = [config.api_key.reveal(), *config.headers.values()]
    if config.proxy is not None:
        found += passwords_of(config.proxy.reveal())
    if config.rate_limit_storage is not None:
        found += passwords_of(config.rate_limit_storage.reveal())
    if config.cert is not None:
        found += config.cert[2:]
    return found


def hide(text: str, secret: str) -> str:
    """Return `text` with every occurrence of `secret` replaced; one too short to be one is left."""
    return Redactor([secret]).hide(text)


def safe_url(url: str) -> str:
    """Return `url` without user information and with the values of secret query parameters replaced."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    query = [
        (name, HIDDEN if name.lower() in SECRET_PARAMETERS else value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
    ]
    return urlunsplit((parts.scheme, host, parts.path, urlencode(query, safe=",[]:", quote_via=quote), ""))


def passwords_of(address: str) -> list[str]:
    """Return the password in an address, as it may be shown: before its host, or as a parameter."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return []
    found = [value for name, value in parse_qsl(parts.query) if name.lower() in SECRET_PARAMETERS]
    user_info = parts.netloc.rpartition("@")[0]
    password = user_info.partition(":")[2]
    if not password:
        return found
    basic = base64.b64encode(unquote(user_info).encode()).decode()
    return [*found, password, unquote(password), basic]


def _spelled(secret: str) -> str:
    """Return a pattern for the secret with each character in any spelling."""
    return "".join(_character(character) for character in secret)


def _character(character: str) -> str:
    code = ord(character)
    digits = "".join(f"[{digit}{digit.upper()}]" if digit.isalpha() else digit for digit in f"{code:x}")
    plain = _either_case(character)
    forms = [  # every repetition has an end: a page of backslashes must not take forever
        rf"\\{{0,8}}{plain}",  # also after the backslashes of an escaped text
        f"%(?:25){{0,4}}{digits}",
        rf"\\{{1,8}}[uU]0{{0,6}}{digits}",
        rf"\\{{1,8}}u\{{0{{0,6}}{digits}\}}",
        rf"\\{{1,8}}x{digits}",
        rf"\\{{1,8}}{code:03o}",
        f"={digits}",
        f"&#0{{0,6}}{code};?",
        f"&#[xX]0{{0,6}}{digits};?",
    ]
    if html.escape(character) != character:
        forms.append(re.escape(html.escape(character)))
    if character == " ":
        forms.append(r"\+")
    return f"(?:{'|'.join(forms)})"


def _packed(secret: str) -> list[str]:
    """Return the patterns of the secret as it stands within base64 and in hexadecimal."""
    if len(secret) < 2 * SHORTEST:
        return []
    pairs = "(?:[ :,-]|, )?(?:0x)?".join(f"{byte:02x}" for byte in secret.encode())
    return [f"(?i:{pairs})", *map(_escaped, _base64(secret))]


def _escaped(packed: str) -> str:
    """Return a pattern for base64 that is escaped where it is not letters and digits."""
    return "".join(text if text.isalnum() else _character(text) for text in packed)


def _either_case(character: str) -> str:
    """Return a pattern for a character: headers, hosts and people change the case of what they repeat."""
    cases = sorted({character, character.lower(), character.upper()})
    return f"[{''.join(cases)}]" if character.isascii() and len(cases) > 1 else re.escape(character)


def _base64(secret: str) -> list[str]:
    """Return what is always there of a text within base64, wherever it begins: there are three places."""
    data = secret.encode()
    found: list[str] = []
    for offset in range(3):
        packed = base64.b64encode(b"\0" * offset + data).decode().rstrip("=")
        whole = packed[(0, 2, 3)[offset] : len(packed) - (1 if (offset + len(data)) % 3 else 0)]
        found += [whole, whole.replace("+", "-").replace("/", "_")]
    return list(dict.fromkeys(found))


def _beginnings(secrets: list[str]) -> list[str]:
    """Return every character that a form of a secret can begin with."""
    first = {"\\", "%", "&", "=", "0"}
    for secret in secrets:
        digit = secret.encode().hex()[0]
        first |= {digit, digit.upper(), *(text[0] for text in _base64(secret))}
        first |= {secret[0], secret[0].lower(), secret[0].upper()} if secret.isascii() else {secret[0]}
        first |= {"+"} if secret[0] == " " else set()
    return sorted(first)
