"""The `tracker` command: serve, import, report, and look after the store, from a terminal."""

import sys


def main() -> None:
    """Run the command, and leave with its exit code.

    The commands are loaded here, so that Ctrl-C while they load ends without a traceback, as it does later on.
    """
    try:
        from api.commandline.application import app  # noqa: PLC0415  # see above

        app()
    except KeyboardInterrupt:
        sys.exit(130)
