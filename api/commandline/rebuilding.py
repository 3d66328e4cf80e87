"""`tracker rebuild`: make what is kept ready across programmes anew from the journal."""

from api.commandline.drawing import write
from api.commandline.opening import not_now, opened_to_read
from api.commandline.options import StoreOption
from api.commandline.waiting import waiting
from application.ports import StoreIsBusy
from application.projections.view import counted


def rebuild(*, store: StoreOption = None) -> None:
    """Make the views across programmes anew from the journal.

    They are made beside those that are looked at, and put in their place at the end: people go on working meanwhile,
    and whatever stops it half-way leaves everything as it was. Saved folds of records are made anew as they are needed.
    It is never needed after an upgrade; what another version of the tracker has made is not looked at.
    """
    with opened_to_read(store) as tracker, waiting("Rebuilding the portfolio") as progress:
        try:
            made = tracker.views.rebuild(progress or (lambda _, __: None))
        except StoreIsBusy as problem:
            raise not_now(problem, tracker.settings.store, before="The views are as they were. ") from problem
    write(f"The portfolio was rebuilt from the journal: {counted(made, 'programme', 'programmes')}.\n")
