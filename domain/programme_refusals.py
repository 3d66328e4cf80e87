"""Why an order to a programme is refused."""

from domain.refusals import AgainstTheRecord


class ProgrammeIsClosed(AgainstTheRecord):
    """A closed programme takes no orders, but what is exempt in it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is closed; nothing more is recorded in it, but what is kept from the public.")


class UnknownHost(AgainstTheRecord):
    """The host is one of the partners."""

    def __init__(self, host: str, partners: str) -> None:
        super().__init__(f"The host “{host}” is not one of the partners ({partners}). Add it to the partners first.")


class NotAPartner(AgainstTheRecord):
    """Only a partner can leave."""

    def __init__(self, partner: str, name: str) -> None:
        super().__init__(f"“{partner}” is not a partner of “{name}”.")


class PartnerTwice(AgainstTheRecord):
    """Each partner has a reference of its own."""

    def __init__(self, partner: str) -> None:
        super().__init__(f"Two of the partners are called “{partner}”. Give each a reference of its own.")


class AlreadyAPartner(AgainstTheRecord):
    """A reference stands for one partner."""

    def __init__(self, partner: str, name: str) -> None:
        super().__init__(f"The partner “{partner}” is there already, as “{name}”. Choose another reference.")


class HostLeaves(AgainstTheRecord):
    """A programme that has a host keeps one."""

    def __init__(self, partner: str, name: str) -> None:
        super().__init__(f"“{partner}” hosts “{name}”. Name another host before it leaves.")


class UnknownPartner(AgainstTheRecord):
    """Only partners host, promise and take part."""

    def __init__(self, partner: str, known: str) -> None:
        super().__init__(f"“{partner}” is not one of the partners ({known}). Add it to the partners first.")
