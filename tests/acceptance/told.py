"""What one was told in answer to what one did: a receipt, a refusal, or what an import reports."""

from types import TracebackType
from typing import Self

from tests.acceptance.doors.door import Answer, Refused, Seen


class Told:
    """Whatever is done inside `with told:` may be refused; a scenario has to listen to the refusal."""

    def __init__(self) -> None:
        self.refusal: Refused | None = None
        self.answers: list[Answer] = []
        self.seen: Seen = {}
        self._unheard = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, _: TracebackType | None
    ) -> bool:
        if isinstance(problem, Refused):
            self.refusal, self._unheard = problem, True
        return isinstance(problem, Refused)

    def answer(self, answer: Answer) -> None:
        """Keep what an order was answered with."""
        self.answers.append(answer)

    @property
    def sentence(self) -> str:
        """What one was told by way of refusal."""
        self._unheard = False
        assert self.refusal, "nothing was refused"
        return str(self.refusal)

    def must_have_been_heard(self) -> None:
        """No refusal goes unnoticed."""
        assert not self._unheard, f"refused, and no step listens: {self.refusal}"
