"""The reply to a commit is lost on its way: the order is taken once, and whoever gave it hears so."""

from contextlib import closing
from pathlib import Path

from domain.refusals import DomainError
from tests.faults.orders import give, numbered, register
from tests.faults.outcomes import Outcome, summed
from tests.faults.stores import Store, look, on_a_server
from tests.postgres.proxy import proxy_to
from tests.postgres.server import Server


def replies_cut(folder: Path, cuts: int) -> Outcome:
    """So many orders, of each of which the connection is cut after the server has stored it and before it said so."""
    acknowledged, refused = list[str](), list[str]()
    with closing(Server()) as server:
        store = on_a_server(server.address, "cut")
        with proxy_to(store.where, folder) as (proxy, address):
            tracker = Store(address).open()
            register(tracker)
            for number in range(cuts):
                order, ref = numbered("writer", number)
                proxy.cut_once(str(order.command_id), "after")
                try:
                    acknowledged.append(give(tracker, order, ref).command_id)
                except DomainError as refusal:
                    refused.append(f"{order.command_id} was refused for what it did itself: {refusal}")
            tracker.close()
            found, cut = look(store, acknowledged), proxy.cuts
    if cut != cuts:
        refused.append(f"{cut} replies were cut, and not {cuts}.")
    found = found._replace(findings=(*found.findings, *refused))
    return summed("the reply to a COMMIT cut", cut, len(acknowledged), found=[found])
