"""What a file is, by its content: names are often wrong."""

import codecs
import re
import zipfile
from pathlib import Path

from shisaku_graph.errors import DocumentError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.document import describe_file
from shisaku_graph.table.ods import MEDIA_TYPE

_SAMPLE = 65_536
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED, _WORD, _SLIDES = (
    name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument", "PowerPoint Document")
)
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "RAR"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
)
_QUOTED = re.compile(r'(?:^|\t)"[^"\t]*"(?:\t|\r|\n|$)', re.MULTILINE)
_TEXTS = frozenset(("text", "csv", "tsv"))


def form_of(path: Path, stated: str = "auto") -> str:
    """Return the form of a file: text, csv, tsv, xlsx, xls, ods, html or json.

    Args:
        path: the file.
        stated: the form that the descriptor states, or ``auto``. Which of the texts it is, the
            descriptor knows best; a workbook is one or is none.

    Raises:
        DocumentError: the file is missing or empty, no table, or another form than the stated one.
    """
    if not path.is_file() or not path.stat().st_size:
        describe_file(path, None, "")
    try:
        with path.open("rb") as file:
            start = file.read(_SAMPLE)
    except OSError:
        describe_file(path, None, "")  # says why
        raise
    found = _binary(path, start) or _text(path, start)
    if stated in ("auto", found):
        return found
    if stated in _TEXTS and found in (*_TEXTS, "json"):
        return stated
    raise _other_form(path, found.upper(), stated)


def _binary(path: Path, start: bytes) -> str | None:
    for mark, name in _OTHERS:
        if start.startswith(mark):
            raise _other_form(path, name, None)
    if start.startswith(_OLE):
        return _compound(path)
    if start.startswith(b"PK\x03\x04"):
        return _package(path, start)
    return None


def _compound(path: Path) -> str:
    """Return ``xls``, unless the container holds something else."""
    tail = b""
    with path.open("rb") as file:
        while block := file.read(_SAMPLE):
            text = tail + block
            if _ENCRYPTED in text:
                raise _locked(path)
            for mark, name in ((_WORD, "Word"), (_SLIDES, "PowerPoint")):
                if mark in text:
                    raise _other_form(path, name, None)
            tail = text[-64:]
    return "xls"


def _package(path: Path, start: bytes) -> str:
    if MEDIA_TYPE in start[:200]:
        return "ods"
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "xlsx"  # damaged: its reader says so
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise _other_form(path, "Word/PowerPoint", None)
    if "content.xml" in names:
        return "ods"
    if any(name.startswith("xl/") for name in names) or "[Content_Types].xml" in names:
        return "xlsx"
    raise _other_form(path, "ZIP", None)


def _text(path: Path, start: bytes) -> str:
    """Return the form of a text by how it begins, its tabs and its quotes."""
    wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    sample = start.decode("utf-16" if wide else "latin-1", "ignore").lstrip("\ufeff")
    head = sample.removeprefix("ï»¿").lstrip()
    lower = head[:4096].lower()
    if lower.startswith("<"):
        if "<html" in lower or "<!doctype html" in lower or "<table" in lower:
            return "html"
        if lower.startswith("<?xml"):
            raise _other_form(path, "XML", None)
    if head.startswith("{") or re.match(r'\[\s*[\[{"\]]', head):
        return "json"
    if sample.count("\t") <= sample.count(","):
        return "csv"
    named = path.suffix.lower() == ".tsv"
    return "tsv" if named or _QUOTED.search(sample) else "text"


def _other_form(path: Path, found: str, stated: str | None) -> DocumentError:
    wanted = stated or path.suffix.lstrip(".") or "?"
    return DocumentError(
        "form-unexpected",
        Bilingual(
            f"中身は {found} です（{wanted} の表のはずでした）。",
            f"the content is {found}, where a table in {wanted} was expected.",
        ),
        Bilingual(
            "表を CSV か XLSX で書き出し直すか、source.toml の table.format を直してください。",
            "export the table as CSV or XLSX, or mend table.format in source.toml.",
        ),
        str(path),
    )


def _locked(path: Path) -> DocumentError:
    return DocumentError(
        "file-locked",
        Bilingual("パスワードがかかっているため読めません。", "the file is locked by a password."),
        Bilingual(
            "パスワードを外して保存し直してください。", "save it again without the password."
        ),
        str(path),
    )
