"""Grades at the end of a name, each with what is written of it: ``…（一次：A、二次：B）``."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

_BETWEEN = frozenset(" 　\t\n/／・,，、|｜:：;；=＝")
_OPENING = "(（[［【「〔〈《『"
_CLOSING = ")）]］】」〕〉》』"
_PARTING = _BETWEEN | frozenset(_OPENING) | frozenset(_CLOSING)
_COLONS = frozenset(":：=＝")
_DASHES = frozenset("-－―—–‐−ーｰ")
_WORDS = ("評価", "判定", "ランク", "評定")
"""Words that go with a grade, before or behind it: 評価：A, A評価."""
_WHOSE = (
    "一次",
    "二次",
    "三次",
    "1次",
    "2次",
    "3次",
    "最終",
    "総合",
    "内部",
    "外部",
    "自己",
    "所管課",
)
"""What stands before those words: 一次評価."""
_CRITERIA = frozenset(
    (*_WORDS, *_WHOSE, "評価結果", *(whose + word for whose in _WHOSE for word in _WORDS))
)
_LONGEST = 12  # characters of a criterion


@dataclass(frozen=True, slots=True)
class GradeAtEnd:
    """A grade as printed, empty for a dash, and the criterion written before it, often none."""

    grade: str
    criterion: str = ""


def parted(text: str, grades: Collection[str]) -> tuple[str, tuple[GradeAtEnd, ...]]:
    """Return the name, and the grades at its end as printed.

    A grade of one letter or sign may touch the name or the next grade; a word or a dash (no
    grade) stands apart. A name never keeps a bracket that was opened for grades.

    >>> parted("地域福祉の推進　Ａ／B", ("A", "B"))
    ('地域福祉の推進', (GradeAtEnd(grade='Ａ', criterion=''), GradeAtEnd(grade='B', criterion='')))
    >>> parted("学校とPTA", ("A", "B")), parted("市道の廃止", ("継続", "廃止"))
    (('学校とPTA', ()), ('市道の廃止', ()))
    >>> parted("防災の推進（一次：A、二次：－）", ("A", "B"))[1]
    (GradeAtEnd(grade='A', criterion='一次'), GradeAtEnd(grade='', criterion='二次'))
    >>> [parted(each, "AB")[0] for each in ("防災センター", "窓口の改善　A評価", "公園【評価：B】")]
    ['防災センター', '窓口の改善', '公園']
    """
    end, found = len(text), list[GradeAtEnd]()
    longest = sorted(grades, key=len, reverse=True)
    touching = ""  # the leftmost grade, where it runs into the name
    while (one := _last(text[:end], longest)) is not None:
        start, mark, touches = one
        start, criterion = _criterion(text, start)
        if touches and len(mark) > 1 and not criterion:
            break
        found.append(GradeAtEnd("" if _is_dash(mark) else mark, criterion))
        touching = mark if touches and not criterion else ""
        end = start
    if touching and _is_latin(text[end - 1 : end]) and _is_latin(touching):
        return text, ()
    name = text[:end].rstrip("".join(_BETWEEN) + _OPENING)
    if not found or not name or _is_open(name):
        return text, ()
    return name, tuple(reversed(found))


def _last(text: str, grades: Collection[str]) -> tuple[int, str, bool] | None:
    """Return where the last grade of a text begins, the grade, and whether it touches others."""
    at = _before(text, len(text))
    words = [word for word in _WORDS if text.endswith(word, 0, at)]
    for stop in (at, *(_before(text, at - len(word)) for word in words)):
        for grade in grades:
            start = stop - len(grade)
            if start >= 0 and unicodedata.normalize("NFKC", text[start:stop]) == grade:
                return start, text[start:stop], bool(start) and text[start - 1] not in _PARTING
        if stop > 1 and text[stop - 1] in _DASHES and text[stop - 2] in _PARTING:
            return stop - 1, text[stop - 1], False
    return None


def _before(text: str, end: int) -> int:
    while end and text[end - 1] in _PARTING:
        end -= 1
    return end


def _criterion(text: str, start: int) -> tuple[int, str]:
    """Return where the criterion before a grade begins, and the criterion: 一次： or (評価A."""
    at = start
    while at and text[at - 1] in _COLONS | {" ", "　"}:
        at -= 1
    told = any(sign in _COLONS for sign in text[at:start])
    begin = at
    while begin and text[begin - 1] not in _PARTING and at - begin <= _LONGEST:
        begin -= 1
    said, bounded = text[begin:at], bool(begin) and text[begin - 1] in _PARTING
    if bounded and (said in _CRITERIA or (told and 0 < len(said) <= _LONGEST)):
        return begin, said
    known = max((each for each in _CRITERIA if said.endswith(each)), key=len, default="")
    if told and known:  # 防災の推進評価：A
        return at - len(known), known
    return start, ""


def _is_dash(mark: str) -> bool:
    return mark in _DASHES


def _is_open(name: str) -> bool:
    """Tell whether a name opens a bracket that it does not close."""
    return any(
        name.count(opening) > name.count(closing)
        for opening, closing in zip(_OPENING, _CLOSING, strict=True)
    )


def _is_latin(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text[-1:])
    return plain.isascii() and plain.isalnum()
