"""Pages that set two years of a city side by side, with the same as data beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Label
from shisaku_graph.compare import Transition, phrases
from shisaku_graph.compare.model import FATE_NAMES
from shisaku_graph.compare.proposals import review_text
from shisaku_graph.compare.sides import FIELDS, KIND_NAMES
from shisaku_graph.compare.statements import turtle_text
from shisaku_graph.compare.tables import csv_text, json_text
from shisaku_graph.language import Language
from shisaku_graph.site.compared import Compared
from shisaku_graph.site.printer import Page
from shisaku_graph.site.shelf import Shelf

_LANGUAGES: Final[tuple[Language, Language]] = ("ja", "en")
_MOST = 2_000
"""Changes on one page; a table for programs holds them all."""


@dataclass(frozen=True, slots=True)
class Lately:
    """What befell a resource since the year before, and where that is told."""

    path: str
    anchor: str
    told: Label
    fields: tuple[Label, ...]


def comparison_pages(shelf: Shelf) -> Iterator[Page]:
    """Yield a page for each two years of a city that follow each other."""
    for compared in shelf.compared.values():
        found = compared.comparison
        said = phrases.heading(found)
        changed = list(found.changed())
        kinds = groupby(changed[:_MOST], key=lambda each: each.kind)
        yield Page(
            path=compared.path,
            template="comparison",
            title=Label(f"{said.ja} の変化", f"{said.en}: what changed"),
            dataset=compared.newer,
            section="comparison",
            summary=Label(
                "施策・事業・部課の改称、移動、分割、統合、終了、新規と、文の変化を語の単位で示す。",
                "What was renamed, moved, split, merged, ended or added, and texts word by word.",
            ),
            facts={
                "crumbs": shelf.crumbs(compared.newer),
                "compared": compared,
                "comparison": found,
                "kinds": tuple((KIND_NAMES[kind], kind, tuple(group)) for kind, group in kinds),
                "more": max(0, len(changed) - _MOST),
                "kind_names": KIND_NAMES,
                "fates": FATE_NAMES,
                "fields": FIELDS,
                "phrases": phrases,
            },
        )


def comparison_files(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Yield the same as data, beside each page: Turtle, CSV, JSON, and what is to be decided."""
    for compared in shelf.compared.values():
        found = compared.comparison
        yield f"{compared.path}.ttl", turtle_text(found, compared.newer)
        yield f"{compared.path}.csv", f"\ufeff{csv_text(found)}".encode()
        yield f"{compared.path}.json", json_text(found).encode()
        if found.proposals:
            review = f"\ufeff{review_text(found.proposals, 'ja')}"
            yield f"{compared.path}.review.csv", review.encode()


def lately(shelf: Shelf, dataset: Dataset, iri: str) -> Lately | None:
    """Return what befell a resource since the year before, if that year is in the site too."""
    compared = shelf.compared.get(dataset.id)
    befell = compared.of(iri) if compared else None
    if compared is None or befell is None:
        return None
    return _told(compared, befell)


def _told(compared: Compared, befell: Transition) -> Lately:
    fates = phrases.fate(befell.fates)
    now = {side.label.ja for side in befell.after}
    former = [side.label for side in befell.before if side.label.ja not in now]
    told = Label(*fates)
    if former:
        were = (
            "・".join(each.ja for each in former),
            ", ".join(each.en or each.ja for each in former),
        )
        told = Label(f"{fates.ja} ← {were[0]}", f"{fates.en} ← {were[1]}")
    names = dict.fromkeys(each.field for each in befell.texts if each.field != "name")
    fields = [Label(*FIELDS[each]) for each in names]
    if befell.grades:
        fields.append(Label("評価", "grade"))
    fields += [Label(*each.either.name) for each in befell.figures]
    fields += [
        Label(
            *(
                f"{phrases.place(befell, move).say(lang)} {phrases.moved(move, lang)}"
                for lang in _LANGUAGES
            )
        )
        for move in befell.moves
    ]
    return Lately(compared.path, befell.anchor, told, tuple(fields))
