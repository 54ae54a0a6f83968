"""The file as received: bytes, checksum, encoding, line ends.

The encoding is decided on the whole file, in a fixed order, and refused when undecidable: a
municipal table read in the wrong encoding is worse than none.
"""

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from shisaku_graph.errors import DocumentError
from shisaku_graph.language import Bilingual

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What is known of the file: enough to prove later that it is the same."""

    name: str
    size: int
    sha256: str
    encoding: str | None
    media_type: str


@dataclass(frozen=True, slots=True)
class Document:
    r"""A text file: its facts and its text, without BOM and with ``\n`` as the only line end."""

    source: SourceFile
    text: str


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular, non-empty file.

    Raises:
        DocumentError: there is no such file, it is not a regular file, or it is empty.
    """
    if not path.is_file():
        raise DocumentError(
            "file-missing",
            Bilingual("ファイルがありません。", "there is no such file."),
            Bilingual(
                "source.toml の table.file とフォルダーの中身を確かめてください。",
                "check table.file in source.toml against the folder.",
            ),
            str(path),
        )
    data = path.read_bytes()
    if not data.strip(b"\0\r\n\t \xef\xbb\xbf"):
        raise DocumentError(
            "file-empty",
            Bilingual("ファイルが空です。", "the file is empty."),
            Bilingual("書き出しをやり直してください。", "export the table again."),
            str(path),
        )
    return data


def source_file(path: Path, data: bytes, encoding: str | None, media_type: str) -> SourceFile:
    """Return the facts of a file."""
    digest = hashlib.sha256(data).hexdigest()
    return SourceFile(path.name, len(data), digest, encoding, media_type)


def read_document(path: Path, encoding: str | None, media_type: str) -> Document:
    """Read and decode a text file.

    Args:
        path: the file.
        encoding: a Python codec name when the descriptor states one, else ``None``: BOM, then
            UTF-8, ISO-2022-JP, CP932, EUC-JP, where exactly one must fit.
        media_type: what the file is published as.

    Raises:
        DocumentError: the file cannot be read, or its encoding cannot be decided; the message
            names the byte where UTF-8 failed.
    """
    data = read_bytes(path)
    chosen, text = _decode(path, data, encoding)
    if "\0" in text:
        raise _refusal(path, f"NUL, byte {data.find(0)}", "NUL character")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Document(source_file(path, data, chosen, media_type), text)


def _decode(path: Path, data: bytes, stated: str | None) -> tuple[str, str]:
    if stated is not None:
        return stated, _decode_as(path, data, stated)
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return codec, _decode_as(path, data, codec)
    try:
        return "utf-8", data.decode("utf-8")
    except UnicodeDecodeError as error:
        failed_at = error.start
    if b"\x1b$" in data:
        return "iso2022_jp", _decode_as(path, data, "iso2022_jp")
    fitting = {codec: text for codec in ("cp932", "euc_jp") if (text := _try(data, codec))}
    if len(fitting) > 1:
        plausible = {codec: text for codec, text in fitting.items() if _reads_as_japanese(text)}
        fitting = plausible or fitting
    if len(fitting) != 1:
        kind = "none" if not fitting else "/".join(fitting)
        raise _refusal(path, f"UTF-8: byte {failed_at}; {kind}", f"candidates: {kind}")
    return next(iter(fitting.items()))


def _try(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    # CP932 bytes 80, A0, FD–FF decode to control or private-use characters: not a real text
    return None if any("\x80" <= c <= "\x9f" or "\uf8f0" <= c <= "\uf8f3" for c in text) else text


def _reads_as_japanese(text: str) -> bool:
    """Tell real text from the rows of half-width katakana that EUC-JP makes when read as CP932."""
    kana = sum("ｦ" <= c <= "ﾟ" for c in text)
    full = sum("ぁ" <= c <= "ヿ" for c in text)
    return kana <= full


def _decode_as(path: Path, data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except LookupError as error:
        raise _refusal(path, f"{codec}?", f"unknown encoding {codec!r}") from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        place = f"{codec}: byte {error.start}, line {line}"
        raise _refusal(path, place, f"byte {error.start} is no {codec}") from error


def _refusal(path: Path, ja: str, en: str) -> DocumentError:
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
