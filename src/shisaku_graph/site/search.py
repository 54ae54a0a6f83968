"""The search index: every name and text of the site's datasets, and how their words are read.

It holds the texts as published. Folding (width, case, kana, old kanji) and years in two calendars
are the script's work, on what is searched and on what it is searched in alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Label, Report
from shisaku_graph.language import Bilingual
from shisaku_graph.site.classic import assigned
from shisaku_graph.site.overview import chain
from shisaku_graph.site.readings import readings
from shisaku_graph.site.scripts import FOLDER
from shisaku_graph.vocabulary import SHISAKU

INDEX: Final = f"{FOLDER}/search-index.js"

FIELDS: Final = {
    "goal": Bilingual("目標", "goal"),
    "approach": Bilingual("施策の方向性", "approach"),
    "result": Bilingual("取組結果", "result"),
    "next": Bilingual("今後の取組", "next steps"),
    "note": Bilingual("その他の記載", "note"),
    "indicator": Bilingual("指標", "indicator"),
}
"""The fields in which a text can stand."""

_KINDS = {
    SHISAKU.PolicyField: "policy-field",
    SHISAKU.Direction: "direction",
    SHISAKU.BasicPolicy: "basic-policy",
    SHISAKU.Policy: "policy",
    SHISAKU.SubPolicy: "sub-policy",
}
_PART = 1_500_000
"""Characters of text in one file; an index with more is parted, and results come as parts do."""


@dataclass(slots=True)
class _Entry:
    """What can be found: a resource with its name, where it stands, and its texts by year."""

    kind: str
    path: str
    label: Label
    trail: str
    datasets: list[int] = field(default_factory=list)
    texts: dict[tuple[str, int, str], None] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.label.ja) + len(self.trail) + sum(len(text) for *_, text in self.texts)


def search_files(datasets: Sequence[Dataset]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the search: one script, or several for a large site, one in memory.

    Args:
        datasets: what can be found, the newest of each city first: its names are shown.
    """
    head: dict[str, Any] = {
        "datasets": [{"ja": d.title.ja, "en": d.title.en or ""} for d in datasets],
        "fields": {name: {"ja": label.ja, "en": label.en} for name, label in FIELDS.items()},
        "parts": [],
    }
    parts = _parts(_merged(datasets))
    part = next(parts)
    for number in count(1):
        following = next(parts, None)
        if following is None and number == 1:
            yield INDEX, assigned("shisakuSearch", head | _content(part))
            return
        name = f"search-index-{number}.js"
        head["parts"].append(name)
        yield f"{FOLDER}/{name}", assigned("shisakuSearchParts", _content(part), name)
        if following is None:
            break
        part = following
    yield INDEX, assigned("shisakuSearch", head | _content([]))


def _merged(datasets: Sequence[Dataset]) -> Iterator[_Entry]:
    """Yield every entry once, as its newest dataset names it, with the texts of the others."""
    for number, dataset in enumerate(datasets):
        for kind, iri in _found_in(dataset):
            if any(earlier.is_a(iri, kind) for earlier in datasets[:number]):
                continue
            entry = _entry(dataset, kind, iri)
            entry.datasets.append(number)
            for place, other in enumerate(datasets[number + 1 :], start=number + 1):
                if other.is_a(iri, kind):
                    entry.texts |= _entry(other, kind, iri).texts
                    entry.datasets.append(place)
            yield entry


def _parts(entries: Iterable[_Entry]) -> Iterator[list[_Entry]]:
    part: list[_Entry] = []
    size = 0
    for entry in entries:
        if part and size + entry.size > _PART:
            yield part
            part, size = [], 0
        part.append(entry)
        size += entry.size
    yield part


def _content(entries: list[_Entry]) -> dict[str, Any]:
    """Return the entries as short rows, and the readings of their words."""
    texts = (t for e in entries for t in (e.label.ja, e.trail, *(text for *_, text in e.texts)))
    return {
        "entries": [
            [
                entry.kind,
                entry.path,
                entry.label.ja,
                entry.label.en or "",
                entry.trail,
                sorted(set(entry.datasets)),
                [[name, year, text] for name, year, text in entry.texts],
            ]
            for entry in entries
        ],
        "words": {word: " ".join(read) for word, read in readings(texts).items()},
    }


def _found_in(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Yield class and IRI of everything that can be found, in the order of the plan."""
    for element in dataset.elements():
        yield element.kind, element.iri
    for project in dataset.projects():
        yield SHISAKU.Project, project.iri
    for unit in dataset.departments():
        yield SHISAKU.Department, unit.iri


def _entry(dataset: Dataset, kind: str, iri: str) -> _Entry:
    path = iri.removeprefix(dataset.municipality.iri.removesuffix(f"id/{dataset.code}"))
    if kind == SHISAKU.Department:
        unit = dataset.department(iri)
        trail = unit.full_name if unit.full_name != unit.label.ja else ""
        return _Entry("department", path, unit.label, trail)
    if kind == SHISAKU.Project:
        project = dataset.project(iri)
        names = [each.label.ja for each in (*project.implements, *project.departments)]
        entry = _Entry("project", path, project.label, " ▸ ".join(names))
        _add(entry, "goal", 0, (goal.text for goal in project.goals))
        _add(entry, "approach", 0, [project.description])
    else:
        element = dataset.element(iri)
        names = [each.label.ja for each in chain(dataset, element)]
        names += [each.label.ja for each in element.departments]
        entry = _Entry(_KINDS[kind], path, element.label, " ▸ ".join(names))
        _add(entry, "goal", 0, (goal.text for goal in element.goals))
        _add(entry, "approach", 0, [element.approach])
    _add_reports(entry, dataset.year.start, dataset.reports(iri))
    _add(entry, "indicator", 0, (each.label.ja for each in dataset.indicators_of(iri)))
    return entry


def _add_reports(entry: _Entry, year: int, reports: Iterable[Report]) -> None:
    for report in reports:
        tail = report.year.rpartition("/")[2]
        start = int(tail) if tail.isdecimal() else year
        _add(entry, "result", start, [report.result])
        _add(entry, "next", start, [report.next_steps])
        _add(entry, "note", start, (f"{note.heading}: {note.text}" for note in report.notes))


def _add(entry: _Entry, name: str, year: int, texts: Iterable[str | None]) -> None:
    for text in texts:
        if text:
            entry.texts[name, year, text] = None
