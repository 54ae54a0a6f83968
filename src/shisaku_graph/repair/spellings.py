"""Spellings that a rule can doubt: old forms of an ideograph beside new ones, slips of the kana."""

from collections import Counter
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.passages import (
    NAMING,
    Doubt,
    Doubter,
    PassageRule,
    Place,
    place_in,
    texts,
)
from shisaku_graph.repair.rule import RowRule
from shisaku_graph.repair.scripts import is_hiragana, is_kanji, is_katakana, runs
from shisaku_graph.source.fields import Kind
from shisaku_graph.table.body import BodyRow
from shisaku_graph.trace import Ledger

_EVERYWHERE = NAMING | {Kind.PROSE}
_NEW_FORMS = MappingProxyType(
    dict(
        zip(
            "巖﨑髙邊邉澤齋濱嶋廣櫻國會舘檜龍冨眞惠黑德瀨槇橫淸增鹽壽榮淵渕",
            "岩崎高辺辺沢斎浜島広桜国会館桧竜富真恵黒徳瀬槙横清増塩寿栄渊淵",
            strict=True,
        )
    )
)
_MOST = 10_000  # pairs of characters, or words, remembered
_A_FEW, _OFTEN = 20, 3
_STEMS = ("まち", "ひと", "もの", "むら", "さと")
_SHORTEST_KANA = 4


class VariantCharacter(RowRule):
    """Asks about a name that stands with an old form of an ideograph and with the new one.

    ``巖根`` and ``岩根``: one place in two spellings, or two?
    """

    id = "variant-character"
    label = Bilingual("字体の違い", "two forms of an ideograph")
    summary = Bilingual(
        "同じ語が旧字体と新字体の両方で書かれているとき、同じものかどうか人に判断を求める。",
        "A word that stands with an old form of an ideograph and with the new one: a person is "
        "asked whether they are one.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; at the end, write doubts into the ledger."""
        old: dict[str, Place] = {}
        new: dict[str, int] = {}  # the line in which each stands first
        forms = frozenset(_NEW_FORMS.values())
        for body in rows:
            for field, cell in texts(body, _EVERYWHERE | {Kind.UNITS}):
                for at, character in enumerate(cell.text):
                    if character in _NEW_FORMS or character in forms:
                        for start, end in _pairs(cell.text, at):
                            pair = cell.text[start:end]
                            if character in forms and len(new) < _MOST:
                                new.setdefault(pair, cell.origin.line)
                            if character in _NEW_FORMS and len(old) < _MOST and pair not in old:
                                old[pair] = place_in(field, cell, start, end)
            yield body
        doubter = Doubter(type(self), ledger)
        for pair, place in old.items():
            usual = "".join(_NEW_FORMS.get(each, each) for each in pair)
            if usual in new:
                line = new[usual]
                ja = f"「{usual}」とも書かれています（{line} 行目）。同じものでしょうか。"
                en = f"It is also written {usual} (line {line}): are they one and the same?"
                doubter.doubt_place(place, Bilingual(ja, en))


def _pairs(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield where a character stands with the ideograph before it, and behind it."""
    if at and is_kanji(text[at - 1]):
        yield at - 1, at + 1
    if is_kanji(text[at + 1 : at + 2]):
        yield at, at + 2


class LostSuffix(RowRule):
    """Asks about a word that goes on (が進む) and has lost its 化, which the table writes else.

    ``建物の老朽が進む`` among 老朽化: what goes on is a change.
    """

    id = "lost-suffix"
    label = Bilingual("「化」の脱落の疑い", "化 that may be lost")
    summary = Bilingual(
        "「〜が進む」の語が、表のほかの所では「〜化」と書かれているとき、"
        "「化」の脱落の疑いとして人に判断を求める。",
        "A word before が進む that the table writes with 化 elsewhere may have lost it: a person "
        "is asked.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; at the end, write doubts into the ledger."""
        changes: Counter[str] = Counter()
        places: dict[str, list[Place]] = {}
        for body in rows:
            for field, cell in texts(body, frozenset((Kind.PROSE,))):
                for word, _, _ in _two_before(cell.text, "化"):
                    if word in changes or len(changes) < _MOST:
                        changes[word] += 1
                for word, start, end in _two_before(cell.text, "が進"):
                    kept = places.setdefault(word, []) if len(places) < _MOST else []
                    if len(kept) < _A_FEW:
                        kept.append(place_in(field, cell, start, end))
            yield body
        doubter = Doubter(type(self), ledger)
        for word, found in places.items():
            if len(found) == 1 and changes[word] >= _OFTEN:
                ja = f"表のほかの所では「{word}化」です。「化」が落ちていませんか。"
                said = Bilingual(ja, f"The table writes {word}化 elsewhere: is 化 lost?")
                doubter.doubt_place(found[0], said, f"{word}化")


def _two_before(text: str, sign: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of two ideographs before a sign."""
    at = text.find(sign)
    while at >= 0:
        if at > 1 and is_kanji(text[at - 1]) and is_kanji(text[at - 2]):
            yield text[at - 2 : at], at - 2, at
        at = text.find(sign, at + len(sign))


class KanaSlip(PassageRule):
    """Asks about one kana too many before づくり, or one for another in a word of the plan's name.

    ``ひとつづくり`` → ``ひとづくり``; ``きさらぎ`` beside the plan ``きさらづ未来プラン``.
    """

    id = "kana-slip"
    label = Bilingual("かなの誤りの疑い", "slip of the kana")
    summary = Bilingual(
        "「まちづくり」などの語に一字余分なかながあるとき、計画や市の名のかなと一字だけ違う語が"
        "あるときは、誤記の疑いとして人に判断を求める。",
        "One kana too many in a word such as まちづくり, or a word one kana apart from that of the "
        "plan's or the city's name, may be misspelt: a person is asked.",
    )
    kinds = _EVERYWHERE

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._known = frozenset(
            name[start:end]
            for name in names
            for belongs in (is_hiragana, is_katakana)
            for start, end in runs(name, belongs)
            if end - start >= _SHORTEST_KANA
        )

    def doubts(self, text: str, field: str) -> Iterator[Doubt]:  # noqa: ARG002  # of any field
        """Yield the slips of one cell."""
        at = text.find("づくり")
        while at >= 0:
            meant = _stem_with_one_more(text, at)
            if meant:
                yield _slip(text, at - len(meant) - 1, at, meant)
            at = text.find("づくり", at + 3)
        for belongs in (is_hiragana, is_katakana) if self._known else ():
            for start, end in runs(text, belongs):
                word = text[start:end]
                for known in self._known:
                    if len(known) == len(word) and _exchanged(known, word) == 1:
                        yield _slip(text, start, end, known)


def _slip(text: str, start: int, end: int, meant: str) -> Doubt:
    said = Bilingual(
        f"「{text[start:end]}」は「{meant}」の誤りではないでしょうか。",
        f"Is {text[start:end]} a slip for {meant}?",
    )
    return Doubt(start, end, said, meant)


def _stem_with_one_more(text: str, end: int) -> str | None:
    """Return the stem (まち, ひと …) that stands before a place with one kana too many."""
    word = text[max(0, end - 3) : end]
    if len(word) < 3 or not all(map(is_hiragana, word)) or word.endswith(_STEMS):  # noqa: PLR2004  # a stem and one
        return None
    shorter = (word[:2], word[0] + word[2])  # the last kana too many, or the middle one
    return next((each for each in shorter if each in _STEMS), None)


def _exchanged(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
