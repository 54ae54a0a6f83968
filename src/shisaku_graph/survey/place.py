"""Whose table it is: the municipality that a person, a title or a file's name tells."""

from collections.abc import Iterable
from dataclasses import dataclass

from shisaku_graph.source.gazetteer import (
    Municipality,
    by_code,
    named,
    spoken_of,
    written_in_latin,
)
from shisaku_graph.source.municipality import prefecture_of


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality as far as it is known: an empty text is not.

    Attributes:
        code: its 全国地方公共団体コード.
        name: its name.
        prefecture: its prefecture.
        homepage: its web address.
        sure: a person or a title says so; otherwise only a file's name hints at it.
        others: the municipalities between which the name does not decide.
    """

    code: str = ""
    name: str = ""
    prefecture: str = ""
    homepage: str = ""
    sure: bool = True
    others: tuple[Municipality, ...] = ()


def place_told(code: str, name: str, prefecture: str) -> Place:
    """Return what follows from what a person told.

    >>> place_told("", "木更津市", "").code, place_told("122068", "", "").name
    ('122068', '木更津市')
    >>> [each.prefecture for each in place_told("", "府中市", "").others]
    ['東京都', '広島県']
    """
    if code:
        known = by_code(code)
        home = known.homepage if known and name in ("", known.name) else ""
        return Place(
            code,
            name or (known.name if known else ""),
            prefecture or prefecture_of(code),
            home,
        )
    found = named(name, prefecture)
    if len(found) == 1:
        return _known(found[0])
    return Place(name=name, prefecture=prefecture, others=found)


def place_hinted(titles: Iterable[str], file: str) -> Place:
    """Return the place that titles or a file's name speak of, if they speak of one."""
    spoken = spoken_of([*titles, file])
    if len(spoken) == 1:
        return _known(spoken[0])
    if spoken:
        return Place(others=spoken)
    hinted = written_in_latin(file)
    return _known(hinted[0], sure=False) if len(hinted) == 1 else Place(others=hinted)


def _known(found: Municipality, *, sure: bool = True) -> Place:
    return Place(found.code, found.name, found.prefecture, found.homepage, sure)
