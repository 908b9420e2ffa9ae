"""Certificates of loopback, made when they are needed, and a server that speaks TLS with one."""

from __future__ import annotations

import contextlib
import datetime as dt
import ipaddress
import ssl
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.unit.raw_server import RawServer

if TYPE_CHECKING:
    import socket
    from pathlib import Path

    from tests.unit.raw_server import Handler


def certificate(folder: Path, name: str, password: str = "") -> tuple[str, str]:
    """Write a certificate that signs itself, and its key; return both paths."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    locked = serialization.BestAvailableEncryption(password.encode()) if password else None
    (folder / f"{name}.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / f"{name}.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            locked or serialization.NoEncryption(),
        )
    )
    return str(folder / f"{name}.pem"), str(folder / f"{name}.key")


class TLSServer(RawServer):
    """Speaks TLS with each connection before its handler does."""

    def __init__(
        self, handler: Handler, certificate: tuple[str, str], *, clients: str = "", http2: bool = False
    ) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(*certificate)
        if clients:
            self._context.load_verify_locations(clients)
            self._context.verify_mode = ssl.CERT_REQUIRED
        if http2:
            self._context.set_alpn_protocols(["h2"])
        super().__init__(handler)

    @property
    def url(self) -> str:
        return f"https://{self.address}"

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), self._context.wrap_socket(connection, server_side=True) as secured:
            self._handler(secured, self.closed)
