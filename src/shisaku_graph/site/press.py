"""The press: a booklet becomes a PDF with bookmarks, page numbers and tags (PDF/UA-1).

Typst sets it: it breaks Japanese lines by their rules, writes the tags that a screen reader needs,
and gives the same bytes for the same texts, fonts and version of itself. It is an extra of the
package, and the Japanese fonts are those of the machine.
"""

import json
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual, Language
from shisaku_graph.site.book import Book
from shisaku_graph.site.booklet import booklet_path, volumes_of
from shisaku_graph.site.holdings import Holding

_TEMPLATE = "booklet.typ"
_SERIF = (
    "Noto Serif CJK JP", "Noto Serif JP", "Source Han Serif JP", "Source Han Serif",
    "Hiragino Mincho ProN", "BIZ UDPMincho", "Yu Mincho", "MS PMincho", "IPAexMincho", "IPAMincho",
    "TakaoPMincho",
)  # fmt: skip
_SANS = (
    "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "Source Han Sans", "Hiragino Sans",
    "BIZ UDPGothic", "Yu Gothic", "Meiryo", "MS PGothic", "IPAexGothic", "IPAGothic",
    "TakaoPGothic", "VL PGothic",
)  # fmt: skip


class Press:
    """Sets booklets with the fonts of this machine, and those of a folder if one is named.

    Raises:
        UsageError: the extra is not installed, or there is no Japanese font.
    """

    def __init__(self, fonts: Path | None = None) -> None:
        self._typst = _engine()
        self._fonts = self._typst.Fonts(font_paths=[fonts] if fonts else [])
        families = set(self._fonts.families())
        serif = [name for name in _SERIF if name in families]
        sans = [name for name in _SANS if name in families]
        if not serif and not sans:
            raise _no_font()
        self._families = {"serif": serif or sans, "sans": sans or serif}

    def volumes(self, holding: Holding, language: Language) -> Iterator[tuple[str, bytes]]:
        """Yield the volumes of a dataset's booklet: path in the site without extension, PDF."""
        book = Book(holding, language)
        for volume in volumes_of(holding):
            told = {**book.told(volume), "fonts": self._families}
            yield booklet_path(holding.dataset, volume.number), self._set(told, holding.modified)

    def _set(self, told: dict[str, object], date: str) -> bytes:
        with TemporaryDirectory(prefix="shisaku-graph-") as name:
            folder = Path(name)
            (folder / _TEMPLATE).write_bytes(self._template)
            text = json.dumps(told, ensure_ascii=False, sort_keys=True)
            (folder / "book.json").write_text(text, encoding="utf-8")
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # a character that no font has is shown as a box
                pdf: bytes = self._typst.compile(
                    folder / _TEMPLATE,
                    root=folder,
                    font_paths=self._fonts,
                    format="pdf",
                    pdf_standards=["ua-1"],
                    timestamp=datetime.fromisoformat(date).replace(tzinfo=UTC),
                )
        return pdf

    @cached_property
    def _template(self) -> bytes:
        return (files("shisaku_graph.site") / "templates" / _TEMPLATE).read_bytes()


def _engine() -> ModuleType:
    try:
        import typst  # noqa: PLC0415  # an extra, loaded only when a booklet is set
    except ImportError as error:
        raise UsageError(
            "booklet-extra",
            Bilingual(
                "冊子（PDF）を作る部品が入っていません。",
                "what sets the booklet (PDF) is not installed.",
            ),
            Bilingual(
                'pip install "shisaku-graph[booklet]" で入れてください。',
                'install it: pip install "shisaku-graph[booklet]".',
            ),
        ) from error
    return typst


def _no_font() -> UsageError:
    return UsageError(
        "booklet-font",
        Bilingual(
            "日本語の書体が見つからず、冊子（PDF）を組めません。",
            "there is no Japanese font to set the booklet (PDF) with.",
        ),
        Bilingual(
            "Noto Serif CJK JP などを入れるか（Debian では apt install fonts-noto-cjk）、"
            "書体ファイルのあるフォルダーを --fonts で指定してください。",
            "install one, such as Noto Serif CJK JP (Debian: apt install fonts-noto-cjk), or name "
            "a folder of font files with --fonts.",
        ),
    )


__all__ = ["Press"]
