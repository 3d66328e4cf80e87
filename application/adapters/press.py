"""The press: an issued report as canonical JSON, in the version of the template it was issued with."""

import orjson

from application.ports import StoreUnreadable
from application.projections.report_templates import LATEST, TEMPLATES
from domain.record import Record


class JsonPress:
    """Prints views as JSON with sorted keys, without spaces, in UTF-8; what is not stated is null."""

    @property
    def latest(self) -> int:
        """The version that reports are issued with now."""
        return LATEST

    def print(self, record: Record, ref: str, *, template: int) -> bytes:
        """The same bytes for ever; refused where a newer program issued the report with a template of its own."""
        if template not in TEMPLATES:
            raise StoreUnreadable(
                f"The highlight report “{ref}” was issued with version {template} of its template, which this program "
                f"does not know; it knows up to version {LATEST}. Use the program that issued it, or a newer one."
            )
        view = TEMPLATES[template](record, ref)
        return orjson.dumps(orjson.loads(view.model_dump_json()), option=orjson.OPT_SORT_KEYS)
