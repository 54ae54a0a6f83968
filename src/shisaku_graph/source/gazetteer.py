"""The municipalities of Japan: what a name or a code stands for, without a network.

``municipalities.csv`` has the 1,741 cities, towns, villages and special wards of 2026-07-09, from
code4fukui/localgovjp (CC0), after J-LIS and the Geospatial Information Authority. It answers
questions that a person would otherwise be asked; nothing else is read out of it.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from shisaku_graph.source.municipality import prefecture_of

TABLE: Final = "municipalities.csv"
COLUMNS: Final = ("code", "name", "kana", "romaji", "homepage")

_MAY_STAND_BEFORE = frozenset("都道府県郡度年版")
"""Characters of a word that may end just before a municipality's name."""

_LONG_VOWELS = re.compile(r"o[ou]+|uu+")


@dataclass(frozen=True, slots=True)
class Municipality:
    """A city, town, village or special ward.

    Attributes:
        code: its 全国地方公共団体コード, six digits.
        name: as in ``木更津市``.
        kana: the name in hiragana.
        romaji: the name in Latin letters, without 市区町村 and without marks of long vowels.
        homepage: its web address.
    """

    code: str
    name: str
    kana: str
    romaji: str
    homepage: str

    @property
    def prefecture(self) -> str:
        """Its prefecture."""
        return prefecture_of(self.code)


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return all, in the order of their codes."""
    text = (files("shisaku_graph.source") / TABLE).read_text(encoding="utf-8")
    return tuple(Municipality(*row) for row in list(csv.reader(text.splitlines()))[1:])


def by_code(code: str) -> Municipality | None:
    """Return the municipality that has this code today, if one has.

    >>> by_code("122068").name, by_code("992011")
    ('木更津市', None)
    """
    return next((each for each in municipalities() if each.code == code), None)


def named(name: str, prefecture: str = "") -> tuple[Municipality, ...]:
    """Return the municipalities of this name, of one prefecture where it is told.

    >>> [each.prefecture for each in named("府中市")]
    ['東京都', '広島県']
    """
    return tuple(
        each
        for each in municipalities()
        if each.name == name and prefecture in ("", each.prefecture)
    )


def spoken_of(texts: Iterable[str]) -> tuple[Municipality, ...]:
    """Return the municipalities that texts can be about, narrowed by a prefecture named in them.

    Of names within one another the longest counts (木更津市, not 津市); a name begins where a word
    can begin.

    >>> [each.code for each in spoken_of(["令和５年度　木更津市行政評価", "予算"])]
    ['122068']
    """
    told = [unicodedata.normalize("NFKC", text) for text in texts]
    names = {name for text in told for name in _names_in(text)}
    found = [each for each in municipalities() if each.name in names]
    there = [each for each in found if any(each.prefecture in text for text in told)]
    return tuple(there or found)


def written_in_latin(text: str) -> tuple[Municipality, ...]:
    """Return the municipalities whose name stands in a text as a word in Latin letters.

    >>> [each.name for each in written_in_latin("kisarazu-h29-progress")]
    ['木更津市']
    """
    words = {plain_romaji(word) for word in re.findall(r"[a-z]{3,}", text.casefold())}
    return tuple(each for each in municipalities() if each.romaji in words)


def plain_romaji(text: str) -> str:
    """Return Latin letters without marks of long vowels, so that ``ootsu`` and ``otsu`` are one.

    >>> plain_romaji("Kouchi"), plain_romaji("ootsu"), plain_romaji("Kyūshū")
    ('kochi', 'otsu', 'kyushu')
    """
    bare = unicodedata.normalize("NFD", text.casefold())
    letters = "".join(sign for sign in bare if sign.isalpha())
    return _LONG_VOWELS.sub(lambda found: found.group()[0], letters)


def _names_in(text: str) -> Iterator[str]:
    """Yield the names that stand in a text, each the longest at its place."""
    end = 0
    for at in range(len(text)):
        if at < end or (at and _is_kanji(text[at - 1]) and text[at - 1] not in _MAY_STAND_BEFORE):
            continue
        name = max((n for n in _by_first().get(text[at], ()) if text.startswith(n, at)),
                   key=len, default="")  # fmt: skip
        if name:
            end = at + len(name)
            yield name


@cache
def _by_first() -> dict[str, frozenset[str]]:
    firsts = {each.name[0] for each in municipalities()}
    return {
        first: frozenset(each.name for each in municipalities() if each.name[0] == first)
        for first in firsts
    }


def _is_kanji(sign: str) -> bool:
    return "一" <= sign <= "鿿"
