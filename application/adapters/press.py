"""The press: what is sealed as canonical JSON, in the version of the template it was sealed with."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import orjson

from application.ports import StoreUnreadable
from application.projections import pack_templates, report_templates
from application.projections.view import View
from domain.highlight_report import HighlightReport
from domain.meeting import Meeting
from domain.record import Record


class _Printed(NamedTuple):
    """What is printed of things of one kind: what was done with it, and every version of its template."""

    what: str
    templates: Mapping[int, Callable[[Record, str], View]]


_PRINTED: Mapping[str, _Printed] = {
    HighlightReport.KIND: _Printed("highlight report “{ref}” was issued", report_templates.TEMPLATES),
    Meeting.KIND: _Printed("pack of meeting “{ref}” was frozen", pack_templates.TEMPLATES),
}


class JsonPress:
    """Prints views as JSON with sorted keys, without spaces, in UTF-8; what is not stated is null."""

    def latest(self, kind: str) -> int:
        """The version that things of a kind are sealed with now."""
        return max(_PRINTED[kind].templates)

    def print(self, record: Record, ref: str, *, kind: str, template: int) -> bytes:
        """The same bytes for ever; refused where a newer program sealed it with a template of its own."""
        what, templates = _PRINTED[kind]
        if template not in templates:
            raise StoreUnreadable(
                f"The {what.format(ref=ref)} with version {template} of its template, which this program "
                f"does not know; it knows up to version {max(templates)}. Use the program that did it, or a newer one."
            )
        view = templates[template](record, ref)
        return orjson.dumps(orjson.loads(view.model_dump_json()), option=orjson.OPT_SORT_KEYS)
