"""Why an order for a risk may be refused."""

from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord


class RiskIsOver(AgainstTheRecord):
    """A risk that came true or was closed changes no more."""

    def __init__(self, ref: str, how: str) -> None:
        super().__init__(f"Risk “{ref}” {how}; it can no longer change. Identify a new risk if there is one.")


class ActionAlreadyAgreed(AgainstTheRecord):
    """An action has a reference of its own within its risk."""

    def __init__(self, action: str, risk: str) -> None:
        super().__init__(f"Risk “{risk}” has an action “{action}” already. Choose another reference.")


class ActionAlreadyDone(AgainstTheRecord):
    """An action is carried out once."""

    def __init__(self, action: str, risk: str, done_on: PlannedDate) -> None:
        super().__init__(f"Action “{action}” of risk “{risk}” was carried out already ({done_on.in_words}).")


class UnknownAction(AgainstTheRecord):
    """Only an agreed action can be carried out."""

    def __init__(self, action: str, risk: str, known: str) -> None:
        super().__init__(f"Risk “{risk}” has no action “{action}”; it has: {known}.")


class NothingAssessed(AgainstTheRecord):
    """An assessment says at least one thing."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"Give at least one of inherent, current, target or proximity for risk “{ref}”.")
