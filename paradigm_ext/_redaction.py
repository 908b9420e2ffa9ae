"""What must not be seen in a log line, an error or an address, and how it is taken out."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

HIDDEN = "[hidden]"

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


def hide(text: str, secret: str) -> str:
    """Return `text` with every occurrence of `secret` replaced; one too short to be one is left."""
    return text.replace(secret, HIDDEN) if len(secret) > 3 else text


def hide_bytes(content: bytes, secret: str) -> bytes:
    """Return `content` with every occurrence of `secret` replaced."""
    return content.replace(secret.encode(), HIDDEN.encode()) if len(secret) > 3 else content


def safe_url(url: str) -> str:
    """Return `url` without user information and with the values of secret query parameters replaced."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    query = [
        (name, HIDDEN if name.lower() in SECRET_PARAMETERS else value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
    ]
    return urlunsplit((parts.scheme, host, parts.path, urlencode(query, safe=",[]:", quote_via=quote), ""))
