"""The ways in which a page itself can be refused."""

from api.refusals import NotSignedIn
from domain.refusals import AgainstTheRecord, Malformed, NotAllowed


class SignInFirst(NotSignedIn):
    """Nobody is signed in; after signing in one comes back to the same address."""

    def __init__(self, path: str, query: str = "") -> None:
        super().__init__("Sign in to see this page.")
        self.wanted = f"{path}?{query}" if query else path


class SentFromElsewhere(NotAllowed):
    """A form was sent by a page of somebody else's, or by a program that does not say where it comes from."""

    def __init__(self) -> None:
        super().__init__(
            "This was sent from another site, so nothing was changed. Open the page in the tracker and send it there."
        )


class NotAForm(Malformed):
    """What was sent is not what a form of a page sends."""

    def __init__(self) -> None:
        super().__init__("What was sent is no form of a page. Open the page in the tracker and send it from there.")


class ThePastStays(AgainstTheRecord):
    """Somebody wants to change something while looking at the past."""

    def __init__(self, moment: str) -> None:
        super().__init__(f"You are looking at {moment}. What was recorded stays; return to now to record what is new.")


class NothingChosen(Malformed):
    """Something was typed of a milestone, but not what has become of it."""

    def __init__(self) -> None:
        super().__init__("Choose what the words you typed are about: no change, met, new forecast or dropped.")
