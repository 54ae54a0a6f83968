"""The search index: every name and text of the site's datasets, and how their words are read.

It holds the texts as published. Folding (width, case, kana, old kanji) and years in two calendars
are the script's work, on what is searched and on what it is searched in alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Element, Label, Report
from shisaku_graph.language import Bilingual
from shisaku_graph.site.classic import assigned
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


def search_files(datasets: Sequence[Dataset]) -> dict[str, bytes]:
    """Return the files of the search by path: one script, or several for a large site.

    Args:
        datasets: what can be found, the newest of each city first: its names are shown.
    """
    entries: dict[str, _Entry] = {}
    for number, dataset in enumerate(datasets):
        for entry in _entries(dataset):
            kept = entries.setdefault(entry.path, entry)
            kept.texts |= entry.texts
            kept.datasets.append(number)
    parts = list(_parts(list(entries.values())))
    names = [f"search-index-{number}.js" for number in range(1, len(parts) + 1)]
    head = {
        "datasets": [{"ja": d.title.ja, "en": d.title.en or ""} for d in datasets],
        "fields": {name: {"ja": label.ja, "en": label.en} for name, label in FIELDS.items()},
        "parts": names if len(parts) > 1 else [],
    }
    if len(parts) == 1:
        return {INDEX: assigned("shisakuSearch", head | _content(parts[0]))}
    files = {INDEX: assigned("shisakuSearch", head | _content([]))}
    for name, part in zip(names, parts, strict=True):
        files[f"{FOLDER}/{name}"] = assigned("shisakuSearchParts", _content(part), name)
    return files


def _parts(entries: list[_Entry]) -> Iterator[list[_Entry]]:
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


def _entries(dataset: Dataset) -> Iterator[_Entry]:
    base = dataset.municipality.iri.removesuffix(f"id/{dataset.code}")
    elements = {element.iri: element for element in dataset.elements()}
    reports: dict[str, list[Report]] = {}
    for report in dataset.reports():
        reports.setdefault(report.subject, []).append(report)
    year = dataset.year.start
    for element in elements.values():
        names = [*_above(element, elements), *(d.label.ja for d in element.departments)]
        entry = _Entry(
            _KINDS[element.kind],
            element.iri.removeprefix(base),
            element.label,
            " ▸ ".join(names),
        )
        _add(entry, "goal", 0, (goal.text for goal in element.goals))
        _add(entry, "approach", 0, [element.approach])
        _add_reports(entry, year, reports.get(element.iri, []))
        _add_indicators(entry, dataset, element.iri)
        yield entry
    for project in dataset.projects():
        names = [*(p.label.ja for p in project.implements)]
        names += [d.label.ja for d in project.departments]
        entry = _Entry("project", project.iri.removeprefix(base), project.label, " ▸ ".join(names))
        _add_reports(entry, year, reports.get(project.iri, []))
        _add_indicators(entry, dataset, project.iri)
        yield entry
    for unit in dataset.departments():
        trail = unit.full_name if unit.full_name != unit.label.ja else ""
        yield _Entry("department", unit.iri.removeprefix(base), unit.label, trail)


def _above(element: Element, elements: dict[str, Element]) -> list[str]:
    """Return the names above an element, from the top; a circle ends where it closes."""
    names: list[str] = []
    seen = {element.iri}
    above = element.broader
    while above is not None and above.iri not in seen:
        seen.add(above.iri)
        names.append(above.label.ja)
        next_up = elements.get(above.iri)
        above = next_up.broader if next_up else None
    return names[::-1]


def _add_reports(entry: _Entry, year: int, reports: Iterable[Report]) -> None:
    for report in reports:
        tail = report.year.rpartition("/")[2]
        start = int(tail) if tail.isdecimal() else year
        _add(entry, "result", start, [report.result])
        _add(entry, "next", start, [report.next_steps])
        _add(entry, "note", start, (f"{note.heading}: {note.text}" for note in report.notes))


def _add_indicators(entry: _Entry, dataset: Dataset, iri: str) -> None:
    _add(entry, "indicator", 0, (each.label.ja for each in dataset.indicators_of(iri)))


def _add(entry: _Entry, name: str, year: int, texts: Iterable[str | None]) -> None:
    for text in texts:
        if text:
            entry.texts[name, year, text] = None
