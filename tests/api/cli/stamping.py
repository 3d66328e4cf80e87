"""A time-stamping authority of RFC 3161 on this machine, with a root certificate of its own and needing no program."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from rfc3161_client import TimeStampRequest
from rfc3161_client._rust import parse_timestamp_request

SEQUENCE, SET, INTEGER, OCTETS, OID, UTF8, TIME = 0x30, 0x31, 0x02, 0x04, 0x06, 0x0C, 0x18
SHA256 = "2.16.840.1.101.3.4.2.1"
ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2"
SIGNED_DATA, STAMP_INFO = "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.16.1.4"
CONTENT_TYPE, DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
SIGNED_WITH = "1.2.840.113549.1.9.16.2.47"
POLICY = "1.3.6.1.4.1.99999.1"
NAME = "CN=Stamping unit"
STAMPED_AT = datetime(2026, 3, 27, 14, 5, 9, tzinfo=UTC)


def der(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    length = len(content)
    if length < 0x80:
        return bytes([tag, length]) + content
    size = length.to_bytes((length.bit_length() + 7) // 8)
    return bytes([tag, 0x80 | len(size)]) + size + content


def number(value: int) -> bytes:
    return der(INTEGER, value.to_bytes(value.bit_length() // 8 + 1))


def oid(dotted: str) -> bytes:
    first, second, *others = map(int, dotted.split("."))
    return der(OID, *(_in_base_128(value) for value in (first * 40 + second, *others)))


def _in_base_128(value: int) -> bytes:
    digits = [value & 0x7F]
    while value := value >> 7:
        digits.append(0x80 | value & 0x7F)
    return bytes(reversed(digits))


class Authority:
    """It stamps what it is asked, at a time that is told to it; each field can be made wrong."""

    def __init__(self) -> None:
        self._root_key, self._key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        self._root = self._certificate("Root of the stamps", self._root_key, authority=True)
        self._own = self._certificate("Stamping unit", self._key, authority=False)
        self.status = 200
        self.says: bytes | None = None
        self.asked: list[TimeStampRequest] = []
        self.stamps_only: bytes | None = None

    @property
    def root(self) -> bytes:
        return self._root.public_bytes(Encoding.PEM)

    def _certificate(self, name: str, key: ec.EllipticCurvePrivateKey, *, authority: bool) -> x509.Certificate:
        issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Root of the stamps")])
        made = (
            x509.CertificateBuilder(issuer, x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(STAMPED_AT - timedelta(days=1))
            .not_valid_after(STAMPED_AT + timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        )
        if not authority:
            purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            made = made.add_extension(purpose, critical=True)
        return made.sign(self._root_key, hashes.SHA256())

    def reply_to(self, question: bytes) -> bytes:
        if self.says is not None:
            return self.says
        request = parse_timestamp_request(question)
        self.asked.append(request)
        return der(SEQUENCE, der(SEQUENCE, number(0)), self._token(self._info(request)))

    def _info(self, request: TimeStampRequest) -> bytes:
        digest = self.stamps_only or request.message_imprint.message
        return der(
            SEQUENCE,
            number(1),
            oid(POLICY),
            der(SEQUENCE, der(SEQUENCE, oid(SHA256)), der(OCTETS, digest)),
            number(len(self.asked)),
            der(TIME, f"{STAMPED_AT:%Y%m%d%H%M%SZ}".encode()),
            number(request.nonce or 0),
        )

    def _token(self, info: bytes) -> bytes:
        own, algorithm = self._own.public_bytes(Encoding.DER), der(SEQUENCE, oid(SHA256))
        attributes = sorted(
            [
                _attribute(CONTENT_TYPE, oid(STAMP_INFO)),
                _attribute(DIGEST, der(OCTETS, sha256(info).digest())),
                _attribute(SIGNED_WITH, der(SEQUENCE, der(SEQUENCE, der(SEQUENCE, der(OCTETS, sha256(own).digest()))))),
            ]
        )
        signature = self._key.sign(der(SET, *attributes), ec.ECDSA(hashes.SHA256()))
        signer = der(
            SEQUENCE,
            number(1),
            der(SEQUENCE, self._own.issuer.public_bytes(), number(self._own.serial_number)),
            algorithm,
            der(0xA0, *attributes),
            der(SEQUENCE, oid(ECDSA_WITH_SHA256)),
            der(OCTETS, signature),
        )
        content = der(SEQUENCE, oid(STAMP_INFO), der(0xA0, der(OCTETS, info)))
        signed = der(SEQUENCE, number(3), der(SET, algorithm), content, der(0xA0, own), der(SET, signer))
        return der(SEQUENCE, oid(SIGNED_DATA), der(0xA0, signed))


def _attribute(kind: str, value: bytes) -> bytes:
    return der(SEQUENCE, oid(kind), der(SET, value))


def refusal(*words: str) -> bytes:
    """What an authority answers that does not stamp, and why."""
    text = der(SEQUENCE, *(der(UTF8, each.encode()) for each in words))
    return der(SEQUENCE, der(SEQUENCE, number(2), text))


@contextmanager
def at_an_address(authority: Authority) -> Iterator[str]:
    """Where it answers, for as long as this lasts."""

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            reply = authority.reply_to(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(authority.status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(reply)))
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *args: object) -> None:
            """Nobody reads along."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/stamp"
        server.shutdown()
