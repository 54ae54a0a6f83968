"""Examples of each term, taken from the written examples in ontology/examples/."""

from collections.abc import Iterator
from functools import cache

from shisaku_graph import assets

_FILES = ("plan.ttl", "year.ttl", "provenance.ttl")


@cache
def statements() -> tuple[str, ...]:
    """Return each resource of the examples, as it is written there."""
    return tuple(_statements())


def example(name: str, *, whole: bool) -> str | None:
    """Return the first resource in the examples that uses a term.

    Args:
        name: local name of the term.
        whole: the whole resource, as for a class; else only its first line and those that hold
            the term.
    """
    wanted = f"shisaku:{name}"
    for text in statements():
        lines = text.split("\n")
        if whole and _holds(lines[0], f"a {wanted}"):
            return text
        if not whole and any(_holds(line, wanted) for line in lines):
            return _cut(lines, wanted)
    return None


def _statements() -> Iterator[str]:
    folder = assets.folder("ontology") / "examples"
    for file in _FILES:
        for block in (folder / file).read_text(encoding="utf-8").split("\n\n"):
            text = block.strip()
            if text.startswith("<"):
                yield text


def _holds(line: str, wanted: str) -> bool:
    """Tell whether a line holds a name as a whole word."""
    _, found, rest = f" {line} ".partition(f" {wanted}")
    return bool(found) and not (rest[0].isalnum() or rest[0] == "-")


def _cut(text: list[str], wanted: str) -> str:
    """Return the first line of a resource and the statements with a term, ended as Turtle is."""
    kept, goes_on = [text[0]], False
    for line in text[1:]:
        goes_on = _holds(line, wanted) or (goes_on and kept[-1].endswith(","))
        if goes_on:
            kept.append(line)
    if len(kept) == len(text):
        return "\n".join(kept)
    return "\n".join([*kept[:-1], f"{kept[-1].rstrip(' ;.')} ;", "    … ."])
