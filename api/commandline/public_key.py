"""The public key of a log, as it is given on the command line: itself, or the file that holds it."""

from pathlib import Path

from api.commandline.exits import CannotStart
from application.proofs.note import NoteRefused, VerifierKey, read_key

_BEGIN_PRIVATE_KEYS = ("PRIVATE+KEY+", "-----BEGIN")


def public_key(written: str, *, option: str) -> VerifierKey:
    """The key; refused with a sentence that names the option it was given with."""
    path = Path(written)
    try:
        is_a_file = path.is_file()
        text = (path.read_text("utf-8") if is_a_file else written).strip()
        if text.startswith(_BEGIN_PRIVATE_KEYS):
            raise CannotStart(f"{option}: this is a private key, which is shown to nobody. Give the public one.")
        return read_key(text)
    except (OSError, ValueError) as problem:
        raise CannotStart(f"{option}: the key in “{written}” cannot be read: {why(problem)}.") from None
    except NoteRefused as problem:
        instead = "" if is_a_file or "+" in written else f" “{written}” is no file either."
        raise CannotStart(f"{option}: {problem}{instead}") from None


def why(problem: OSError | ValueError) -> str:
    """Why a file cannot be read, without its name, which is said already."""
    return (isinstance(problem, OSError) and problem.strerror) or "it is no text"
