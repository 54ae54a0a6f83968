"""Names and words that differ by one character from another: two things, or one misspelt.

Neighbours are found by what is left when one character goes (each name is written down once for
each of its characters), never by comparing all pairs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.passages import NAMING, Doubt, Doubter, Place, place_in, texts
from shisaku_graph.repair.rule import RowRule
from shisaku_graph.repair.scripts import is_hiragana, is_kanji, is_katakana, is_latin, runs
from shisaku_graph.source.fields import Kind
from shisaku_graph.table.body import BodyRow
from shisaku_graph.table.cells import Cell
from shisaku_graph.trace import Ledger

_SHORTEST_NAME, _SHORTEST_WORD, _SHORTEST_LATIN = 6, 6, 5
_LONGEST = 80
_MOST_PLACES = 20  # of one word
_MOST = 50_000  # distinct names or words remembered: some 50 MB
_WORLD = (
    "YouTube", "Facebook", "Instagram", "Twitter", "Wikipedia", "Google", "LINE", "Zoom",
)  # fmt: skip
"""Latin names that municipal texts use and that OCR and hands misspell."""


def one_letter_apart(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that differ by one kana exchanged, or one character put in.

    A digit for another, or an ideograph for another, makes two names, so these are not looked for:
    a series (第1地区…, 第2地区…) has as many neighbours as members.

    >>> list(one_letter_apart(["チバスタアクア", "チバスタアークア", "市民会館"]))
    [('チバスタアクア', 'チバスタアークア')]
    >>> list(one_letter_apart(["第1地区の整備", "第2地区の整備", "第2地区を整備"]))
    [('第2地区の整備', '第2地区を整備')]
    """
    order = {name: at for at, name in enumerate(dict.fromkeys(names))}
    found: dict[tuple[int, int], tuple[str, str]] = {}

    def note(one: str, other: str) -> None:
        first, last = sorted((one, other), key=order.__getitem__)
        found[order[last], order[first]] = first, last

    for name in order:
        for at in _telling(name):
            rest = name[:at] + name[at + 1 :]
            if rest in order:
                note(rest, name)
    for one, other in _kana_exchanged(order):
        note(one, other)
    for _, pair in sorted(found.items()):
        yield pair


def _kana_exchanged(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that have one kana for another in one place."""
    alike: dict[int, list[str]] = {}  # by what is left without a kana, and where it was
    alone: dict[int, str] = {}  # the same, of one name: most are
    for name in names:
        for at in _telling(name):
            if not (is_hiragana(name[at]) or is_katakana(name[at])):
                continue
            left = hash((at, name[:at] + name[at + 1 :]))
            first = alone.setdefault(left, name)
            if first is name:
                continue
            others = alike.setdefault(left, [first])
            for other in others:
                if other != name and _apart(other, name):
                    yield other, name
            if len(others) < _MOST_PLACES:
                others.append(name)


def _telling(name: str) -> Iterator[int]:
    """Yield the places whose character may be a slip: a digit for another makes two names."""
    return (at for at, character in enumerate(name) if not character.isnumeric())


def _apart(one: str, other: str) -> bool:
    """Tell whether one character put in, left out or exchanged in place is all the difference."""
    head, tail = _difference(one, other)
    return max(len(one), len(other)) - head - tail <= 1


def _difference(one: str, other: str) -> tuple[int, int]:
    """Return how many characters two names share at the head and, beyond it, at the tail."""
    most, head, tail = min(len(one), len(other)), 0, 0
    while head < most and one[head] == other[head]:
        head += 1
    while tail < most - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return head, tail


def _is_slip(one: str, other: str) -> bool:
    """Tell a slip of the pen from two names: 農業の振興 and 林業の振興 are two."""
    head, tail = _difference(one, other)
    own, its = one[head : len(one) - tail], other[head : len(other) - tail]
    if any(character.isnumeric() for character in own + its):
        return False
    if own and its:  # exchanged: kana for kana only
        return all(is_hiragana(c) or is_katakana(c) for c in own + its)
    return head > 0 or not is_kanji(own + its)  # 下水道 is no misspelt 水道


@dataclass(slots=True)
class _Named:
    """A name: where it stands first, in how many rows, and under which number."""

    place: Place
    code: str
    rows: int = 1


def _are_two(one: _Named, other: _Named) -> bool:
    """Tell whether the writer means two things by two names."""
    numbered = bool(one.code and other.code) and one.code != other.code
    return numbered or min(one.rows, other.rows) > 1


class NearName(RowRule):
    """Asks about two names in one column that differ by one character.

    ``空き家バンク事業`` and ``空家バンク事業``: one project spelt in two ways, or two? Who gives
    them different numbers, or writes both again and again, means two.
    """

    id = "near-name"
    label = Bilingual("一字違いの名称", "names one character apart")
    summary = Bilingual(
        "一字だけ違う二つの名称は、表記の揺れかもしれないため人に判断を求める。"
        "数字や漢字一字の違い、番号の違い、どちらも何度も書かれたものは、別の名称とみる。",
        "Two names that differ by one character may be one thing spelt in two ways: a person is "
        "asked. A digit, or one ideograph for another, different numbers, and two names that are "
        "both written again and again, make two.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; at the end, write doubts into the ledger."""
        found: dict[str, dict[str, _Named]] = {}
        for body in rows:
            for field, cell in texts(body, NAMING):
                at, code = 0, body.text(f"{field}_code")
                names = found.setdefault(field, {})
                for name in cell.text.split("\n"):
                    fits = _SHORTEST_NAME <= len(name) <= _LONGEST and len(names) < _MOST
                    if name in names:
                        names[name].rows += 1
                    elif fits:
                        names[name] = _Named(place_in(field, cell, at, at + len(name)), code)
                    at += len(name) + 1
            yield body
        doubter = Doubter(type(self), ledger)
        for names in found.values():
            for one, other in one_letter_apart(names):
                if _is_slip(one, other) and not _are_two(names[one], names[other]):
                    doubter.doubt_place(
                        names[other].place,
                        Bilingual(
                            f"「{one}」と一字だけ違います。同じものでしょうか。",
                            f"One character apart from {one}: are they one and the same?",
                        ),
                    )


class NearWord(RowRule):
    """Asks about a long katakana word that differs by one letter from a more frequent one.

    ``チバスタアークア`` beside ``チバスタアクア``; a Latin name beside a known one: ``Youtubel``.
    """

    id = "near-word"
    label = Bilingual("一字違いの語", "word one letter apart")
    summary = Bilingual(
        "長いカタカナ語が表の中の別の語と一字だけ違うとき、また英字の名がよく知られた名と"
        "一字だけ違うときは、誤記の疑いとして人に判断を求める。",
        "A long katakana word one letter apart from another of the table, or a Latin name one "
        "letter apart from a well-known one, may be misspelt: a person is asked.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; at the end, write doubts into the ledger."""
        counts: Counter[str] = Counter()
        places: dict[str, list[Place]] = {}
        for body in rows:
            for field, cell, start, end in _words(body):
                word = cell.text[start:end]
                if word in counts or len(counts) < _MOST:
                    counts[word] += 1
                    if counts[word] > _MOST_PLACES:
                        places.pop(word, None)  # who writes it so often means it
                    else:
                        kept = places.setdefault(word, [])
                        kept.append(place_in(field, cell, start, end))
            yield body
        doubter = Doubter(type(self), ledger)
        for word, usual in _misspelt(counts):
            for place in places.get(word, ()):
                doubter.doubt_place(place, _word_question(usual), usual)


def _misspelt(counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield each word that seems misspelt, with the word that is usual."""
    for one, other in one_letter_apart(word for word in counts if not word.isascii()):
        rarer, usual = sorted((one, other), key=lambda word: (counts[word], -len(word)))
        if len(one) != len(other) and not _is_inflected(rarer, usual):
            yield rarer, usual
    for word in counts:
        known = _known_name(word) if word.isascii() else None
        if known is not None:
            yield word, known


def _words(body: BodyRow) -> Iterator[tuple[str, Cell, int, int]]:
    """Yield the long katakana words and Latin names of a row."""
    for field, cell in texts(body, NAMING | {Kind.PROSE}):
        for belongs, least in ((is_katakana, _SHORTEST_WORD), (is_latin, _SHORTEST_LATIN)):
            for start, end in runs(cell.text, belongs):
                if least <= end - start <= _LONGEST:
                    yield field, cell, start, end


def _word_question(usual: str) -> Bilingual:
    return Bilingual(
        f"「{usual}」と一字だけ違います。誤記ではないでしょうか。",
        f"One letter apart from {usual}: is it misspelt?",
    )


def _is_inflected(one: str, other: str) -> bool:
    """Tell words that a long mark or an ending makes two (コンピュータ, コンピューター)."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer[:-1] == shorter or longer[1:] == shorter


def _known_name(word: str) -> str | None:
    """Return the well-known name that a Latin word is one letter apart from."""
    folded = word.casefold()
    for name in _WORLD:
        if folded != name.casefold() and _apart(folded, name.casefold()):
            return name
    return None


class LookAlike(RowRule):
    """Asks about a hiragana り that stands for the katakana リ of a loan word.

    ``大幅なりニューアル`` → ``大幅なリニューアル``; ``よりスムーズ`` is good Japanese and passes,
    for リスムーズ is no word.
    """

    id = "look-alike"
    label = Bilingual("似た形の文字", "look-alike character")
    summary = Bilingual(
        "カタカナ語の頭の「リ」「ヘ」がひらがなで書かれているとき、また長音が漢数字の「一」のとき、"
        "読み誤りの疑いとして人に判断を求める。",
        "A hiragana り or へ at the head of a katakana word, or the ideograph 一 for its long "
        "mark, may be a misreading: a person is asked.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; write doubts into the ledger."""
        doubter = Doubter(type(self), ledger)
        for body in rows:
            for field, cell in texts(body, NAMING | {Kind.PROSE}):
                for at, instead in _look_alikes(cell.text):
                    question = Bilingual(
                        f"「{cell.text[at]}」は「{instead}」の読み誤りではないでしょうか。",
                        f"Is {cell.text[at]} a misreading of {instead}?",
                    )
                    doubter.doubt(field, cell, Doubt(at, at + 1, question, instead))
            yield body


_TAILS = {
    "り": ("ニューアル", "サイクル", "フォーム", "ハビリ", "ーダー", "ーフレット", "ユース",
           "デュース", "スク", "ゾート", "ノベーション", "クエスト", "アルタイム", "モート"),
    "へ": ("ルパー", "ルプ", "ルス", "リコプター", "ッドライト", "リポート"),
}  # fmt: skip
_KATAKANA = {"り": "リ", "へ": "ヘ"}


def _look_alikes(text: str) -> Iterator[tuple[int, str]]:
    for at, character in enumerate(text):
        if character in _TAILS and text.startswith(_TAILS[character], at + 1):
            yield at, _KATAKANA[character]
        elif character == "一" and all(is_katakana(text[i : i + 1]) for i in (at - 1, at + 1)):
            yield at, "ー"
