"""What was sent against what the store gives back.

Stores keep the value of a number, not how it was written: Oxigraph gives ``"1.50"`` back as
``1.5`` and a non-negative integer as an integer. Such a graph says the same, and counts as equal;
how many literals were rewritten is told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

import pyoxigraph as ox

from shisaku_graph.push.shipment import Shipment
from shisaku_graph.vocabulary import XSD

_SHOWN: Final = 3
_INTEGERS: Final = frozenset(
    XSD.NAMESPACE + name
    for name in (
        "integer", "decimal", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
        "negativeInteger", "long", "int", "short", "byte", "unsignedLong", "unsignedInt",
        "unsignedShort", "unsignedByte",
    )
)  # fmt: skip
_TIMES: Final = frozenset(XSD.NAMESPACE + name for name in ("dateTime", "time", "date"))
_TRUTH: Final = {"true": "true", "1": "true", "false": "false", "0": "false"}

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the store's graph stands to what was sent.

    Attributes:
        sent, found: triples sent, and triples that the store gave back.
        rewritten: triples whose literal has the same value in another form.
        missing, extra: the first triples that are not there, or that nobody sent.
    """

    sent: int
    found: int
    rewritten: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def equal(self) -> bool:
        """Whether the store holds what was sent."""
        return not self.missing and not self.extra


def compared(shipment: Shipment, found: set[ox.Triple]) -> Comparison:
    """Compare a shipment with the triples that a store gave back."""
    with shipment.open() as stream:
        sent = {quad.triple for quad in ox.parse(stream, format=ox.RdfFormat.N_TRIPLES)}
    only_sent, only_found = sent - found, found - sent
    here, there = _keys(only_sent), _keys(only_found)
    # a store may fold two spellings of one value into one triple, so what is equal counts too
    both = _keys(sent & found) if (here.keys() - there.keys() or there.keys() - here.keys()) else {}
    missing = [t for key, t in here.items() if key not in there and key not in both]
    extra = [t for key, t in there.items() if key not in here and key not in both]
    return Comparison(
        len(sent),
        len(found),
        len(only_sent) - len(missing),
        tuple(sorted(map(str, missing))[:_SHOWN]),
        tuple(sorted(map(str, extra))[:_SHOWN]),
    )


def _keys(triples: Iterable[ox.Triple]) -> dict[Key, ox.Triple]:
    return {_key(triple): triple for triple in triples}


def _key(triple: ox.Triple) -> Key:
    """Return a triple as a store may tell it apart from others: by the value of its literal."""
    value = triple.object
    if not isinstance(value, ox.Literal):
        return str(triple.subject), triple.predicate.value, str(value)
    return str(triple.subject), triple.predicate.value, *_value(value)


def _value(literal: ox.Literal) -> Key:
    kind, text = literal.datatype.value, literal.value
    if literal.language:
        return "text", literal.language.lower(), text
    if kind in _INTEGERS:
        try:
            return "number", str(Decimal(text).normalize() + 0)
        except InvalidOperation:
            return kind, text
    if kind in _TIMES:
        whole = text.replace("+00:00", "Z").replace("-00:00", "Z")
        moment, dot, rest = whole.partition(".")
        fraction, zone = _parted(rest)
        return kind, moment + (f".{fraction}" if dot and fraction else "") + zone
    if kind == XSD.boolean:
        return "truth", _TRUTH.get(text, text)
    return kind, text


def _parted(rest: str) -> tuple[str, str]:
    """Return the digits of a fraction of a second without its last zeros, and the zone."""
    at = next((at for at, sign in enumerate(rest) if not sign.isdecimal()), len(rest))
    return rest[:at].rstrip("0"), rest[at:]
