"""The scripts of Japanese text: which character belongs to which, and runs of one of them."""

from collections.abc import Callable, Iterator

ROW_I = "いきぎしちにびみり"
ROW_U = "うくぐすつぬぶむる"
ROW_E = "えけげせてねべめれ"
"""The kana in which a verb of the five-step class ends before ます, alone, and as potential."""


def is_kanji(character: str) -> bool:
    """Tell whether a character is a kanji (or the sign that repeats one).

    >>> [is_kanji(c) for c in "市々の"]
    [True, True, False]
    """
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or character == "々"
    )


def is_hiragana(character: str) -> bool:
    """Tell whether a character is hiragana.

    >>> [is_hiragana(c) for c in "のノ野"]
    [True, False, False]
    """
    return "\u3041" <= character <= "\u309f"


def is_katakana(character: str) -> bool:
    """Tell whether a character is katakana or the long mark; a middle dot is neither.

    >>> [is_katakana(c) for c in "ノー・の"]
    [True, True, False, False]
    """
    return "\u30a1" <= character <= "\u30ff" and character != "・"


def is_latin(character: str) -> bool:
    """Tell whether a character is a plain Latin letter.

    >>> [is_latin(c) for c in "aZ1Ａ"]
    [True, True, False, False]
    """
    return character.isascii() and character.isalpha()


def runs(text: str, belongs: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield where each longest run of such characters begins and ends.

    >>> list(runs("市のPRとSNS", is_latin))
    [(2, 4), (5, 8)]
    """
    start = -1
    for index, character in enumerate(text):
        if belongs(character):
            start = index if start < 0 else start
        elif start >= 0:
            yield start, index
            start = -1
    if start >= 0:
        yield start, len(text)


def occurrences(text: str, part: str) -> Iterator[int]:
    """Yield where ``part`` begins in ``text``, without overlap.

    >>> list(occurrences("ははは", "は"))
    [0, 1, 2]
    """
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def verb_start(text: str, end: int) -> int:
    """Return where the verb begins whose last kanji stands before ``end``.

    One kanji run, and a second one before it where okurigana of the i-row joins the two
    (取り組, 引き続). A noun run into the verb (推進図) is not told apart. ``end``
    where no kanji is.

    >>> "支援に取り組みます"[verb_start("支援に取り組みます", 6) : 6]
    '取り組'
    """
    start = _kanji_start(text, end)
    if start == end:
        return end
    joined = start - 1
    if joined > 0 and text[joined] in ROW_I and text[joined] != "に":
        before = _kanji_start(text, joined)
        if joined - before == 1:  # compound verbs begin with one kanji
            return before
    return start


def _kanji_start(text: str, end: int) -> int:
    start = end
    while start > 0 and is_kanji(text[start - 1]):
        start -= 1
    return start
