"""How a graph gets into a store: replaced whole, gone on with after a break, and checked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from shisaku_graph.access.refusals import clean, host, refusal
from shisaku_graph.errors import EndpointError
from shisaku_graph.language import Bilingual
from shisaku_graph.push.comparison import Comparison, compared
from shisaku_graph.push.shipment import Shipment
from shisaku_graph.push.store import Store

READ_BACK: Final = 64 * 2**20
"""Bytes of N-Triples up to which a graph is read back and compared; beyond, it is counted."""

_WIDER: Final = 8
"""How many times larger than sent an answer may be: every sign of a text may be escaped."""

Told = Callable[[Bilingual], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done with one graph.

    Attributes:
        requests: how many requests carry it.
        present: triples that the store holds under its name now.
    """

    shipment: Shipment
    requests: int
    present: int


@dataclass(frozen=True, slots=True)
class Sent:
    """What was done with one graph; ``comparison`` is ``None`` where it was only counted."""

    shipment: Shipment
    requests: int
    resumed: int
    counted: int
    comparison: Comparison | None


def planned(store: Store, shipment: Shipment) -> Plan:
    """Return what sending would do; nothing is written.

    Raises:
        EndpointError: the store does not answer.
    """
    requests = sum(1 for _ in shipment.chunks(store.size, store.lines))
    return Plan(shipment, requests, store.count(shipment.graph))


def sent(store: Store, shipment: Shipment, tell: Told = lambda _: None) -> Sent:
    """Make the store's graph of this name hold exactly this graph, and check that it does.

    A graph that fits into one request replaces the old one in that request. A larger one is
    gathered under another name first, so that the old one stays whole until the new one is; after
    a break the next run goes on where this one stopped.

    Raises:
        EndpointError: the store fails, or does not hold what was sent.
    """
    store.enter(shipment.graph)
    parts = [count for _, count in shipment.chunks(store.size, store.lines)]
    if len(parts) <= 1:
        content = next((part for part, _ in shipment.chunks(store.size, store.lines)), b"")
        tell(_word(shipment, 1, 1))
        store.put(shipment.graph, content)
        return _checked(store, shipment, 1, 0)
    return _in_parts(store, shipment, parts, tell)


def _in_parts(store: Store, shipment: Shipment, parts: list[int], tell: Told) -> Sent:
    waiting = f"{shipment.graph}#push-{shipment.sha256[:16]}"
    present = store.count(waiting)
    whole, done = 0, 0
    while whole < len(parts) and done + parts[whole] <= present:
        done += parts[whole]
        whole += 1
    if present > shipment.triples:  # not of our making
        store.drop(waiting)
        whole = 0
    for at, (part, _) in enumerate(shipment.chunks(store.size, store.lines)):
        if at >= whole:
            tell(_word(shipment, at + 1, len(parts)))
            store.add(waiting, part)
    gathered = store.count(waiting)
    if gathered != shipment.triples and not _folded(store, shipment, waiting):
        raise _different(store, shipment, gathered, (), ())
    try:
        store.move(waiting, shipment.graph)
    except EndpointError:
        # the answer may be lost and the work done: the counts tell
        if store.count(waiting) or store.count(shipment.graph) != gathered:
            raise
    return _checked(store, shipment, len(parts) - whole + 1, whole)


def _folded(store: Store, shipment: Shipment, graph: str) -> bool:
    """Tell whether a graph is whole though it counts fewer: two spellings of one value are one."""
    if shipment.size > READ_BACK:
        return False
    return compared(shipment, store.read(graph, _room(shipment))).equal


def _checked(store: Store, shipment: Shipment, requests: int, resumed: int) -> Sent:
    counted = store.count(shipment.graph)
    if shipment.size > READ_BACK:
        if counted != shipment.triples:
            raise _different(store, shipment, counted, (), ())
        return Sent(shipment, requests, resumed, counted, None)
    comparison = compared(shipment, store.read(shipment.graph, _room(shipment)))
    if not comparison.equal or counted != comparison.found:
        raise _different(store, shipment, counted, comparison.missing, comparison.extra)
    return Sent(shipment, requests, resumed, counted, comparison)


def _room(shipment: Shipment) -> int:
    return shipment.size * _WIDER + 2**20


def _word(shipment: Shipment, at: int, of: int) -> Bilingual:
    return Bilingual(
        f"{shipment.name} を送っています（{at}/{of}）", f"sending {shipment.name} ({at}/{of})"
    )


def _different(
    store: Store,
    shipment: Shipment,
    counted: int,
    missing: tuple[str, ...],
    extra: tuple[str, ...],
) -> EndpointError:
    shown = "; ".join(
        [*(f"- {clean(each)}" for each in missing), *(f"+ {clean(e)}" for e in extra)]
    )
    return refusal(
        "push-mismatch",
        f"送った内容と、ストアにある内容が違います（{shipment.triples:,} トリプルを送り、"
        f"{counted:,} トリプルがあります。{shown}）",
        f"the store does not hold what was sent: {shipment.triples:,} triples sent, "
        f"{counted:,} there. {shown}",
        "もう一度実行してください。続くようなら、サーバーの記録を確かめてください",
        "run it again; if this goes on, look at the server's log",
        host(store.addresses.graphs),
    )
