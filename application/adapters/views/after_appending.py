"""What is done about views as soon as something was appended: what was erased is not told, and somebody is woken."""

import logging
from collections.abc import Callable

from application.adapters.views.portfolio import StoredPortfolios
from application.ports import Appended, StoreIsBusy, StoreUnusable
from domain.erasing import ErasureRecorded

_log = logging.getLogger("tracker")


class AfterAppending:
    """Hears of everything that this program appends."""

    def __init__(self, portfolios: StoredPortfolios, wake: Callable[[], None]) -> None:
        self._portfolios, self._wake = portfolios, wake

    def appending(self, appended: Appended) -> None:
        """Whoever has recorded something is not kept from it by what is in the way of a view."""
        erased = {entry.programme for entry in appended.entries if isinstance(entry.fact, ErasureRecorded)}
        if erased:
            try:
                self._portfolios.forget(frozenset(erased))
            except (StoreIsBusy, StoreUnusable) as problem:
                _log.error("What was erased is told by a view until it is next kept up: %s", problem)
        self._wake()
