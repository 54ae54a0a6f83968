"""The file as received: bytes, checksum, encoding, line ends."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from shisaku_graph.errors import DocumentError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.encoding import Encoding, decide_encoding

_BLOCK = 1 << 20
_NOTHING = b"\0\r\n\t \xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What is known of the file: enough to prove later that it is the same.

    Attributes:
        encoding: a Python codec, ``None`` for files that are no text.
        notices: what a person should know of how the file was read: its encoding and how sure
            that is, its sheet, what is hidden in it.
    """

    name: str
    size: int
    sha256: str
    encoding: str | None
    media_type: str
    notices: tuple[Bilingual, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    r"""A text file: its facts and its text, without BOM and with ``\n`` as the only line end."""

    source: SourceFile
    text: str


def describe_file(path: Path, encoding: str | None, media_type: str) -> SourceFile:
    """Return the facts of a regular, non-empty file, read once in blocks.

    Raises:
        DocumentError: there is no such file, it is not a regular file, or it is empty.
    """
    if not path.is_file():
        raise DocumentError(
            "file-missing",
            Bilingual("ファイルがありません。", "there is no such file."),
            Bilingual(
                "source.toml に書いた名前（table.file、previous.continuity など）と"
                "フォルダーの中身を確かめてください。",
                "check the name in source.toml (table.file, previous.continuity …) against the "
                "folder.",
            ),
            str(path),
        )
    digest, size, empty = hashlib.sha256(), 0, True
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                size += len(block)
                empty = empty and not block.strip(_NOTHING)
    except OSError as error:
        raise DocumentError(
            "file-unreadable",
            Bilingual(f"ファイルを読めません（{error}）。", f"the file cannot be read ({error})."),
            Bilingual("アクセス権を確かめてください。", "check its permissions."),
            str(path),
        ) from error
    if empty:
        raise DocumentError(
            "file-empty",
            Bilingual("ファイルが空です。", "the file is empty."),
            Bilingual("書き出しをやり直してください。", "export the table again."),
            str(path),
        )
    return SourceFile(path.name, size, digest.hexdigest(), encoding, media_type)


def describe_text(path: Path, encoding: str | None, media_type: str) -> SourceFile:
    """Return the facts of a text file, its encoding decided.

    Raises:
        DocumentError: the file cannot be read, or its encoding cannot be decided.
    """
    facts = describe_file(path, None, media_type)
    decided = decide_encoding(path, encoding)
    return replace(facts, encoding=decided.codec, notices=(_notice(decided),))


def _notice(decided: Encoding) -> Bilingual:
    sure = ("確実", "certain") if decided.certain else ("推定", "likely")
    return Bilingual(
        f"文字コード {decided.codec}（{sure[0]}: {decided.evidence.ja}）",
        f"encoding {decided.codec} ({sure[1]}: {decided.evidence.en})",
    )


def read_document(path: Path, encoding: str | None, media_type: str) -> Document:
    """Read a text file whole.

    Args:
        path: the file.
        encoding: a Python codec when one is stated, else ``None``.
        media_type: what the file is published as.

    Raises:
        DocumentError: the file cannot be read, its encoding cannot be decided, or it holds NUL.
    """
    facts = describe_text(path, encoding, media_type)
    text = path.read_bytes().decode(facts.encoding or "utf-8")
    return Document(facts, text.replace("\r\n", "\n").replace("\r", "\n"))
