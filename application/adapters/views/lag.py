"""How the store is, with how far its views are behind the journal."""

from application.adapters.views.portfolio import StoredPortfolios
from application.ports import Health, StoreState


class HealthWithViews:
    """What is known of the store, and of its views beside."""

    def __init__(self, health: Health, portfolios: StoredPortfolios) -> None:
        self._health, self._portfolios = health, portfolios

    def state(self) -> StoreState:
        """What can be read of it."""
        return self._health.state()._replace(views_behind=self._portfolios.behind())

    def try_writing(self, *, within: float) -> None:
        """Write something and take it back, or raise StoreIsBusy."""
        self._health.try_writing(within=within)
