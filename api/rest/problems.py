"""The problems that the OpenAPI document names beside each route."""

from typing import Any

from api.errors import MEDIA_TYPE
from api.rest.schemas import REFERENCE

_DESCRIBED = {
    401: "Nobody has said who asks, or nobody knows them.",
    403: "The role does not carry this order.",
    404: "It is unknown, to this person and at this moment.",
    408: "The rest of the body did not come in time.",
    409: "The order does not fit what the record holds.",
    412: "Somebody else changed it first; the ETag is its version now.",
    413: "The body is too large.",
    415: "The body is not JSON in UTF-8.",
    422: "Something cannot be read; the sentence names it and says what is accepted.",
    428: "The version that was read is missing; the ETag is the version now.",
    503: "The store is busy, or the log has no key to vouch with; nothing was stored. The sentence says which.",
    507: "The disk of the store is full; nothing was stored, and what is there can be read.",
}
OF_READING = (401, 404, 422, 503)
OF_ORDERS = tuple(_DESCRIBED)

Responses = dict[int | str, dict[str, Any]]  # Any: OpenAPI nests as deep as it likes


def problems(statuses: tuple[int, ...]) -> Responses:
    """The documented problems of a route."""
    content = {MEDIA_TYPE: {"schema": {"$ref": REFERENCE.format(model="Problem")}}}
    return {status: {"description": _DESCRIBED[status], "content": content} for status in statuses}
