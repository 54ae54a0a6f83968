"""Candidates for links between two datasets: each pair with its score, and why.

A pair is likened in several ways: the characters of both names, their telling words, the words of
all that is said of both (goals, approaches, names of projects), the shared categories, the rank of
units, and how the pair stands among the other pairs of either record: what is best for
both is better than what is one of many. A logistic function of some of them gives the score.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from sys import intern

from rapidfuzz.distance import Levenshtein

from shisaku_graph.link.blocking import SMALL, Keyed, pairs
from shisaku_graph.link.formula import Formula, Likeness
from shisaku_graph.link.records import Record
from shisaku_graph.link.words import (
    Weights,
    comparable,
    cosine,
    rank,
    telling_words,
    vector,
)

_FOUND_BY = 300  # words of a record's other texts that it is found by, the heaviest first
_NAMED_TWICE = 2  # a word of the name counts as two of the other texts
_SHOWN = 8  # words that an explanation names


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair that may be linked.

    Attributes:
        score: between 0 and 1; a measure, no probability.
        shared: telling words that both hold, those that say most first.
    """

    one: Record
    other: Record
    score: float
    likeness: Likeness
    shared: tuple[str, ...]

    @property
    def categories(self) -> tuple[str, ...]:
        """IRIs of the categories that both are in."""
        return tuple(sorted(self.one.categories & self.other.categories))


class _Side:
    """One dataset's records with their words.

    Attributes:
        bare: whether the records have names and nothing else; all that is said is then the name.
    """

    def __init__(self, records: Sequence[Record]) -> None:
        self.names = [comparable(record.label.ja) for record in records]
        self.words = [telling_words(record.label.ja) for record in records]
        self.ranks = [rank(name) for name in self.names]
        self.bare = not any(record.said or record.above for record in records)
        self.records = records

    def said(self) -> Iterator[Mapping[str, int]]:
        """Yield the words of all that is said of each record, counted."""
        for record, words in zip(self.records, self.words, strict=True):
            found = Counter(dict.fromkeys(words, _NAMED_TWICE))
            for text in (*record.said, *record.above[:1]):
                found.update(telling_words(text))
            yield found

    def keyed(self, said: Sequence[Mapping[str, float]]) -> Iterator[Keyed]:
        """Yield what each record is found by: the name and, if given, what weighs most."""
        if not said:
            yield from map(Keyed, self.names, self.words)
            return
        for name, words, told in zip(self.names, self.words, said, strict=True):
            heaviest = sorted(told, key=lambda word: (-told[word], word))
            yield Keyed(name, words, heaviest[:_FOUND_BY])


def match(
    ours: Sequence[Record],
    theirs: Sequence[Record],
    formula: Formula,
    *,
    least: float = 0.0,
    small: int = SMALL,
) -> list[Candidate]:
    """Return the pairs that share a key, each with its score, in our order.

    Args:
        ours: records of one dataset.
        theirs: records of the other, of the same kind.
        formula: gives the score.
        least: pairs with a lower score are left out.
        small: see :func:`shisaku_graph.link.blocking.pairs`.
    """
    a, b = _Side(ours), _Side(theirs)
    bare = a.bare and b.bare
    names = Weights((*a.words, *b.words))
    grams = Weights(_grams(name) for side in (a, b) for name in side.names)
    words_a, words_b = ([vector(Counter(words), names) for words in side.words] for side in (a, b))
    grams_a, grams_b = (
        [vector(Counter(_grams(name)), grams) for name in side.names] for side in (a, b)
    )
    letters = Weights(iter((*a.names, *b.names)))
    letters_a, letters_b = (
        [vector(Counter(name), letters) for name in side.names]
        if "letters" in formula.weights
        else []
        for side in (a, b)
    )
    said_a, said_b = (words_a, words_b) if bare else _vectors(list(a.said()), list(b.said()))
    heard_a, heard_b = ([], []) if bare else (said_a, said_b)
    in_memory = len(ours) * len(theirs) <= small
    found = pairs(a.keyed(heard_a), b.keyed(heard_b), in_memory)
    likes = [cosine(said_a[i], said_b[j]) for i, j in found]
    if a.bare != b.bare:  # what only one side says does not speak against the pair
        likes = [
            max(x, cosine(words_a[i], words_b[j])) for x, (i, j) in zip(likes, found, strict=True)
        ]
    spelt = [cosine(grams_a[i], grams_b[j]) for i, j in found]
    standing = [
        like * ("said" in formula.standing) + spell * ("characters" in formula.standing)
        for like, spell in zip(likes, spelt, strict=True)
    ]
    best_a, best_b = _best(found, standing, 0), _best(found, standing, 1)
    candidates: list[Candidate] = []
    for (i, j), like, spell, stands in zip(found, likes, spelt, standing, strict=True):
        one, other = ours[i], theirs[j]
        likeness = Likeness(
            characters=spell,
            letters=cosine(letters_a[i], letters_b[j]) if letters_a else 0.0,
            words=like if bare else cosine(words_a[i], words_b[j]),
            said=like,
            categories=_common(one.categories, other.categories),
            rank=float(a.ranks[i] == b.ranks[j]),
            ours=stands / best_a[i] if stands else 0.0,
            theirs=stands / best_b[j] if stands else 0.0,
        )
        score = formula(likeness)
        if score >= least:
            shared = _shared(said_a[i], said_b[j])
            candidates.append(Candidate(one, other, score, likeness, shared))
    return candidates


def _vectors(
    ours: Sequence[Mapping[str, int]], theirs: Sequence[Mapping[str, int]]
) -> tuple[list[Mapping[str, float]], list[Mapping[str, float]]]:
    weights = Weights((*ours, *theirs))
    return [vector(told, weights) for told in ours], [vector(told, weights) for told in theirs]


def _grams(name: str) -> list[str]:
    """Return the pairs of characters that follow each other."""
    return [intern(name[at : at + 2]) for at in range(len(name) - 1)] or [name]


def _best(found: Iterable[tuple[int, int]], likes: Iterable[float], side: int) -> dict[int, float]:
    best: dict[int, float] = {}
    for pair, like in zip(found, likes, strict=True):
        best[pair[side]] = max(best.get(pair[side], 0.0), like)
    return best


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def _shared(one: Mapping[str, float], other: Mapping[str, float]) -> tuple[str, ...]:
    both = sorted(one.keys() & other.keys(), key=lambda word: (-one[word] * other[word], word))
    return tuple(both[:_SHOWN])


def edit_similarity(one: Record, other: Record) -> float:
    """Return 1 minus the edit distance of two names, as a part of the longer: a baseline."""
    return Levenshtein.normalized_similarity(comparable(one.label.ja), comparable(other.label.ja))
