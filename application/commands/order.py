"""An order: what a person asks the tracker to record. The same model is the JSON body, the form and the import row."""

from datetime import date, datetime
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from domain.calendar import plannable
from domain.entry import Address, ReasonCode
from domain.words import Line, Text

MADE_OF_A_FILE = "import-"
"""How the command ids begin that are made of what a file says; no door takes such a one."""


class Order(BaseModel):
    """The header that every order shares. What the order says in particular stands in the fields of its own class.

    `reason` is a code and `note` its words. `effective_on` is the day it was true, the day of recording unless said
    otherwise. `expected_version` is the version of the thing that was read before the change (If-Match says the
    same). `command_id` makes a retry safe (Idempotency-Key says the same): the first answer is given again.

    With `corrects` the order is a correction: it says what should have been recorded instead of that entry, `because`
    of what, and on whose `authority`. Its reason, its note and its day are those of the entry where they are left out;
    a reason or a note that is said to be null is none.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        serialize_by_alias=True,
        validate_by_name=True,
        validate_by_alias=True,
        use_attribute_docstrings=True,
    )

    reason: ReasonCode | None = Field(default=None, description="Why, as a code.")
    note: Text | None = Field(default=None, description="Why, in words.")
    effective_on: Annotated[date, AfterValidator(plannable)] | None = Field(
        default=None, description="The day it was true; today unless said otherwise."
    )
    expected_version: int | None = Field(default=None, ge=0, description="The version you read before this change.")
    command_id: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z0-9._:-]{8,80}$",
        description="Your own id for this order, 8 to 80 characters; a retry with it is answered as the first time.",
    )

    corrects: int | None = Field(
        default=None, ge=1, description="The entry this corrects, by its position: it stands in for that one."
    )
    because: Text | None = Field(
        default=None, description="Why that entry is corrected or erased; no other order says it."
    )
    authority: Line | None = Field(
        default=None, description="On whose authority it is corrected or erased; no other order says it."
    )

    withdraws: ClassVar[bool] = False
    """Whether the order takes an entry back rather than saying what it should have been."""

    erases: ClassVar[bool] = False
    """Whether the order has what an entry said taken out of the store, which is explained as a correction is."""

    speaks_of_two_things: ClassVar[bool] = False
    """Whether it says something of another thing too, in an entry of that thing's own."""

    @property
    def happened_on(self) -> date | None:
        """The day the order itself says it happened, where it says one exactly."""
        return None

    @property
    def said_to_be_none(self) -> tuple[str, ...]:
        """What a correction does not take over from its entry, as it says itself that there is none."""
        if self.corrects is None:
            return ()
        return tuple(name for name in TAKEN_OVER if name in self.model_fields_set and getattr(self, name) is None)

    @property
    def content(self) -> dict[str, Any]:  # Any: the values of whichever fields the order has of its own
        """The order's own fields, without the header; a fact of the same shape is made of them."""
        return {name: getattr(self, name) for name in type(self).model_fields if name not in HEADER}


TAKEN_OVER = ("reason", "note")
"""What a correction has from the entry it corrects where it leaves it out."""

HEADER = frozenset(Order.model_fields)
"""The fields that every order shares."""


class Provenance(BaseModel):
    """Where an imported order was found, and since when it was known. Only the importer fills it in.

    `undated` marks what a paper without any date says: it has always counted, and shows “date not stated”.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Line | None = None
    known_on: date | None = None
    batch: Line | None = None
    undated: bool = False

    NOTHING: ClassVar["Provenance"]

    @property
    def is_a_paper(self) -> bool:
        """Whether the order was found in a paper rather than given by a person."""
        return self.source is not None


Provenance.NOTHING = Provenance()


class Receipt(BaseModel):
    """The answer to an order: which thing it changed, to which version, at which position of the record.

    `facts` are the names of what was recorded; none where the order said nothing new. `recorded_at` is UTC.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    programme: str
    kind: str
    ref: str
    version: int
    position: int
    recorded_at: datetime
    facts: tuple[str, ...]
    command_id: str

    @property
    def address(self) -> Address:
        """The thing that was changed."""
        return Address(self.programme, self.kind, self.ref)
