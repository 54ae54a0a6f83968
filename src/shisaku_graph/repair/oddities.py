"""Signs and spellings that stand out in their table: a blank, a stroke, a date, an okurigana."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.passages import (
    Doubter,
    PassageRule,
    Place,
    place_in,
    sentences,
    texts,
)
from shisaku_graph.repair.rule import RowRule
from shisaku_graph.repair.scripts import ROW_E, ROW_I, is_hiragana, is_kanji, is_katakana
from shisaku_graph.table.body import BodyRow
from shisaku_graph.trace import Ledger

_OWN_STYLE = 5  # of a sign in one table: then the writer means it
_MOST = 20_000  # places, words or dates remembered
_USUAL, _RARE = 3, 2  # how often the usual spelling stands at least, the odd one at most
_ERAS = ("平成", "令和", "昭和")
_SAME_NAME = 8  # characters at the head of a quoted name that tell one thing


def _is_japanese(character: str) -> bool:
    return bool(character) and (
        is_kanji(character) or is_hiragana(character) or is_katakana(character)
    )


class _SignRule(RowRule):
    """Asks about a sign between two Japanese characters, where the table has but a few."""

    sign: str
    question: Bilingual

    @abstractmethod
    def proposal(self, before: str, after: str) -> str | None:
        """Return what may belong in the sign's place; ``None`` where the sign is no doubt."""

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; at the end, write doubts into the ledger."""
        places: list[tuple[Place, str]] = []
        for body in rows:
            for field, cell in texts(body, PassageRule.kinds):
                at = cell.text.find(self.sign, 1)
                while at > 0 and len(places) <= _OWN_STYLE:
                    before, after = cell.text[at - 1], cell.text[at + 1 : at + 2]
                    said = _is_japanese(before) and _is_japanese(after)
                    instead = self.proposal(cell.text[:at], after) if said else None
                    if instead is not None:
                        places.append((place_in(field, cell, at, at + 1), instead))
                    at = cell.text.find(self.sign, at + 1)
            yield body
        doubter = Doubter(type(self), ledger)
        if len(places) <= _OWN_STYLE:
            for place, instead in places:
                doubter.doubt_place(place, self.question, instead)


class StrayBlank(_SignRule):
    """Asks about a half-width blank behind a particle: ``強化のため メールでの周知``."""

    id = "stray-blank"
    label = Bilingual("文の中の空白", "blank inside a sentence")
    summary = Bilingual(
        "助詞などのひらがなの直後にある半角の空白は、読み取りの跡の疑いとして人に判断を求める。"
        "表に多ければ、書き手の意図とみる。",
        "A half-width blank right behind a particle may be a trace of reading: a person is asked, "
        "unless the table has many.",
    )
    sign = " "
    question = Bilingual(
        "文の途中に空白があります。読み取りの跡ではないでしょうか。",
        "There is a blank inside the sentence: is it a trace of reading?",
    )

    def proposal(self, before: str, after: str) -> str | None:
        """Return nothing in its place, where a sentence goes on over the blank."""
        goes_on = is_hiragana(before[-1]) and "。" in before[-200:] + "。"
        ended = before.endswith(("です", "ます", "した", "せん"))
        return "" if goes_on and not ended and after else None


class LoneStroke(_SignRule):
    """Asks about a stroke between two names: ``恋人の聖地/中の島大橋``, a line break once."""

    id = "lone-stroke"
    label = Bilingual("まれな斜線", "rare stroke")
    summary = Bilingual(
        "ほとんど斜線を使わない表で語と語の間にある「/」は、改行や中点の跡の疑いとして人に判断を求める。",
        "A stroke between two words, in a table that has few, may once have been a line break or "
        "a dot: a person is asked.",
    )
    sign = "/"
    question = Bilingual(
        "この表ではまれな「/」です。改行か「・」「の」の跡ではないでしょうか。",
        "A stroke is rare in this table: was it a line break, or a dot?",
    )

    def proposal(self, before: str, after: str) -> str | None:
        """Return a dot, in running text and outside brackets (実施数/計画数 is a ratio)."""
        sentence = before.rpartition("。")[2]
        opened = sum(map(sentence.count, "(（")) - sum(map(sentence.count, ")）"))
        return "・" if "。" in before and opened <= 0 and after else None


class Okurigana(RowRule):
    """Asks about a compound that lost the kana inside: ``引続き`` where others say ``引き続き``."""

    id = "okurigana"
    label = Bilingual("送り仮名の揺れ", "odd okurigana")
    summary = Bilingual(
        "「引続き」のように途中の送り仮名のない語は、同じ表で「引き続き」が普通なら、人に判断を求める。",
        "A compound without the kana inside (引続き), where the table usually has them (引き続き): "
        "a person is asked.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; at the end, write doubts into the ledger."""
        forms: dict[str, Counter[str]] = {}  # with the kana inside, by the form without
        half: dict[str, list[Place]] = {}
        for body in rows:
            for field, cell in texts(body, PassageRule.kinds):
                for start, end, short in _compounds(cell.text):
                    word = cell.text[start:end]
                    if short is None and (word in half or len(half) < _MOST):
                        kept = half.setdefault(word, [])
                        kept.extend([place_in(field, cell, start, end)][: _RARE + 1 - len(kept)])
                    elif short is not None and (short in forms or len(forms) < _MOST):
                        forms.setdefault(short, Counter())[word] += 1
            yield body
        doubter = Doubter(type(self), ledger)
        for word, places in half.items():
            told = forms.get(word, Counter())
            if len(places) <= _RARE and told.total() >= _USUAL * len(places):
                usual = told.most_common(1)[0][0]
                for place in places:
                    doubter.doubt_place(
                        place,
                        Bilingual(
                            f"この表では「{usual}」が普通です。",
                            f"This table usually writes {usual}.",
                        ),
                        usual,
                    )


def _compounds(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Yield kanji, kana, kanji, kana with its form without the first kana; kanji, kanji, kana."""
    for at in range(len(text) - 2):
        if not is_kanji(text[at]):
            continue
        if is_kanji(text[at + 1]) and text[at + 2] in ROW_I + ROW_E:
            if at == 0 or not is_kanji(text[at - 1]):
                yield at, at + 3, None
        elif text[at + 1] in ROW_I + ROW_E and is_kanji(text[at + 2]):
            tail = text[at + 3 : at + 4]
            if tail and tail in ROW_I + ROW_E:
                yield at, at + 4, text[at] + text[at + 2] + tail


class TwoDates(RowRule):
    """Asks about two days of one month for one thing: the agreement of 10月30日 and of 10月19日."""

    id = "two-dates"
    label = Bilingual("食い違う日付", "dates that contradict")
    summary = Bilingual(
        "同じ「…」について、同じ年月の違う日が別の行に書かれているとき、人に判断を求める。",
        "Where two rows give different days of one month for one thing named in 「…」, a person is "
        "asked.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; at the end, write doubts into the ledger."""
        found: dict[tuple[str, str], dict[str, Place]] = {}
        for body in rows:
            for field, cell in texts(body, PassageRule.kinds):
                for begin, stop, about in _dated(cell.text):
                    if about in found or len(found) < _MOST:
                        place = place_in(field, cell, begin, stop)
                        found.setdefault(about, {}).setdefault(cell.text[begin:stop], place)
            yield body
        doubter = Doubter(type(self), ledger)
        for (name, _), days_of in found.items():
            for day, place in days_of.items() if len(days_of) > 1 else ():
                others = "、".join(other for other in days_of if other != day)
                doubter.doubt_place(
                    place,
                    Bilingual(
                        f"「{name}…」は、別の行では {others} です。どちらが正しいでしょうか。",
                        f"Another row dates 「{name}…」 {others}: which is right?",
                    ),
                )


def _dated(text: str) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Yield each day before a name in 「…」: where it stands; the name's head and the month."""
    for start, end in sentences(text):
        days = list(_days(text, start, end))
        for (begin, stop, month), following in zip_longest(days, days[1:]):
            quoted = text.find("「", stop, following[0] if following else end)
            if quoted >= 0:
                yield begin, stop, (text[quoted + 1 : quoted + 1 + _SAME_NAME], month)


def _days(text: str, start: int, end: int) -> Iterable[tuple[int, int, str]]:
    """Yield each day of the year in a stretch of text: where it stands, and its year and month."""
    at = text.find("日", start, end)
    while at >= 0:
        day = _digits_before(text, at)
        month = _digits_before(text, day - 1) if text[day - 1 : day] == "月" else day
        if day < at and month < day - 1 and text[month - 1 : month] == "年":
            year = _digits_before(text, month - 1)
            era = 2 if text[max(0, year - 2) : year] in _ERAS else 0
            if year < month - 1 and year - era >= start:
                yield year - era, at + 1, text[year - era : day]
        at = text.find("日", at + 1, end)


def _digits_before(text: str, end: int) -> int:
    start = end
    while start > 0 and text[start - 1].isdecimal():
        start -= 1
    return start
