"""The OpenAPI document: what the routes say of themselves, with the schemas of the orders and of problems."""

import re
from typing import Any

import orjson
from fastapi import FastAPI, Response
from fastapi.openapi.utils import get_openapi

from api.errors import Problem
from api.rest.schemas import REFERENCE, Schema, schemas_of_orders

PATH = "/api/openapi.json"
_DESCRIPTION = (
    "Every change is an order that is sent to a thing. Every question can be asked as at a day and as known at a time. "
    "`x-roles` of an operation lists the roles that may use it. What is not stated is null. Nothing is overwritten: "
    "an order that names an earlier entry in `corrects`, with `because` and `authority`, stands in for that entry in "
    "every view known from then on, and withdraw-entry takes it back; views known before stay as they were. The entry "
    "is one of the thing the order is sent to; any other is a 404, one that was corrected already a 409 that names its "
    "correction, and so is a correction after which later entries would have been impossible, which names them."
)
_REF = re.compile(r'"#/components/schemas/([^"]+)"')


def document(app: FastAPI) -> dict[str, Any]:  # Any: OpenAPI nests as deep as it likes
    """The document, made once and kept."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title, version=app.version, summary=app.summary, description=_DESCRIPTION, routes=app.routes
        )
        held = made.setdefault("components", {}).setdefault("schemas", {})
        ours = {**schemas_of_orders(), "Problem": Problem.model_json_schema(ref_template=REFERENCE)}
        held.update(_told_apart(ours | ours["Problem"].pop("$defs", {}), held))
        app.openapi_schema = made
    return app.openapi_schema


def answer(app: FastAPI) -> Response:
    """The document as it is sent."""
    return Response(orjson.dumps(app.openapi()), media_type="application/json")


def _told_apart(ours: Schema, held: Schema) -> Schema:
    """What is written differently when it is sent and when it is answered goes by two names."""
    taken = {name for name in ours if name in held and held[name] != ours[name]}
    text = _REF.sub(lambda found: REFERENCE_IN_JSON.format(_name(found[1], taken)), orjson.dumps(ours).decode())
    return {_name(name, taken): schema for name, schema in orjson.loads(text).items()}


REFERENCE_IN_JSON = '"#/components/schemas/{}"'


def _name(name: str, taken: set[str]) -> str:
    return f"{name}-Input" if name in taken else name
