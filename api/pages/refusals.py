"""The ways in which a page itself can be refused."""

from api.refusals import NotSignedIn
from domain.refusals import NotAllowed


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
