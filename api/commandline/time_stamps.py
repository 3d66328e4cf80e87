"""Time stamps of RFC 3161: what an authority is asked, and what its answer says and proves.

It needs the extra “timestamps”, so it is loaded by nothing but the command that is about time stamps.
"""

from datetime import datetime
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urlsplit

import httpx2
from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    TimeStampRequest,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from api.commandline.exits import CannotStart
from api.commandline.witness_sources import PATIENCE, on_one_line, read_whole
from api.identity_providers import is_loopback
from api.refusals import shown as fit_to_show

_NO_ANSWER = "What “{address}” answers is no time stamp of this checkpoint: {why}. Nothing was kept."


class StampRefused(Exception):
    """The authority does not stamp, or a time stamp does not hold. The sentence says why."""


class Stamp(NamedTuple):
    """What a time stamp says of itself."""

    stamped_at: datetime
    by: str


def asked_for(content: bytes, address: str) -> tuple[bytes, Stamp]:
    """The authority's reply about the SHA-256 of these bytes, as it came, and what it says."""
    question = TimestampRequestBuilder().data(content).hash_algorithm(HashAlgorithm.SHA256).build()
    reply = _reply_to(question.as_bytes(), address)
    try:
        answer = decode_timestamp_response(reply)
        _must_be_granted(answer, address)
        _must_answer(answer, question)
        return reply, _stamp_in(answer)
    except ValueError as problem:
        why = on_one_line(problem).rstrip(".")
        raise CannotStart(_NO_ANSWER.format(address=fit_to_show(address), why=why)) from None


def certificates_in(roots: bytes) -> list[x509.Certificate]:
    """The certificates that a file holds, one at least."""
    try:
        return x509.load_pem_x509_certificates(roots)
    except ValueError:
        raise CannotStart("There is no certificate in the file that --root names; PEM was expected.") from None


def verified(reply: bytes, content: bytes, trusted: list[x509.Certificate]) -> Stamp:
    """What a reply says, as long as an authority under one of these certificates stamped just these bytes."""
    try:
        answer = decode_timestamp_response(reply)
        stamp = _stamp_in(answer)
        VerifierBuilder(roots=trusted).build().verify_message(answer, content)
    except (ValueError, VerificationError) as problem:
        raise StampRefused(f"The time stamp does not hold: {_why(problem)}.") from None
    return stamp


def _why(problem: Exception) -> str:
    """The library's words, but for those in which it lists the errors of its own inside."""
    if str(problem).startswith("Error while verifying certificates"):
        return "it was changed, or nobody signed it whom the certificate that --root names vouched for on that day"
    return on_one_line(problem).rstrip(".")


def _must_be_granted(answer: TimeStampResponse, address: str) -> None:
    if answer.status != PKIStatus.GRANTED:
        why = on_one_line(" ".join(answer.status_string)) or f"it gives no reason, and the status {answer.status}"
        raise StampRefused(f"“{fit_to_show(address)}” refuses to stamp: {why.rstrip('.')}.")


def _must_answer(answer: TimeStampResponse, question: TimeStampRequest) -> None:
    """Refuse, as a ValueError, an answer to another question; who signed it is looked at when it is verified."""
    about, asked = answer.tst_info.message_imprint, question.message_imprint
    if (about.hash_algorithm, about.message) != (asked.hash_algorithm, asked.message):
        raise ValueError("it is about something else")
    if answer.tst_info.nonce != question.nonce:
        raise ValueError("it answers an earlier question")


def _stamp_in(answer: TimeStampResponse) -> Stamp:
    """When, and the name in the certificate that it is signed with; a ValueError where that is not in it."""
    signers = {(each.issuer, each.serial_number) for each in answer.signed_data.signer_infos}
    held = map(x509.load_der_x509_certificate, answer.signed_data.certificates)
    names = [each.subject.rfc4514_string() for each in held if (each.issuer, each.serial_number) in signers]
    if len(names) != 1:
        raise ValueError("the certificate it is signed with is not in it")
    return Stamp(answer.tst_info.gen_time, on_one_line(names[0]))


def _reply_to(question: bytes, address: str) -> bytes:
    try:
        return _asked_over_http(question, address)
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as problem:
        why = fit_to_show(str(problem) or type(problem).__name__).rstrip(".")
        raise CannotStart(f"The authority at “{fit_to_show(address)}” cannot be reached: {why}.") from None


def _asked_over_http(question: bytes, address: str) -> bytes:
    on_this_machine = is_loopback(urlsplit(address).hostname or "")  # a proxy would take it for its own
    headers = {"Content-Type": "application/timestamp-query", "Accept-Encoding": "identity"}
    with (
        httpx2.Client(timeout=PATIENCE, trust_env=not on_this_machine) as client,
        client.stream("POST", address, content=question, headers=headers) as answer,
    ):
        content = read_whole(answer)
        if answer.status_code != HTTPStatus.OK:
            why = f"it is the status {answer.status_code}"
            raise CannotStart(_NO_ANSWER.format(address=fit_to_show(address), why=why))
        return content
