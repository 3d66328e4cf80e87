"""A FastAPI application that does nothing: what a request costs before anybody has thought about it.

Its routes are the cheapest that FastAPI has. They are awaited, so that no thread is woken for them; GET takes nothing
and answers an empty object, and PUT has its body read as JSON, as whoever takes an order has to. Nothing surrounds
them: no token is looked at, nothing is counted, logged or checked.
"""

import sys
from typing import Any

from fastapi import FastAPI

from api.commandline.serving import TrackerServer, listen, port_taken, serve_until_stopped

app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)


@app.get("/nothing/{ref}")
async def get(ref: str) -> dict[str, str]:
    """Nothing."""
    return {}


@app.put("/nothing/{ref}")
async def put(ref: str, body: dict[str, Any]) -> dict[str, str]:  # Any: whatever JSON has
    """Nothing, but the body is read."""
    return {}


def main(port: int) -> None:
    """Serve it just as the tracker is served."""
    taken = port_taken("127.0.0.1", port)
    listen(taken)
    serve_until_stopped(TrackerServer(app, lambda: None), taken)


if __name__ == "__main__":
    main(int(sys.argv[1]))
