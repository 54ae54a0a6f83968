"""What a volume of the booklet holds, as the plain values that the press sets."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import segno

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Element, Label, Named
from shisaku_graph.language import Language
from shisaku_graph.site.booklet import Chapter, Volume, index_of
from shisaku_graph.site.holdings import Holding
from shisaku_graph.site.readings import kana_row, reading
from shisaku_graph.site.terms import term_label
from shisaku_graph.site.texts import paragraphs, visible

Told = dict[str, object]

_WORDS = {
    "contents": Label("目次", "Contents"),
    "glance": Label("この年度のあらまし", "The year at a glance"),
    "part": Label("計画の柱", "Part of the plan"),
    "policies": Label("施策", "Policies"),
    "projects": Label("事業", "Projects"),
    "index": Label("索引", "Index"),
    "index-told": Label(
        "五十音順。読みは機械が付けたもの。数字はページ。",
        "In the order of the Japanese readings, which a program gave. Numbers are pages.",
    ),
    "colophon": Label("奥付", "About this book"),
}


class Book:
    """The volumes of one dataset in one language."""

    def __init__(self, holding: Holding, language: Language) -> None:
        self._holding = holding
        self._dataset: Dataset = holding.dataset
        self._language = language

    def told(self, volume: Volume) -> Told:
        """Return what the press sets of a volume."""
        dataset, view = self._dataset, self._holding.overview
        title = self._name(dataset.title) + volume.suffix
        names = [dataset.year.label, *([dataset.plan.label] if dataset.plan else [])]
        printed = dataset.year.printed[:1]
        edition = self._said(
            f"第{dataset.version}版　{dataset.issued}",
            f"Version {dataset.version}, {dataset.issued}",
        )
        tops = view.tops if volume.number == 1 else ()
        return {
            "lang": self._language,
            "region": "JP" if self._language == "ja" else "GB",
            "title": title,
            "author": self._name(dataset.municipality.label),
            "keywords": [_shown(each) for each in self._holding.keywords],
            "subtitle": "　".join([*map(self._name, names), *map(_shown, printed)]),
            "about": self._name(dataset.description),
            "edition": edition,
            "iri": dataset.iri,
            "qr": _qr(dataset.iri),
            "said": {key: self._name(label) for key, label in _WORDS.items()},
            "tops": [
                {
                    "name": self._name(tally.of.label),
                    "policies": f"{tally.policies:,}",
                    "projects": f"{tally.projects:,}"
                    + (self._said("（ほかに不明）", " (and unknown)") if tally.unknown else ""),
                }
                for tally in tops
            ],
            "chapters": [self._chapter(chapter) for chapter in volume.chapters],
            "indexes": list(self._indexes(volume.chapters)),
            "colophon": list(self._colophon(title)),
        }

    def _chapter(self, chapter: Chapter) -> Told:
        policy = chapter.policy
        departments = self._said("、", ", ").join(self._name(d.label) for d in policy.departments)
        first = chapter.depth - len(chapter.opens) + 1
        return {
            "number": chapter.number,
            "level": chapter.depth + 1,
            "name": self._name(policy.label),
            "iri": policy.iri,
            "qr": _qr(policy.iri),
            "opens": [
                {"level": first + place, "name": self._titled(element)}
                for place, element in enumerate(chapter.opens)
            ],
            "facts": [[self._said("担当", "Responsible"), departments or "–"]],
            "sections": [each for each in self._sections(chapter) if _filled(each)],
        }

    def _titled(self, element: Element) -> str:
        name = self._name(element.label)
        return f"{_shown(element.level_name)}　{name}" if element.level_name else name

    def _sections(self, chapter: Chapter) -> Iterator[Told]:
        policy, report = chapter.policy, chapter.report
        for goal in policy.goals:
            yield self._section(Label("目標", "Goal"), goal.text)
        yield self._section(Label("施策の方向性", "Approach"), policy.approach)
        if report is not None:
            if report.grade is not None:
                yield self._section(Label("評価", "Grade"), self._name(report.grade.label))
            yield self._section(
                Label("取組結果・成果・課題", "Result, achievements, issues"), report.result
            )
            yield self._section(Label("今後の取組", "Next steps"), report.next_steps)
            for note in report.notes:
                of = f"（{note.indicator.label.ja}）" if note.indicator else ""
                yield self._section(Label(f"{note.heading}{of}"), note.text)
        if chapter.lost:
            lost = self._said(
                "不明（元の表で欄が失われています）", "Unknown: lost in the table as received"
            )
            yield self._section(Label("事業", "Projects"), lost)
        else:
            names = [self._name(project.label) for project in chapter.projects]
            yield self._section(Label("事業", "Projects"), items=names)
        yield self._section(Label("指標", "Indicators"), rows=list(self._indicators(policy.iri)))
        amounts = report.amounts if report else ()
        rows = [
            [self._name(a.label), "", _shown(f"{a.printed} {a.unit or ''}".strip())]
            for a in amounts
        ]
        yield self._section(Label("金額", "Money"), rows=rows)

    def _indicators(self, policy: str) -> Iterator[list[str]]:
        for indicator in self._dataset.indicators_of(policy):
            for value in indicator.values:
                year = self._name(self._dataset.label(value.year)) if value.year else ""
                yield [
                    self._name(indicator.label),
                    f"{self._name(term_label(value.measure))} {year}".strip(),
                    _shown(f"{value.printed} {indicator.unit or ''}".strip()),
                ]

    def _section(
        self,
        name: Label,
        text: str | None = None,
        items: Sequence[str] = (),
        rows: Sequence[Sequence[str]] = (),
    ) -> Told:
        texts = [_shown(each) for each in paragraphs(text)]
        return {"name": self._name(name), "texts": texts, "items": [*items], "rows": [*rows]}

    def _indexes(self, chapters: Sequence[Chapter]) -> Iterator[Told]:
        policies = ((Named(c.policy.iri, c.policy.label), c.number) for c in chapters)
        departments = ((d, c.number) for c in chapters for d in c.policy.departments)
        projects = ((Named(p.iri, p.label), c.number) for c in chapters for p in c.projects)
        for name, pairs in (
            (Label("施策", "Policies"), policies),
            (Label("部課", "Departments"), departments),
            (Label("事業", "Projects"), projects),
        ):
            groups = list(self._groups(pairs))
            if groups:
                yield {"name": self._name(name), "groups": groups}

    def _groups(self, pairs: Iterable[tuple[Named, int]]) -> Iterator[Told]:
        entries = [(reading(e.named.label.ja), e) for e in index_of(iter(pairs))]
        entries.sort(key=lambda each: (each[0], each[1].named.label.ja, each[1].named.iri))
        for letter, group in groupby(entries, key=lambda each: kana_row(each[0])):
            yield {
                "letter": letter or self._said("その他", "Other"),
                "entries": [
                    {"name": self._name(e.named.label), "numbers": list(e.numbers)}
                    for _, e in group
                ],
            }

    def _colophon(self, title: str) -> Iterator[list[str]]:
        dataset, holding = self._dataset, self._holding
        contact = holding.contact
        told = (
            ("書名", "Title", title),
            ("公表者", "Publisher", self._name(dataset.municipality.label)),
            ("問い合わせ", "Contact", self._name(contact.name) if contact else None),
            ("連絡先", "Address", (contact.email or contact.url) if contact else None),
            ("版", "Version", f"{dataset.version}（{dataset.issued}）"),
            ("識別子", "Identifier", dataset.iri),
            ("利用条件", "Licence", dataset.licence),
            ("元の表", "Table as received", holding.source[1]),
            ("グラフのハッシュ", "Hash of the graph", holding.graph_hash),
        )
        for ja, en, value in told:
            if value:
                yield [self._said(ja, en), _shown(value)]

    def _said(self, ja: str, en: str) -> str:
        return ja if self._language == "ja" else en

    def _name(self, label: Label) -> str:
        return _shown(self._said(label.ja, label.en or label.ja))


def _shown(text: str) -> str:
    return str(visible(text))


def _filled(section: Told) -> bool:
    return bool(section["texts"] or section["items"] or section["rows"])


def _qr(iri: str) -> Told:
    svg = segno.make(iri, error="m", micro=False).svg_inline(border=2, light="#fff", dark="#000")
    return {"svg": svg, "alt": f"QR: {iri}"}
