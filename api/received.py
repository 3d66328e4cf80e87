"""Takes in what a request sends, up to a limit, whatever length it claims to have."""

from starlette.requests import ClientDisconnect, Request

from api.refusals import BodyTooLarge, RequestNotUnderstood


async def body_up_to(limit: int, request: Request) -> bytes:
    """The whole body; refused once it has more bytes than the limit, and where whoever sends it goes away."""
    received = bytearray()
    try:
        async for chunk in request.stream():
            received += chunk
            if len(received) > limit:
                raise BodyTooLarge(limit)
    except ClientDisconnect:
        raise RequestNotUnderstood from None
    return bytes(received)
