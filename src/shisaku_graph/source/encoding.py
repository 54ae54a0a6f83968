"""Which encoding a file is in: decided on the whole file, in a fixed order, or not at all.

A table read in the wrong encoding is worse than none. Memory is bounded: the file is read once, in
blocks, by all candidates side by side.
"""

import codecs
from dataclasses import dataclass, field
from pathlib import Path

from shisaku_graph.errors import DocumentError
from shisaku_graph.language import Bilingual

_BLOCK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("utf-8", "iso2022_jp", "cp932", "euc_jp")


@dataclass(slots=True)
class _Reading:
    """One candidate, reading the file block by block."""

    codec: str
    decoder: codecs.IncrementalDecoder
    at: int = 0
    failed_at: int | None = None
    half_kana: int = 0
    full_kana: int = 0
    ascii_only: bool = field(default=True)

    def take(self, block: bytes, *, final: bool) -> None:
        """Decode one more block, unless the candidate has failed already."""
        if self.failed_at is not None:
            return
        try:
            text = self.decoder.decode(block, final)
        except UnicodeDecodeError as error:
            self.failed_at = self.at + error.start
            return
        # CP932 bytes 80, A0, FD–FF decode to control or private-use characters: no real text
        if any("\x80" <= c <= "\x9f" or "\uf8f0" <= c <= "\uf8f3" for c in text):
            self.failed_at = self.at
            return
        self.at += len(block)
        self.half_kana += sum("ｦ" <= c <= "ﾟ" for c in text)
        self.full_kana += sum("ぁ" <= c <= "ヿ" for c in text)


def decide_encoding(path: Path, stated: str | None = None) -> str:
    """Return the Python codec of a text file.

    Args:
        path: the file.
        stated: the codec that the descriptor states; it is checked, never overruled.

    Raises:
        DocumentError: no candidate, or more than one, fits the whole file; the message names the
            byte at which UTF-8 failed.
    """
    with path.open("rb") as file:
        start = file.read(4)
        codec = stated or next((name for bom, name in _BOMS if start.startswith(bom)), None)
        if codec is None and b"\0" in start:
            raise undecidable(
                path, "UTF-16 か UTF-32（BOM なし）", "UTF-16 or UTF-32 without a BOM"
            )
        file.seek(0)
        readings = [_reading(path, name) for name in ((codec,) if codec else _CANDIDATES)]
        while block := file.read(_BLOCK):
            for reading in readings:
                reading.take(block, final=False)
        for reading in readings:
            reading.take(b"", final=True)
    return _chosen(path, readings)


def _reading(path: Path, codec: str) -> _Reading:
    try:
        return _Reading(codec, codecs.getincrementaldecoder(codec)("strict"))
    except LookupError as error:
        raise undecidable(path, f"{codec}?", f"unknown encoding {codec!r}") from error


def _chosen(path: Path, readings: list[_Reading]) -> str:
    fitting = [reading for reading in readings if reading.failed_at is None]
    first = readings[0]
    for reading in fitting:
        if reading.codec in ("utf-8", "iso2022_jp") or len(readings) == 1:
            return reading.codec
    plausible = [reading for reading in fitting if reading.half_kana <= reading.full_kana]
    if len(plausible) == 1:
        return plausible[0].codec
    names = "/".join(reading.codec for reading in plausible or fitting) or "–"
    raise undecidable(
        path,
        f"{first.codec}: {first.failed_at} バイト目、候補 {names}",
        f"{first.codec} fails at byte {first.failed_at}; candidates {names}",
    )


def undecidable(path: Path, ja: str, en: str) -> DocumentError:
    """Return the error for a file whose encoding cannot be decided."""
    return DocumentError(
        "encoding-undecidable",
        Bilingual(
            f"文字コードを決められません（{ja}）。", f"the encoding cannot be decided ({en})."
        ),
        Bilingual(
            'UTF-8 で保存し直すか、source.toml の table.encoding に "cp932" などと書いてください。',
            'save it as UTF-8, or state table.encoding = "cp932" (or another) in source.toml.',
        ),
        str(path),
    )
