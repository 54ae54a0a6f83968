"""What was mended and what a person must decide, as pages; completeness and the shapes' report."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Doubt, Label, Named, Repair
from shisaku_graph.site.list_pages import ROWS, around, page_path, paged
from shisaku_graph.site.printer import Page
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.site.texts import visible
from shisaku_graph.vocabulary import SHISAKU

_HEADING, _LINE = "見出し", "訂正表に足す行"
_MOST_FINDINGS = 200
_LONGEST_CELL = 2**30  # characters; a cell may hold a whole report


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log or of the list of doubts, with what only the table beside it says.

    Attributes:
        told: the repair, or the doubt.
        heading: heading of the column as printed.
        correction: the line of the corrections file that accepts the proposal.
        about: the resources that its cells speak of.
    """

    told: Repair | Doubt
    heading: str
    correction: str
    about: tuple[Named, ...]

    @property
    def safe(self) -> bool:
        """Whether the line reads as it is: what does not, nobody should paste."""
        return visible(self.correction) == self.correction


def review_pages(shelf: Shelf, dataset: Dataset) -> Iterator[Page]:
    """Yield the pages of the repair log and of the open questions."""
    view = shelf.holding(dataset).overview
    yield from _log(
        shelf, dataset, "repairs", Label("修正の記録", "Repairs"), view.counts[SHISAKU.Repair],
        _entries(dataset, dataset.repairs(), dataset.folder / "repairs.csv"),
    )  # fmt: skip
    yield from _log(
        shelf, dataset, "questions", Label("人の判断を待つ箇所", "To be decided by a person"),
        view.counts[SHISAKU.Suspect],
        _entries(dataset, dataset.doubts(), dataset.folder / "suspects.csv"),
    )  # fmt: skip


def quality_page(shelf: Shelf, dataset: Dataset) -> Page:
    """Return the page of data quality: completeness, the report of the shapes, what is open."""
    holding = shelf.holding(dataset)
    findings = holding.findings
    return Page(
        path=f"dataset/{dataset.id}/quality",
        template="quality",
        title=Label("データの品質", "Data quality"),
        dataset=dataset,
        section="quality",
        summary=Label(
            "欄ごとの充足率、形の検査の結果、直した箇所と確認を待つ箇所の数。",
            "Completeness by field, the report of the shapes, repairs and open questions.",
        ),
        facts={
            "crumbs": shelf.crumbs(dataset),
            "overview": holding.overview,
            "findings": None if findings is None else findings[:_MOST_FINDINGS],
            "findings_left": max(0, len(findings or ()) - _MOST_FINDINGS),
            "unknown": tuple(_unknown(dataset)),
        },
    )


def _unknown(dataset: Dataset) -> Iterator[Named]:
    """Yield the first policies whose list of projects is lost."""
    number = 0
    for policy in dataset.elements(SHISAKU.Policy):
        reports = dataset.reports(policy.iri)
        if number < ROWS and any(r.project_list == SHISAKU.lost for r in reports):
            number += 1
            yield Named(policy.iri, policy.label)


def _log(  # noqa: PLR0913, PLR0917  # what differs between the two
    shelf: Shelf, dataset: Dataset, name: str, title: Label, total: int, entries: Iterable[Entry]
) -> Iterator[Page]:
    view = shelf.holding(dataset).overview
    pages = max(1, -(-total // ROWS))
    for number, held in enumerate(paged(entries), start=1):
        yield Page(
            path=page_path(dataset, name, number),
            template=name,
            title=title if pages == 1 else Label(
                f"{title.ja}（{number}/{pages}）", f"{title.en} ({number}/{pages})"
            ),
            dataset=dataset,
            section=name,
            facts={
                "crumbs": shelf.crumbs(dataset),
                "rows": held,
                "holding": shelf.holding(dataset),
                "total": total,
                "by_rule": view.repairs if name == "repairs" else view.doubts,
                "number": number,
                "pages": tuple((n, page_path(dataset, name, n)) for n in around(number, pages)),
                "last_page": pages,
            },
        )  # fmt: skip


def _entries(
    dataset: Dataset, told: Iterable[Repair] | Iterable[Doubt], table: Path
) -> Iterator[Entry]:
    """Yield what the graph tells, with what the table beside it adds, line by line."""
    rows = _rows(table)
    for each in told:
        row = next(rows, {})
        yield Entry(each, row.get(_HEADING, ""), row.get(_LINE, ""), _about(dataset, each.cells))


def _rows(table: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(_LONGEST_CELL)
    if table.is_file():
        with table.open(encoding="utf-8-sig", newline="") as opened:
            yield from csv.DictReader(opened)


def _about(dataset: Dataset, cells: tuple[str, ...]) -> tuple[Named, ...]:
    found = {each.iri: each for cell in cells for each in dataset.subjects_of(cell)}
    return tuple(found.values())[:3]
