"""The `tracker` command: serve, import, report, and look after the store, from a terminal."""

import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130


def main() -> None:
    """Run the command, and leave with its exit code.

    The commands are loaded here, so that Ctrl-C while they load ends without a traceback, as it does later on. Until
    they are, it ends the process at once: raised within the making of a class, it would come out as something else.
    """
    later = signal.signal(signal.SIGINT, _leave)
    from api.commandline.application import app  # noqa: PLC0415  # see above

    signal.signal(signal.SIGINT, later)
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _leave(_number: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)
