"""How words are read: what lets a reader search 空き家 by あきや, アキヤ or akiya."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

_LONGEST = 12_000  # characters given to the analyser at once; it takes 49,149 bytes of UTF-8
_REMEMBERED = 20_000  # readings of names: a list, its filter and the index ask for the same ones
_SHIFT = ord("ァ") - ord("ぁ")
_HIRAGANA = {code: code - _SHIFT for code in range(ord("ァ"), ord("ヶ") + 1)}


def readings(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the words with kanji in the texts, each with its readings in hiragana, sorted.

    Words are taken in their shortest and their longest division (SudachiPy's modes A and C), so
    that 空き家対策 is found by あきや and by あきやたいさく.
    """
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415  # its dictionary takes time to open

    analyser = Dictionary().tokenizer()
    found: dict[str, set[str]] = {}
    for piece in dict.fromkeys(_pieces(texts)):
        for mode in (SplitMode.A, SplitMode.C):
            for word in analyser.tokenize(piece, mode):
                surface = word.surface()
                if not any(map(_is_kanji, surface)):
                    continue
                reading = word.reading_form().translate(_HIRAGANA)
                if reading and all(map(_is_kana, reading)):
                    found.setdefault(surface, set()).add(reading)
    return {surface: tuple(sorted(found[surface])) for surface in sorted(found)}


@cache
def _reader() -> "Reader":
    return Reader()


@lru_cache(_REMEMBERED)
def reading(text: str) -> str:
    """Return the reading of a name in hiragana; what has none stands as it is."""
    return _reader().reading(text)


class Reader:
    """Reads names aloud, one at a time: for what is sorted or shown by its reading."""

    def __init__(self) -> None:
        from sudachipy import Dictionary  # noqa: PLC0415  # its dictionary takes time to open

        self._analyser = Dictionary().tokenizer()

    def reading(self, text: str) -> str:
        """Return the reading of a text in hiragana; what has none stands as it is."""
        words = (
            (word.surface(), word.reading_form().translate(_HIRAGANA))
            for piece in _pieces([text])
            for word in self._analyser.tokenize(piece)
        )
        return "".join(reading if any(map(_is_kana, reading)) else word for word, reading in words)


def kana_row(reading: str) -> str:
    """Return the row of the syllabary in which a reading begins; empty where it is no kana.

    >>> kana_row("がくしゅう")
    'か'
    """
    first = reading[:1].translate(_HIRAGANA)
    if not _is_kana(first or " ") or first == "ー":
        return ""
    return max((row for row in _ROWS if row <= _PLAIN.get(first, first)), default="")


_ROWS = "あかさたなはまやらわ"
_PLAIN = {"ぁ": "あ", "ゔ": "あ", "ゕ": "か", "ゖ": "か", "ゃ": "や", "ゎ": "わ"}


def _pieces(texts: Iterable[str]) -> Iterator[str]:
    """Yield the sentences and lines of the texts: no word crosses their ends."""
    for text in texts:
        for line in text.replace("。", "。\n").splitlines():
            for start in range(0, len(line), _LONGEST):
                yield line[start : start + _LONGEST]


def _is_kanji(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character in "々〆" or character >= "\U00020000"


def _is_kana(character: str) -> bool:
    return "ぁ" <= character <= "ゖ" or character == "ー"
