"""Characters in names: blanks that a line break of the PDF left, and radicals for ideographs."""

import unicodedata
from collections.abc import Iterable
from typing import ClassVar

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import CellRule
from shisaku_graph.repair.units import (
    DIVISION_ENDINGS,
    PARTING_SIGNS,
    SECTION_ENDINGS,
    division_length,
)
from shisaku_graph.source.fields import Kind

_KANGXI = range(0x2F00, 0x2FD6)
_UNIT_ENDINGS = (*DIVISION_ENDINGS, *SECTION_ENDINGS)
_CJK_RADICALS = {
    "⺟": "母", "⺠": "民", "⻁": "虎", "⻄": "西", "⻑": "長", "⻘": "青", "⻝": "食", "⻤": "鬼",
    "⻩": "黄", "⻭": "歯", "⻯": "竜", "⻲": "亀", "⻢": "馬", "⻨": "麦", "⻫": "斉",
}  # fmt: skip


def is_japanese(character: str) -> bool:
    """Tell whether a character is kana, a kanji, or one of the signs that stand inside words.

    >>> [is_japanese(c) for c in "の産ー々A "]
    [True, True, True, True, False, False]
    """
    return (
        "\u3041" <= character <= "\u30ff"
        or "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or character in "々〆ヶ"
    )


class Trim(CellRule):
    """Takes blanks off both ends of a cell: ``防災対策 `` → ``防災対策``."""

    id = "trim"
    label = Bilingual("前後の空白", "blanks at the ends")
    summary = Bilingual("セルの前後の空白を除く。", "Blanks at either end of a cell are taken off.")
    kinds: ClassVar[frozenset[Kind]] = frozenset(Kind)

    def mend(self, text: str) -> str:
        """Return the text without blanks at its ends."""
        return text.strip()


class Placeholder(CellRule):
    """Empties a cell that holds a sign for no value: ``―``, ``施策なし``.

    Which signs these are, the descriptor says.
    """

    id = "placeholder"
    label = Bilingual("値なしの記号", "sign for no value")
    summary = Bilingual(
        "記述子に挙げられた「値なし」の記号だけのセルを空とする。",
        "A cell that holds only a sign that the descriptor lists as no value is empty.",
    )
    kinds: ClassVar[frozenset[Kind]] = frozenset(Kind)

    def __init__(self, signs: Iterable[str] = ()) -> None:
        self._signs = frozenset(signs)

    def mend(self, text: str) -> str:
        """Return the text, or nothing where it is such a sign.

        >>> Placeholder(["―"]).mend("―")
        ''
        """
        return "" if text in self._signs else text


class BlankInName(CellRule):
    """Takes out a half-width blank between two Japanese characters of a name.

    ``交通環境 の充実`` → ``交通環境の充実``. A blank beside Latin letters is the writer's own and
    stays; so does a full-width one, unless a particle follows, with which no word begins.
    """

    id = "blank-in-name"
    label = Bilingual("名称の中の空白", "blank inside a name")
    summary = Bilingual(
        "名称の中で日本語の文字にはさまれた半角の空白や改行と、助詞「の」「を」の前の全角の空白は、"
        "折り返しの跡とみて除く。",
        "A half-width blank or line break between two Japanese characters of a name, and a "
        "full-width blank before the particles の and を, is the trace of a wrapped line.",
    )
    kinds: ClassVar[frozenset[Kind]] = frozenset((Kind.NAME,))

    def mend(self, text: str) -> str:
        """Return the name without such blanks."""
        return _without_blanks(_particles_joined(text), keep_after=())


class BlankInUnits(CellRule):
    """Takes out a blank inside the name of a unit, and leaves the one that parts two units.

    ``経済部産 業振興課`` → ``経済部産業振興課``; ``消防本部 消防総務課`` stays. A full-width blank
    goes only inside what follows a division: ``市民部市民　活動支援課``; ``出納　会計課`` are two.
    """

    id = "blank-in-units"
    label = Bilingual("部課名の中の空白", "blank inside a department's name")
    summary = Bilingual(
        "部課名の途中の空白は除き、部や課の切れ目にある空白は残す。",
        "A blank in the middle of a unit's name goes; one between two units stays.",
    )
    kinds: ClassVar[frozenset[Kind]] = frozenset((Kind.UNITS,))

    def mend(self, text: str) -> str:
        """Return the names without blanks inside."""
        plain = _sections_joined(text) if "\u3000" in text else text
        return _without_blanks(plain, keep_after=_UNIT_ENDINGS)


class PartedUnits(CellRule):
    r"""Writes units that a blank or sign parts one a line.

    ``消防本部 消防総務課`` → ``消防本部\n消防総務課``; ``総務課／企画課`` → ``総務課\n企画課``.
    """

    id = "parted-units"
    label = Bilingual("部課名の区切り", "parted units")
    summary = Bilingual(
        "空白や「／」「、」で区切られた部課名を、一行に一つとする。",
        "Units parted by a blank or a sign are written one a line.",
    )
    kinds: ClassVar[frozenset[Kind]] = frozenset((Kind.UNITS,))

    def mend(self, text: str) -> str:
        """Return the units, one a line."""
        for sign in PARTING_SIGNS:
            text = text.replace(sign, " ")
        return "\n".join(text.split())


class Radical(CellRule):
    """Writes the ideograph for a radical that only looks like it: ``⻑寿`` → ``長寿``."""

    id = "radical"
    label = Bilingual("部首の文字", "radical for an ideograph")
    summary = Bilingual(
        "PDF由来の部首用の文字（⻑など）を、同じ形の漢字に改める。",
        "Characters of the radical blocks, which PDF extraction leaves, become the ideographs.",
    )
    kinds: ClassVar[frozenset[Kind]] = frozenset(Kind)

    def mend(self, text: str) -> str:
        """Return the text with radicals replaced."""
        if not any("\u2e80" <= character <= "\u2fdf" for character in text):
            return text
        return "".join(
            unicodedata.normalize("NFKC", c) if ord(c) in _KANGXI else _CJK_RADICALS.get(c, c)
            for c in text
        )


def _sections_joined(text: str) -> str:
    """Return the units without full-width blanks inside a section that follows its division."""
    words = text.split("\u3000")
    out = words[0]
    for word in words[1:]:
        length = division_length(out)
        inside = length and length < len(out) and not out.endswith(_UNIT_ENDINGS)
        out += word if inside or word[:1] in ("部", "局") else f"\u3000{word}"
    return out


def _particles_joined(text: str) -> str:
    """Return the name without full-width blanks before の and を, where a word goes on behind.

    >>> _particles_joined("医療　の充実"), _particles_joined("未来　のびのび")
    ('医療の充実', '未来　のびのび')
    """
    words = text.split("\u3000")
    out = words[0]
    for word in words[1:]:
        particle = word[:1] in ("の", "を") and not "\u3041" <= word[1:2] <= "\u309f"
        joined = particle and out and is_japanese(out[-1])
        out += word if joined else f"\u3000{word}"
    return out


def _without_blanks(text: str, keep_after: tuple[str, ...]) -> str:
    if " " not in text and "\n" not in text:
        return text
    words = text.replace("\n", " ").split(" ") if not keep_after else text.split(" ")
    out = words[0]
    for word in words[1:]:
        inside = out and word and is_japanese(out[-1]) and is_japanese(word[0])
        out += word if inside and not (keep_after and out.endswith(keep_after)) else f" {word}"
    return out
