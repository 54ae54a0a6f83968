"""The words of a name that say what it is about, and how much each says.

Names of policies end in stock words (の充実, の推進, 体制の強化): 障害者支援の充実 and
高齢者支援の充実 share most of their characters and nothing else. Such words weigh nothing; the
others weigh the more, the fewer names of both datasets hold them.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from sys import intern
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sudachipy import Tokenizer

_LONGEST = 12_000  # characters given to the analyser at once; it takes 49,149 bytes of UTF-8
_TELLING = frozenset(("名詞", "動詞", "形容詞", "形状詞"))
_STOCK = """
充実 推進 振興 整備 強化 向上 体制 確保 促進 支援 対策 実現 形成 適正 運営 管理 維持 環境作り
作り 取り組み 取り組む 図る 進める 良好 活用 活性 活性化 化 的 性 等 総合 計画 事業 事務 関係
経費 費 運用 市民 区民 町民 市 区 町 村 街 町作り まちづくり 作る 創出 構築 機能 為る 居る 有る
出来る 行う 高い 質 補助 助成 補助金 助成金 負担金 交付金 その他 一般 推進費 者 業務 実施 様々
課 部 室 係 局
豊か 安心 安全 魅力 育む 支える 暮らし 社会 地域 持続 可能 守る 未来
"""
STOCK = frozenset(_STOCK.split())
"""Words that stand in names of every field."""
_RANK = re.compile(r"(部|局|係|班)(?:[（(].*[)）])?$")


@cache
def _analyser() -> "Tokenizer":
    from sudachipy import Dictionary  # noqa: PLC0415  # its dictionary takes time to open

    return Dictionary().tokenizer()


def comparable(name: str) -> str:
    """Return a name as names are compared: NFKC, no blanks, no case."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def rank(unit: str) -> int:
    """Return the rank of an organisational unit by its name: 部 and 局 2, 係 and 班 0, else 1."""
    found = _RANK.search(unit)
    return 1 if found is None else 2 if found[1] in "部局" else 0


def telling_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that tell its subject, in their dictionary forms, in order.

    Both the shortest and the longest division are taken (SudachiPy's modes A and C), so that
    農林水産業 meets 農林水産業 as one word, and 水産業 in part.
    """
    from sudachipy import SplitMode  # noqa: PLC0415  # loaded by now

    plain = unicodedata.normalize("NFKC", text)
    found: dict[str, None] = {}
    for start in range(0, len(plain), _LONGEST):
        piece = plain[start : start + _LONGEST]
        for mode in (SplitMode.C, SplitMode.A):
            for word in _analyser().tokenize(piece, mode):
                kind = word.part_of_speech()
                form = word.normalized_form()
                if kind[0] in _TELLING and kind[1] != "数詞" and form not in STOCK:
                    found[intern(form)] = None  # a million names share few words
    return tuple(found)


class Weights:
    """How much each word says among the names of two datasets: the rarer, the more."""

    def __init__(self, names: Iterable[Iterable[str]]) -> None:
        counts: Counter[str] = Counter()
        self._names = 0
        for words in names:
            counts.update(set(words))
            self._names += 1
        self._weights = {word: self._of(count) for word, count in counts.items()}
        self._unknown = self._of(1)

    def _of(self, count: int) -> float:
        return math.log((self._names + 1) / (count + 0.5)) if count else 0.0

    def __getitem__(self, word: str) -> float:
        return self._weights.get(word, self._unknown)


def vector(counts: Mapping[str, int], weights: Weights) -> Mapping[str, float]:
    """Return counted words with their weights, scaled to length one."""
    held = {word: weights[word] * (1 + math.log(count)) for word, count in counts.items()}
    length = math.sqrt(sum(each * each for each in held.values()))
    return {word: each / length for word, each in held.items()} if length else {}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two vectors: 1 for the same words, 0 for none in common."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)
