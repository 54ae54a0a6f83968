"""Which published file is what to a portal: the data, the table as received, a log, a page."""

from pathlib import PurePosixPath
from typing import Literal

from shisaku_graph.language import Bilingual
from shisaku_graph.publication.catalogue.formats import Format
from shisaku_graph.publication.manifest import PublishedFile

Role = Literal["data", "source", "log", "document", "companion"]
"""``data`` and ``source`` are distributions, ``log`` is a resource in CKAN, ``document`` a page
about the dataset; a ``companion`` (context, manifest) goes with other files and is not listed."""

ROLES: tuple[Role, ...] = ("data", "source", "log", "document", "companion")

_LOGS = {
    "repairs.csv": Bilingual("直した箇所の一覧（CSV）", "Places mended (CSV)"),
    "suspects.csv": Bilingual("人の判断を待つ箇所の一覧（CSV）", "Places left to a person (CSV)"),
    "links.csv": Bilingual("ほかのデータへのリンクの一覧（CSV）", "Links to other data (CSV)"),
    "classification-proposals.csv": Bilingual(
        "分類の案の一覧（CSV）", "Classifications proposed (CSV)"
    ),
}
_PAGES = (
    "review.html", "review.en.html", "validation.md", "validation.en.md", "changes.md",
    "changes.en.md",
)  # fmt: skip


def role_of(file: PublishedFile) -> Role:
    """Return what a file is to a portal; the table as received is told apart by its name."""
    path = PurePosixPath(file.path)
    if file.path in _LOGS:
        return "log"
    if file.path in _PAGES:
        return "document"
    tables = path.parts[0] == "tables" and not path.name.endswith("-metadata.json")
    if (len(path.parts) == 1 and path.stem == "data") or tables:
        return "data"
    return "companion"


def title_of(file: PublishedFile, known: Format, *, source: bool) -> Bilingual:
    """Return the title under which a portal lists a file."""
    if file.path in _LOGS:
        return _LOGS[file.path]
    name = known.name
    if source:
        return Bilingual(f"元の表（受領したまま、{name.ja}）", f"Table as received ({name.en})")
    path = PurePosixPath(file.path)
    if path.stem == "data":
        return Bilingual(f"全データ（{name.ja}）", f"All data ({name.en})")
    return Bilingual(f"表 {path.stem}（{name.ja}）", f"Table {path.stem} ({name.en})")
