"""A tracker that is watched: it records, signs and answers over HTTP, and can be made to answer from another store."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep
from typing import NamedTuple

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from api.bootstrap import Tracker, build
from api.commandline.serving import listen, port_taken
from api.server import create_server
from api.settings import Settings
from application.commands.milestones import PlanMilestone
from application.commands.office import Instruction, carry_out
from application.commands.programmes import RegisterProgramme
from domain.actor import Actor, Grant, Role
from domain.entry import Address
from tests.api.cli.terminal import Said, Terminal
from tests.people import token_for

ORIGIN = "tracker.example/crossing"
CLERK = Actor("Clerk", (Grant(Role.ADMINISTRATOR),))


class Recorder:
    """Somebody who records milestones of the river crossing in a store of its own, and has what is there signed."""

    def __init__(self, folder: Path, *, like: Path | None = None) -> None:
        """`like` is the store of another whose signing key is used."""
        folder.mkdir(parents=True, exist_ok=True)
        self.store = folder / "tracker.sqlite"
        settings = Settings(store=self.store, origin=ORIGIN)
        if like is not None:
            shutil.copy(settings.model_copy(update={"store": like}).signing_key_file, settings.signing_key_file)
        self.tracker: Tracker = build(settings)
        self._give(RegisterProgramme(name="River crossing"), "programme", "crossing")

    def records(self, *titles: str) -> "Recorder":
        """A milestone of each title, and a checkpoint behind them."""
        planned = self.tracker.log.head().size
        for number, title in enumerate(titles):
            self._give(PlanMilestone(title=title), "milestone", f"M{planned + number}")
        self.tracker.log.checkpoint()
        return self

    def _give(self, order: RegisterProgramme | PlanMilestone, kind: str, ref: str) -> None:
        carry_out([Instruction(order, Address("crossing", kind, ref))], actor=CLERK, office=self.tracker.office)

    @property
    def size(self) -> int:
        return self.tracker.log.checkpoints()[-1].size

    @property
    def key(self) -> str:
        return self.tracker.log.checkpoints()[-1].key


class Served(NamedTuple):
    """Where it answers, and from which store."""

    address: str
    door: "Door"


class Door:
    """An application that answers from the store it is told to, as if the file had been replaced."""

    def __init__(self, tracker: Tracker) -> None:
        self._app: ASGIApp = create_server(tracker)

    def answers_from(self, tracker: Tracker) -> None:
        self._app = create_server(tracker)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)


class _Quiet(uvicorn.Server):
    def install_signal_handlers(self) -> None:
        """It runs beside the test, which hears of signals itself."""


@contextmanager
def served(tracker: Tracker) -> Iterator[Served]:
    """The tracker at an address of its own, for as long as this lasts."""
    door, taken = Door(tracker), port_taken("127.0.0.1", 0)
    listen(taken)
    config = uvicorn.Config(door, log_level="warning", access_log=False, lifespan="off")
    server = _Quiet(config)
    running = Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    running.start()
    while not server.started:
        sleep(0.01)
    try:
        yield Served(f"http://127.0.0.1:{taken.getsockname()[1]}", door)
    finally:
        server.should_exit = True
        running.join(10)


def auditors_token(tracker: Tracker, file: Path) -> Path:
    """A file with the token of somebody who may read everything."""
    file.write_text(f"{token_for(tracker, 'Auditor', [Grant(Role.AUDITOR)])}\n")
    return file


class Auditor(Terminal):
    """Another party, who keeps the checkpoints of the river crossing's tracker in a folder."""

    def __init__(self, folder: Path, where: str, key: str, token: Path | None) -> None:
        super().__init__(folder.parent / "none.sqlite")
        self.folder, self.where, self.key, self.token = folder, where, key, token

    def asks(self, **instead: str | None) -> list[str]:
        """What is typed; an option that is None is left out."""
        told: dict[str, str | None] = {"--from": self.where, "--log-key": self.key, "--name": "audit.example/w1"}
        told["--token-file"] = str(self.token) if self.token else None
        told |= {f"--{name.replace('_', '-')}".removesuffix("-"): value for name, value in instead.items()}
        return [
            "witness",
            str(self.folder),
            *(word for pair in told.items() if pair[1] is not None for word in pair if word),
        ]

    def looks(self, **instead: str | None) -> Said:
        return self.types(*self.asks(**instead))

    @property
    def kept(self) -> list[Path]:
        return sorted((self.folder / "checkpoints").iterdir())

    @property
    def evidence(self) -> list[dict[str, str]]:
        folders = sorted((self.folder / "evidence").glob("*"))
        return [{file.name: file.read_text("utf-8") for file in folder.iterdir()} for folder in folders]
