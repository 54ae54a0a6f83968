"""Which encoding a text file is in: decided on the whole file, in a fixed order, or not at all.

A table read in the wrong encoding is worse than none. The order is BOM, ISO-2022-JP (its escapes),
UTF-8, then CP932 against EUC-JP. Memory is bounded: the file is read in blocks.
"""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from shisaku_graph.errors import DocumentError
from shisaku_graph.language import Bilingual

_BLOCK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF32_LE, None),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, None),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SHIFT_JIS = frozenset(
    ("shift_jis", "shiftjis", "sjis", "s_jis", "x_sjis", "ms_kanji", "windows_31j", "ms932")
)
_STATED = frozenset(
    (
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "ascii", "cp932"),
        *("shift_jis_2004", "euc_jp", "euc_jis_2004"),
        *("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2004"),
    )
)
_ESCAPES = (b"\x1b$", b"\x1b(")
# CP932 bytes 80, A0, FD–FF decode to control or private-use characters: no real text
_NO_TEXT = re.compile("[\x80-\x9f\uf8f0-\uf8f3]")
_HALF_KANA = re.compile("[ｦ-ﾟ]")
_FULL_KANA = re.compile("[ぁ-ヿ]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding of a file, and why.

    Attributes:
        codec: name of the Python codec.
        certain: no other candidate fits; otherwise the likeliest of two was taken.
        evidence: why, in a few words.
    """

    codec: str
    certain: bool
    evidence: Bilingual


@dataclass(frozen=True, slots=True)
class _Trial:
    """How far one codec could read the file."""

    codec: str
    failed_at: int | None = None
    line: int = 1
    half_kana: int = 0
    full_kana: int = 0

    def __str__(self) -> str:
        where = "" if self.failed_at is None else f": byte {self.failed_at}, line {self.line}"
        return f"{self.codec}{where}"


def decide_encoding(path: Path, stated: str | None = None) -> Encoding:
    """Return the encoding of a text file.

    Args:
        path: the file.
        stated: the codec that the descriptor states; it is checked, never overruled. Shift_JIS
            under any of its names means CP932, which is what wrote ①, ㈱, 髙 and 﨑.

    Raises:
        DocumentError: no candidate, or more than one, fits the whole file, or it holds NUL; the
            message names the byte and line at which each failed.
    """
    if stated is not None:
        return _stated(path, stated)
    with path.open("rb") as file:
        start = file.read(4)
    for bom, codec in _BOMS:
        if start.startswith(bom):
            if codec is None:
                raise undecidable(path, "UTF-32", "UTF-32")
            return _only(path, _tried(path, codec), Bilingual("BOM あり", "byte order mark"))
    ascii_only, escapes = _seven_bit(path)
    if ascii_only and escapes:
        why = Bilingual("ISO-2022-JP のエスケープ", "escape sequences of ISO-2022-JP")
        return _only(path, _tried(path, "iso2022_jp"), why)
    utf8 = _tried(path, "utf-8")
    if utf8.failed_at is None:
        why = Bilingual("ASCII のみ", "ASCII only") if ascii_only else Bilingual("UTF-8", "UTF-8")
        return Encoding("utf-8", certain=True, evidence=why)
    return _legacy(path, utf8)


def _stated(path: Path, stated: str) -> Encoding:
    try:
        codec = codecs.lookup(stated).name
    except LookupError:
        codec = stated.lower()
    if {codec.replace("-", "_"), stated.lower().replace("-", "_")} & _SHIFT_JIS:
        codec = "cp932"
    if codec not in _STATED:
        known = ", ".join(sorted(_STATED))
        raise undecidable(
            path, f"{stated:.40} は使えません: {known}", f"{stated:.40} is none of {known}"
        )
    with path.open("rb") as file:
        if codec == "utf-8" and file.read(3) == codecs.BOM_UTF8:
            codec = "utf-8-sig"
    return _only(path, _tried(path, codec), Bilingual("指定", "as stated"))


def _only(path: Path, trial: _Trial, why: Bilingual) -> Encoding:
    if trial.failed_at is not None:
        raise _failed(path, [trial])
    return Encoding(trial.codec, certain=True, evidence=why)


def _legacy(path: Path, utf8: _Trial) -> Encoding:
    """Decide between CP932 and EUC-JP, whose bytes overlap."""
    cp932 = _tried(path, "cp932")
    euc = _tried(path, "euc_jp")
    if euc.failed_at is not None:  # ① and ㈱ stand in row 13, which only the later standard has
        later = _tried(path, "euc_jis_2004")
        euc = later if later.failed_at is None else euc
    fitting = [trial for trial in (cp932, euc) if trial.failed_at is None]
    if len(fitting) == 1:
        why = Bilingual("ほかの文字コードでは読めない", "no other encoding fits")
        return Encoding(fitting[0].codec, certain=True, evidence=why)
    if not fitting:
        raise _failed(path, [utf8, cp932, euc])
    # EUC-JP read as CP932 turns to half-width katakana; CP932 read as EUC-JP loses its kana
    if cp932.full_kana >= max(cp932.half_kana, euc.full_kana, 1):
        taken = cp932
    elif euc.full_kana >= max(euc.half_kana, cp932.full_kana, 1):
        taken = euc
    else:
        raise _failed(path, [utf8, cp932, euc])
    counts = ", ".join(f"{trial.codec}: {trial.full_kana}/{trial.half_kana}" for trial in fitting)
    why = Bilingual(f"全角かな／半角カナの数 {counts}", f"full-width/half-width kana: {counts}")
    return Encoding(taken.codec, certain=False, evidence=why)


def _seven_bit(path: Path) -> tuple[bool, bool]:
    """Tell whether all bytes are ASCII, and whether they hold escapes of ISO-2022-JP."""
    escapes, tail = False, b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if not block.isascii():
                return False, escapes
            escapes = escapes or any(escape in tail + block for escape in _ESCAPES)
            tail = block[-1:]
    return True, escapes


def _tried(path: Path, codec: str) -> _Trial:
    """Read the whole file with one codec, in blocks."""
    decoder = codecs.getincrementaldecoder(codec)("strict")
    legacy = codec in ("cp932", "euc_jp", "euc_jis_2004")
    at, line, half, full = 0, 1, 0, 0
    with path.open("rb") as file:
        while True:
            block = file.read(_BLOCK)
            held = decoder.getstate()[0]
            try:
                text = decoder.decode(block, not block)
            except UnicodeDecodeError as error:
                before = (held + block)[: error.start].count(b"\n")
                return _Trial(codec, at - len(held) + error.start, line + before)
            if (nul := text.find("\0")) >= 0:
                raise _nul(path, codec, line + text.count("\n", 0, nul))
            if legacy:
                if found := _NO_TEXT.search(text):
                    before = len(text[: found.start()].encode(codec))
                    return _Trial(
                        codec, at - len(held) + before, line + text.count("\n", 0, found.start())
                    )
                half += len(_HALF_KANA.findall(text))
                full += len(_FULL_KANA.findall(text))
            if not block:
                return _Trial(codec, None, line, half, full)
            at += len(block)
            line += text.count("\n")


def _nul(path: Path, codec: str, line: int) -> DocumentError:
    return undecidable(
        path,
        f"{line} 行目に NUL（{codec} として）。UTF-16 か、文字でないファイルかもしれません",
        f"NUL on line {line} read as {codec}: UTF-16 without a BOM, or no text at all",
    )


def _failed(path: Path, trials: list[_Trial]) -> DocumentError:
    told = "; ".join(map(str, trials))
    wrong = "どれにも合わないか、二つ以上に合う" if len(trials) > 1 else "合わない"
    reason = "none fits, or more than one" if len(trials) > 1 else "it does not fit"
    return undecidable(path, f"{wrong}: {told}", f"{reason}: {told}")


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
