"""Why a sign-in through an identity provider lets nobody in; each sentence says what to do."""

from api.refusals import OutOfReach
from domain.refusals import NotAllowed


class SignInRefused(NotAllowed):
    """A sign-in that cannot be used."""


class SignInNotUnderWay(SignInRefused):
    """What came back belongs to no sign-in that this browser began: made up, used already, or too old."""

    def __init__(self) -> None:
        super().__init__(
            "This sign-in was not begun in this browser, was finished already, or was begun more than ten minutes ago. "
            "Begin it again."
        )


class ProviderSaidNo(SignInRefused):
    """The provider itself let nobody in."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” did not sign you in: it was stopped there, or you are not let into the tracker. Begin again, or "
            "ask whoever runs your sign-in to let you into the tracker."
        )


class AnswerNotTrusted(SignInRefused):
    """What the provider, or somebody in its name, said does not hold; which part of it, a stranger is not told."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"What came back from “{name}” could not be trusted, so nobody was signed in. Begin again; if it happens "
            "again, tell whoever runs the tracker."
        )
        self.why = why


class HolderHasLeft(SignInRefused):
    """The identity was that of somebody who has left; whoever comes back is let in by an administrator."""

    def __init__(self) -> None:
        super().__init__(
            "Whoever signed in to the tracker this way before has left it. If you are to come back, ask an "
            "administrator to admit you, and quote these two lines."
        )


class NobodyYet(SignInRefused):
    """The provider vouches for somebody whom the tracker does not know, and names no role for them."""

    def __init__(self) -> None:
        super().__init__(
            "You signed in, but the tracker does not know you yet, and your sign-in names no role in it. Ask an "
            "administrator to let you in, and quote these two lines."
        )


class ProviderUnreachable(OutOfReach):
    """The provider cannot be asked, or does not answer as it should."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"“{name}” cannot be reached at present, so nobody can sign in through it. Try again in some minutes; if "
            "it goes on, tell whoever runs the tracker."
        )
        self.why = why
