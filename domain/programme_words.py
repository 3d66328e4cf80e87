"""The words a programme has for its roles and for what sets off its reviews."""

from enum import StrEnum


class RoleState(StrEnum):
    """Whether somebody holds a role."""

    FILLED = "filled"
    VACANT = "vacant"
    INTERIM = "interim"


class TriggerKind(StrEnum):
    """What sets off a review."""

    EVENT = "event"
    PHASE_DELIVERED = "phase-delivered"
    PERIODIC = "periodic"
