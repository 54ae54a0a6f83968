"""The tokens of a SPARQL query, found in one linear pass (SPARQL 1.1 §19.8)."""

import re
from collections.abc import Iterator

# Each alternative takes all it can and never gives back (possessive), so the scan is linear.
_TOKEN = re.compile(
    r"""
    (?P<blank>\s++|\#[^\n\r]*+)
  | (?P<iri><[^<>"{}|^`\x00-\x20]*+>)
  | (?P<quote>\"{3}|'{3}|"|')
  | (?P<variable>[?$]\w++)
  | (?P<tag>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
  | (?P<node>_:\w[\w.\-·]*+)
  | (?P<name>(?:[^\W\d_][\w.\-·]*+)?:
        (?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])
           (?:[\w:.\-·]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*+)?+)
  | (?P<word>[^\W\d]\w*+)
  | (?P<number>\d++)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_REST_OF_STRING = {
    '"""': re.compile(r'(?:[^"\\]|\\.|"(?!""))*+"""', re.DOTALL),
    "'''": re.compile(r"(?:[^'\\]|\\.|'(?!''))*+'''", re.DOTALL),
    '"': re.compile(r'(?:[^"\\\n\r]|\\.)*+"'),
    "'": re.compile(r"(?:[^'\\\n\r]|\\.)*+'"),
}


def tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield kind, text and place of each token but blanks; a string never closed is ``open``."""
    place, end = 0, len(text)
    while place < end:
        found = _TOKEN.match(text, place)
        if found is None:  # the last alternative takes any character
            raise AssertionError
        kind, token, at = str(found.lastgroup), found.group(), found.start()
        place = found.end()
        if kind == "quote":
            rest = _REST_OF_STRING[token].match(text, place)
            if rest is None:
                yield "open", token, at
                return
            place = rest.end()
        if kind != "blank":
            yield kind, token, at


def outer_words(text: str) -> tuple[str, ...]:
    """Return a query's words that stand in no bracket, in capitals: its clauses of the end."""
    depth, found = 0, []
    for kind, piece, _ in tokens(text):
        if kind == "word" and not depth:
            found.append(piece.upper())
        elif kind == "sign" and piece in "({[":
            depth += 1
        elif kind == "sign" and piece in ")}]":
            depth -= 1
    return tuple(found)


def shape(text: str) -> int:
    """Return a number that queries share which differ only in texts, numbers and variables."""
    return hash(
        tuple(
            kind if kind in ("quote", "number", "variable", "tag") else piece.upper()
            for kind, piece, _ in tokens(text)
        )
    )


def words(text: str) -> frozenset[str]:
    """Return the words of a query, in capitals: its clauses and functions."""
    return frozenset(piece.upper() for kind, piece, _ in tokens(text) if kind == "word")
