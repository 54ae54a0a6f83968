"""Content negotiation: which of the forms that are offered a client likes best (RFC 9110 §12.5).

The most specific range that fits a form gives its weight; of equal weights, the form that is
offered first wins. A header that cannot be read counts as no preference for its broken parts only.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_MOST = 100  # ranges that are read of one header


@dataclass(frozen=True, slots=True)
class Offer:
    """A form that can be given: a name of ours, and the media type that a client asks for."""

    name: str
    media_type: str


def chosen(accept: str | None, offers: Sequence[Offer]) -> Offer | None:
    """Return the offer that an Accept header likes best; ``None`` when it likes none.

    >>> offers = Offer("ttl", "text/turtle"), Offer("html", "text/html")
    >>> chosen("text/html;q=0.8, text/*;q=0.5", offers).name
    'html'
    """
    if accept is None or not accept.strip():
        return offers[0] if offers else None
    ranges = _ranges(accept)
    best: Offer | None = None
    best_weight = 0.0
    for offer in offers:
        weight = _weight(offer.media_type, ranges)
        if weight > best_weight:
            best, best_weight = offer, weight
    return best


def chosen_language(header: str | None, offered: Sequence[str]) -> str:
    """Return the language that an Accept-Language header likes best, else the first offered."""
    if header is None:
        return offered[0]
    weights = dict.fromkeys(offered, 0.0)
    any_weight = 0.0
    for told, weight in _weighed(header):
        primary = told.partition("-")[0]
        if primary in weights:
            weights[primary] = max(weights[primary], weight)
        elif told == "*":
            any_weight = weight
    for language in offered:
        weights[language] = weights[language] or any_weight
    return max(offered, key=lambda language: weights[language])


def _ranges(accept: str) -> dict[str, float]:
    """Return the weight of each media range; other parameters (profile …) say no more here."""
    ranges: dict[str, float] = {}
    for told, weight in _weighed(accept):
        ranges[told] = max(weight, ranges.get(told, 0.0))
    return ranges


def _weighed(header: str) -> list[tuple[str, float]]:
    found = []
    for part in header.split(",")[:_MOST]:
        told, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                weight = _quality(value.strip())
        if told:
            found.append((told, weight))
    return found


def _quality(text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def _weight(media_type: str, ranges: dict[str, float]) -> float:
    """Return the weight that the most specific range gives a media type."""
    for told in (media_type, f"{media_type.partition('/')[0]}/*", "*/*"):
        if told in ranges:
            return ranges[told]
    return 0.0
