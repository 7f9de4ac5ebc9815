"""TLS: certificates are verified by the host's name, and HTTP/2 is spoken where a server offers it."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from serving import LOCAL, Clock

from flows.sources.web.faults import BadCertificate
from flows.sources.web.traffic import Traffic
from flows.sources.web.wire import Wire

NAME = "paper.example"


def certificate(folder: Path, name: str, *, days: int = 1) -> Path:
    """A certificate and its key in one file, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    start = datetime.now(UTC) - timedelta(days=10)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=10 + days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / f"{name}.pem"
    file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return file


@contextmanager
def speaking_h2(file: Path) -> Iterator[int]:
    """A server that speaks HTTP/2 and nothing else, for one connection; its port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    context.set_alpn_protocols(["h2"])
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_answer, args=(listening, context))
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            thread.join(60)


def _answer(listening: socket.socket, context: ssl.SSLContext) -> None:
    raw, _ = listening.accept()
    try:
        with context.wrap_socket(raw, server_side=True) as connection:
            _converse(connection)
    except OSError:
        raw.close()


def _converse(connection: ssl.SSLSocket) -> None:
    spoken = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    spoken.initiate_connection()
    connection.sendall(spoken.data_to_send())
    while data := connection.recv(65536):
        for event in spoken.receive_data(data):
            if isinstance(event, h2.events.StreamEnded):
                spoken.send_headers(event.stream_id, [(":status", "200"), ("content-type", "text/html")])
                spoken.send_data(event.stream_id, b"a page", end_stream=True)
        connection.sendall(spoken.data_to_send())


def wire_to(file: Path | None, clock: Clock) -> Wire:
    """A wire whose every host is loopback, and which trusts the certificate in `file` beside nothing else."""
    tls = ssl.create_default_context(cafile=str(file)) if file else None
    return Wire(replace(LOCAL, tries=1), clock.time(), lambda *_: ["127.0.0.1"], tls)


def test_http_2_is_spoken_and_the_name_is_verified(tmp_path: Path, clock: Clock) -> None:
    file = certificate(tmp_path, NAME)
    with speaking_h2(file) as port, wire_to(file, clock) as wire:
        response = wire.exchange(f"https://{NAME}:{port}/", {}, Traffic())
        assert (response.status, response.content) == (200, b"a page")


def test_an_authority_of_ones_own_is_trusted_by_the_environment(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = certificate(tmp_path, NAME)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with speaking_h2(file) as port, wire_to(None, clock) as wire:
        assert wire.exchange(f"https://{NAME}:{port}/", {}, Traffic()).content == b"a page"


@pytest.mark.parametrize("case", ["unknown authority", "another name", "expired"])
def test_a_certificate_that_proves_nothing(case: str, tmp_path: Path, clock: Clock) -> None:
    file = certificate(
        tmp_path, "other.example" if case == "another name" else NAME, days=-1 if case == "expired" else 1
    )
    trusted = None if case == "unknown authority" else file
    with speaking_h2(file) as port, wire_to(trusted, clock) as wire, pytest.raises(BadCertificate, match="not valid"):
        wire.exchange(f"https://{NAME}:{port}/", {}, Traffic())
