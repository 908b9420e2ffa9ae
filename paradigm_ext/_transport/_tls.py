"""The TLS context of a connection, made once: reading the authorities takes longer than a request."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import httpx

from paradigm_ext._errors import ConfigurationError

if TYPE_CHECKING:
    import ssl

    from paradigm_ext._config import Config
    from paradigm_ext._secrets import SecretCertificate


def names_files(config: Config) -> bool:
    """Return whether the settings name files, which can be checked when the client is made."""
    return config.cert is not None or isinstance(config.verify, (str, os.PathLike))


def tls_context(config: Config) -> Any:
    """Return what httpx takes as `verify`.

    Raises:
        ConfigurationError: A file of `verify` or `cert` is missing, or is not a certificate.
    """
    import ssl

    if isinstance(config.verify, ssl.SSLContext):
        context: Any = config.verify
    elif not isinstance(config.verify, bool):
        context = _authorities(os.fspath(config.verify))
    else:  # for http, too: httpx makes one in any case, and says no name where its file is missing
        context = _of_the_system(verify=config.verify)
    if config.cert is not None:
        _load(context, config.cert)
    return context


def _of_the_system(*, verify: bool) -> ssl.SSLContext:
    """Return the context that httpx makes of the system's settings, some of which name files."""
    try:
        return httpx.create_ssl_context(verify=verify)
    except (OSError, ValueError) as error:  # ssl's own errors are among the first
        raise ConfigurationError(
            "the certificate authorities of this machine cannot be read; look at SSL_CERT_FILE, SSL_CERT_DIR "
            f"and SSLKEYLOGFILE: {error}"
        ) from error


def _authorities(path: str) -> ssl.SSLContext:
    import ssl

    if not os.path.exists(path):  # noqa: PTH110 - a folder of authorities or a file, either will do
        # With its cause, by which a caller tells what another machine may have.
        raise ConfigurationError(
            f"verify names no file or folder of certificate authorities: {path!r}"
        ) from FileNotFoundError(path)
    folder = os.path.isdir(path)  # noqa: PTH112
    try:
        return ssl.create_default_context(cafile=None if folder else path, capath=path if folder else None)
    except (ssl.SSLError, OSError, ValueError) as error:
        raise ConfigurationError(f"verify: {path!r} holds no certificate authorities: {error}") from None


def _load(context: ssl.SSLContext, certificate: SecretCertificate) -> None:
    import ssl

    missing = next((path for path in certificate[:2] if not os.path.isfile(path)), None)  # noqa: PTH113
    if missing is not None:
        raise ConfigurationError(
            f"cert names a file that does not exist: {missing!r}"
        ) from FileNotFoundError(missing)
    try:
        # An empty password: without any, OpenSSL asks whoever sits at the terminal, and waits.
        context.load_cert_chain(certificate[0], *(certificate[1:2] or (None,)), *(certificate[2:] or ("",)))
    except (ssl.SSLError, OSError, ValueError, TypeError) as error:
        raise ConfigurationError(
            f"cert: {certificate[0]!r} is not a certificate with a key that its password opens: "
            f"{type(error).__name__}"
        ) from None
