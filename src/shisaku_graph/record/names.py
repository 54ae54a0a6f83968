"""Numbers in front of names: ``１．…``, ``（個別施策23）…``, ``23　行政経営``."""

import unicodedata

_PARTING = frozenset(".．、,，:：)）)  　\t\n")
_INSIDE = frozenset("-‐－―ー.．")
_CLOSING = {"(": ")", "（": "）", "【": "】", "[": "]", "［": "］", "〔": "〕"}
_LEVEL_WORDS = (
    "基本目標", "基本方針", "基本方向", "基本政策", "基本施策", "政策目標", "重点目標", "重点施策",
    "個別施策", "施策", "政策", "目標", "方針",
)  # fmt: skip
"""Words that a number follows in front of a name: ``基本目標１　安心なまち``."""
_CHAPTERS = frozenset("章節編項部")


def _is_digit(character: str) -> bool:
    return unicodedata.normalize("NFKC", character).isascii() and character.isdecimal()


def split_notation(text: str) -> tuple[str | None, str]:
    """Return the number as printed, without the sign that parts it, and the name.

    A number that runs into the name without a sign belongs to the name.

    >>> split_notation("32.伝えたいところに届く情報発信")
    ('32', '伝えたいところに届く情報発信')
    >>> split_notation("（個別施策23）健康づくり")
    ('個別施策23', '健康づくり')
    >>> split_notation("23　行政経営"), split_notation("第2節 子育て")
    (('23', '行政経営'), ('第2節', '子育て'))
    >>> split_notation("基本目標１　安心なまち"), split_notation("施策の推進")
    (('基本目標１', '安心なまち'), (None, '施策の推進'))
    >>> split_notation("2020年東京大会の支援"), split_notation("(仮称)交流センター")
    ((None, '2020年東京大会の支援'), (None, '(仮称)交流センター'))
    """
    number, rest = (
        _bracketed(text) or _chapter(text) or _worded(text) or _counted(text) or ("", text)
    )
    name = rest.strip()
    return (number, name) if number and name else (None, text)


def _bracketed(text: str) -> tuple[str, str] | None:
    end = text.find(_CLOSING.get(text[:1], "\0"))
    inside = text[1:end] if end > 0 else ""
    return (inside, text[end + 1 :]) if inside and _is_digit(inside[-1]) else None


def _chapter(text: str) -> tuple[str, str] | None:
    if not text.startswith("第"):
        return None
    end = 1
    while end < len(text) and (_is_digit(text[end]) or text[end] in "一二三四五六七八九十"):
        end += 1
    if 1 < end < len(text) - 1 and text[end] in _CHAPTERS and text[end + 1] in _PARTING:
        return text[: end + 1], text[end + 2 :]
    return None


def _worded(text: str) -> tuple[str, str] | None:
    word = next((each for each in _LEVEL_WORDS if text.startswith(each)), "")
    counted = _counted(text[len(word) :].lstrip()) if word else None
    if counted is None:
        return None
    number, rest = counted
    return f"{word}{number}", rest


def _counted(text: str) -> tuple[str, str] | None:
    end, digits = 0, 0
    if text[:1].isascii() and text[:1].isalpha() and text[1:2] in _INSIDE:
        end = 2
    elif text and ("\u2160" <= text[0] <= "\u216b" or "\u2460" <= text[0] <= "\u2473"):
        end, digits = 1, 1
    while end < len(text) and (_is_digit(text[end]) or (digits and _joins(text, end))):
        digits += 1
        end += 1
    if not digits or end >= len(text):
        return None
    circled = end == 1 and "\u2460" <= text[0] <= "\u2473"
    if text[end] in _PARTING:
        return text[:end], text[end + 1 :]
    return (text[:end], text[end:]) if circled else None


def _joins(text: str, at: int) -> bool:
    """Tell whether a hyphen or point stands between two digits of one number (1-2)."""
    return text[at] in _INSIDE and at + 1 < len(text) and _is_digit(text[at + 1])
