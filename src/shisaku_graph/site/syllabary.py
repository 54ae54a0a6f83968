"""Every name of a dataset in the order of its reading, with furigana, to be looked up."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Label, Named
from shisaku_graph.site.list_pages import around, numbered, page_path, paged
from shisaku_graph.site.printer import Page
from shisaku_graph.site.readings import kana_row, reading
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.vocabulary import SHISAKU

_NAMES = 240  # on one page: it weighs less than 100 kB

POLICY, PROJECT = Label("施策", "policy"), Label("事業", "project")
DEPARTMENT, PLAN = Label("部課", "department"), Label("計画の柱", "part of the plan")


@dataclass(frozen=True, slots=True)
class Read:
    """A name with its reading in hiragana; ``plain`` says that it needs no furigana."""

    reading: str
    named: Named
    kind: Label

    @property
    def plain(self) -> bool:
        """Whether the name is written as it is read."""
        return self.reading == self.named.label.ja


def syllabary_pages(shelf: Shelf, dataset: Dataset) -> Iterator[Page]:
    """Yield the pages of names by their readings."""
    read = sorted(_read(dataset), key=lambda each: (each.reading, each.named.iri))
    pages = max(1, -(-len(read) // _NAMES))
    title = Label("五十音順の索引", "Names by reading")
    for number, held in enumerate(paged(read, _NAMES), start=1):
        yield Page(
            path=page_path(dataset, "readings", number),
            template="syllabary",
            title=numbered(title, number, pages),
            dataset=dataset,
            section="readings",
            summary=Label(
                f"{dataset.title.ja}の施策・事業・部課を、読みがなとともに五十音順に並べた索引。",
                "Policies, projects and departments in the order of their readings.",
            ),
            facts={
                "crumbs": shelf.crumbs(dataset),
                "rows": tuple(
                    (row, tuple(group))
                    for row, group in groupby(held, key=lambda each: kana_row(each.reading))
                ),
                "total": len(read),
                "number": number,
                "pages": tuple(
                    (n, page_path(dataset, "readings", n)) for n in around(number, pages)
                ),
                "last_page": pages,
            },
        )


def _read(dataset: Dataset) -> Iterator[Read]:
    for element in dataset.elements():
        kind = POLICY if element.kind == SHISAKU.Policy else PLAN
        yield _named(Named(element.iri, element.label), kind)
    for project in dataset.projects():
        yield _named(Named(project.iri, project.label), PROJECT)
    for department in dataset.departments():
        yield _named(Named(department.iri, department.label), DEPARTMENT)


def _named(named: Named, kind: Label) -> Read:
    return Read(reading(named.label.ja), named, kind)
