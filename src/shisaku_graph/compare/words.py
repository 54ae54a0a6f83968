"""Two texts, word by word: what stayed, what went, what came.

Words are those of SudachiPy, so that a Japanese sentence is not cut in the middle of one. Nothing
is lost: what stayed and went is the old text, what stayed and came is the new one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, Final, Literal

from rapidfuzz.distance import Indel

_LONGEST: Final = 12_000  # characters given to the analyser at once; it takes 49,149 bytes of UTF-8
_REMEMBERED: Final = 10_000  # sentences whose words are kept at hand
_WORDS_AT_MOST: Final = 300_000
"""Characters of a text above which it is compared by sentences and not by words."""
_CELLS: Final = 16_000_000
"""Pairs of words that one alignment looks at; above it, whole sentences are aligned first."""
_BRIDGE: Final = 2
"""Characters of a particle between two changes that is shown as part of them."""

Kind = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A part of the text: it stayed, went or came."""

    kind: Kind
    text: str


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """Return the parts of both texts in order; what went stands before what came.

    >>> edits("施策", "施策")
    (Edit(kind='same', text='施策'),)
    """
    if max(len(before), len(after)) > _WORDS_AT_MOST:
        parts = _aligned(_sentences(before), _sentences(after), finer=False)
    else:
        parts = _aligned(words(before), words(after), finer=True)
    return tuple(_joined(_bridged(list(_joined(parts)))))


def words(text: str) -> list[str]:
    """Return the words of a text; joined, they are the text."""
    return [word for sentence in _sentences(text) for word in _words(sentence)]


@lru_cache(_REMEMBERED)
def _words(sentence: str) -> tuple[str, ...]:
    """Return the words of a sentence; most sentences of one year come again in the next."""
    words_: list[str] = []
    for start in range(0, len(sentence), _LONGEST):
        piece = sentence[start : start + _LONGEST]
        found = [word.surface() for word in _analyser().tokenize(piece)]
        words_ += found if "".join(found) == piece else piece
    return tuple(words_)


@cache
def _analyser() -> Any:  # noqa: ANN401  # compiled, without types
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415  # its dictionary takes time to open

    return Dictionary().tokenizer(SplitMode.C)


def _sentences(text: str) -> list[str]:
    """Return the sentences and lines of a text, each with its end."""
    return [part for line in text.splitlines(keepends=True) for part in _at_stops(line)]


def _at_stops(line: str) -> Iterator[str]:
    start = 0
    while (stop := line.find("。", start)) >= 0:
        yield line[start : stop + 1]
        start = stop + 1
    if start < len(line):
        yield line[start:]


def _aligned(old: Sequence[str], new: Sequence[str], *, finer: bool) -> Iterator[Edit]:
    """Yield the parts of two sequences: what is alike at both ends, and what lies between."""
    head = _alike(zip(old, new, strict=False))
    rest = min(len(old), len(new)) - head
    tail = min(rest, _alike(zip(reversed(old), reversed(new), strict=False)))
    yield Edit("same", "".join(old[:head]))
    yield from _middle(old[head : len(old) - tail], new[head : len(new) - tail], finer=finer)
    yield Edit("same", "".join(old[len(old) - tail :]))


def _alike(pairs: Any) -> int:  # noqa: ANN401  # any pairs of words
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _middle(old: Sequence[str], new: Sequence[str], *, finer: bool) -> Iterator[Edit]:
    if len(old) * len(new) <= _CELLS:
        yield from _compared(old, new)
        return
    if not finer:  # sentences without end: what is between is taken as a whole
        yield Edit("removed", "".join(old))
        yield Edit("added", "".join(new))
        return
    sentences = _sentences("".join(old)), _sentences("".join(new))
    for edit in _pairs(_aligned(*sentences, finer=False)):
        if isinstance(edit, Edit):
            yield edit
        else:
            gone, come = (words(text) for text in edit)
            yield from _aligned(gone, come, finer=False)


def _pairs(parts: Iterator[Edit]) -> Iterator[Edit | tuple[str, str]]:
    """Yield what stayed, and what went with what came in its place."""
    for same, group in groupby(parts, key=lambda edit: edit.kind == "same"):
        if same:
            yield Edit("same", "".join(edit.text for edit in group))
            continue
        run = list(group)
        yield (
            "".join(edit.text for edit in run if edit.kind == "removed"),
            "".join(edit.text for edit in run if edit.kind == "added"),
        )


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """Yield the longest common sequence and what is not in it."""
    numbers: dict[str, int] = {}
    coded = [[numbers.setdefault(word, len(numbers)) for word in words_] for words_ in (old, new)]
    for step in Indel.opcodes(*coded):
        went = "".join(old[step.src_start : step.src_end])
        came = "".join(new[step.dest_start : step.dest_end])
        if step.tag == "equal":
            yield Edit("same", went)
        else:
            yield Edit("removed", went)
            yield Edit("added", came)


def _joined(parts: Any) -> Iterator[Edit]:  # noqa: ANN401  # edits, in any iterable
    """Yield the parts with neighbours of a kind made one, what went before what came."""
    for edit in _pairs(iter(parts)):
        if isinstance(edit, Edit):
            if edit.text:
                yield edit
            continue
        went, came = edit
        if went:
            yield Edit("removed", went)
        if came:
            yield Edit("added", came)


def _bridged(parts: list[Edit]) -> Iterator[Edit]:
    """Yield the parts with a lone particle between two changes taken into them: it reads easier."""
    for place, edit in enumerate(parts):
        inside = 0 < place < len(parts) - 1
        short = len(edit.text) <= _BRIDGE and all("ぁ" <= sign <= "ん" for sign in edit.text)
        if edit.kind == "same" and inside and short:
            yield Edit("removed", edit.text)
            yield Edit("added", edit.text)
        else:
            yield edit
