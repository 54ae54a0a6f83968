"""A triple store: graphs put, added to, moved, counted and read back."""

import re
from dataclasses import replace
from typing import Final, Literal
from urllib.parse import urlencode

import pyoxigraph as ox

from shisaku_graph.access.refusals import incomplete, wrong_type
from shisaku_graph.access.remote import ask_endpoint
from shisaku_graph.access.result import Result
from shisaku_graph.access.transport import Limits
from shisaku_graph.push.kinds import Addresses
from shisaku_graph.push.wire import FORM, Wire

NTRIPLES: Final = "application/n-triples"
Way = Literal["gsp", "update"]
_CARRIES: Final[dict[Way, tuple[int, int]]] = {"gsp": (2**22, 100_000), "update": (2**18, 1_000)}


class Store:
    """A store, written by the Graph Store Protocol or by SPARQL Update.

    Attributes:
        size, lines: the most that one request carries, in bytes and triples.
    """

    def __init__(self, addresses: Addresses, way: Way, limits: Limits) -> None:
        self.addresses = addresses
        self.way = way
        self.wire = Wire(addresses.graphs if way == "gsp" else addresses.update, limits)
        self.size, self.lines = _CARRIES[way]
        if way == "gsp" and not addresses.moves:  # then all at once, or readers see half of it
            self.size, self.lines = 2**40, 2**40

    def enter(self, graph: str) -> None:
        """Learn how the server wants its password, before anything large is sent."""
        if self.way == "gsp" and self.wire.known is not None and not self.wire.known.token:
            self.wire.ask("GET", self.addresses.graph(f"{graph}#push-check"), accept=NTRIPLES)

    def put(self, graph: str, content: bytes) -> None:
        """Make a graph hold exactly this content, in one request."""
        if self.way == "gsp":
            self._graph("PUT", graph, content)
        else:
            self._update(f"DROP SILENT GRAPH <{graph}> ;\n{_insert(graph, content)}")

    def add(self, graph: str, content: bytes) -> None:
        """Add triples to a graph."""
        if self.way == "gsp":
            self._graph("POST", graph, content)
        else:
            self._update(_insert(graph, content))

    def move(self, graph: str, target: str) -> None:
        """Put one graph in the place of another.

        Sent once only: a second MOVE of a graph that is gone by then empties the target.
        """
        self._update(f"MOVE GRAPH <{graph}> TO GRAPH <{target}>", again=False)

    def drop(self, graph: str) -> None:
        """Remove a graph, if it is there."""
        self._update(f"DROP SILENT GRAPH <{graph}>")

    def count(self, graph: str) -> int:
        """Return how many triples a graph holds."""
        found = ask_endpoint(
            self.addresses.query,
            f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}",
            self.wire.left(),
        )
        if not isinstance(found, Result):
            raise TypeError(found)
        return int(next(found.texts())[0])

    def read(self, graph: str, size: int) -> set[ox.Triple]:
        """Return a graph as the store gives it back; at most ``size`` bytes of it."""
        if self.way == "update":
            text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
            told = ask_endpoint(self.addresses.query, text, replace(self.wire.left(), size=size))
            return _parsed(told if isinstance(told, bytes) else b"", ox.RdfFormat.TURTLE, graph)
        address = self.addresses.graph(graph)
        asked = self.wire.ask("GET", address, accept=NTRIPLES, size=size)
        reply = self.wire.done(asked, address)
        kind = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in (NTRIPLES, "text/plain"):
            raise wrong_type(address, kind, reply.body)
        return _parsed(reply.body, ox.RdfFormat.N_TRIPLES, address)

    def _graph(self, method: str, graph: str, content: bytes) -> None:
        address = self.addresses.graph(graph)
        self.wire.done(self.wire.ask(method, address, content, kind=NTRIPLES), address)

    def _update(self, text: str, *, again: bool = True) -> None:
        address = self.addresses.update
        body = urlencode({"update": text}).encode()
        self.wire.done(self.wire.ask("POST", address, body, kind=FORM, again=again), address)


def _parsed(content: bytes, syntax: ox.RdfFormat, place: str) -> set[ox.Triple]:
    try:
        return {quad.triple for quad in ox.parse(content, format=syntax, base_iri=place)}
    except (SyntaxError, ValueError) as error:
        raise incomplete(place, str(error)) from error


_ESCAPE: Final = re.compile(rb"\\(?:\\([uU])|.)", re.DOTALL)


def _insert(graph: str, content: bytes) -> str:
    r"""Return N-Triples as an INSERT DATA.

    SPARQL may resolve ``\uXXXX`` before it looks at strings (SPARQL 1.1 §19.2), so that a backslash
    followed by the letter u must not look like one: the letter is written as ``\U00000075``, with
    eight digits, since rdflib takes those that follow four for further ones.
    """
    safe = _ESCAPE.sub(_apart, content).decode()
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{safe}}} }}"


def _apart(found: re.Match[bytes]) -> bytes:
    letter = found.group(1)
    return found.group() if letter is None else b"\\\\\\U%08X" % ord(letter)
