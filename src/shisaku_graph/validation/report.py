"""The report of a validation: a table for people, Turtle for machines."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from shisaku_graph.language import Bilingual, Language
from shisaku_graph.trace import Origin
from shisaku_graph.validation.shapes import Constraint, Severity
from shisaku_graph.vocabulary import PREFIXES, RDF, SH, XSD

COLUMNS = Bilingual(
    "重大度|記録|元の場所|問題|値|対処|形状", "severity|record|place|problem|value|remedy|shape"
)
_URN = "urn:shisaku-graph:validation"
_PLACES_SHOWN = 3
_CELL_LENGTH = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One result of the shapes.

    Attributes:
        constraint: the shape that failed, with its sentence and remedy.
        component: IRI of the kind of constraint (``sh:MinCountConstraintComponent``).
        focus: IRI of the record (``_:`` and a number for a blank node); ``label`` its name.
        path: the property, where the shape or the closed shape names a simple one.
        value: the value in question, where there is one; ``shown`` as people read it.
        origins: the cells of the source that say it, nearest first.
    """

    constraint: Constraint
    component: str
    focus: str
    label: Bilingual
    path: str | None
    value: ox.NamedNode | ox.BlankNode | ox.Literal | None
    origins: tuple[Origin, ...]

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.constraint.severity

    @property
    def message(self) -> Bilingual:
        """What is wrong."""
        return self.constraint.message

    @property
    def remedy(self) -> Bilingual:
        """How to mend it."""
        return self.constraint.remedy

    @property
    def shown(self) -> str:
        """The value as people read it; the property's name where a closed shape refuses it."""
        said = "" if self.value is None or self.value.value == self.focus else self.value.value
        if self.component == f"{SH.NAMESPACE}ClosedConstraintComponent" and self.path:
            return f"{_short(self.path)}: {said}"
        return said

    @property
    def place(self) -> str:
        """The cells as ``file:line:column``; the first three of many."""
        first = ", ".join(str(origin) for origin in self.origins[:_PLACES_SHOWN])
        rest = len(self.origins) - _PLACES_SHOWN
        return f"{first} … (+{rest})" if rest > 0 else first


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, the gravest first, and the number of records that were checked."""

    findings: tuple[Finding, ...]
    checked: int = 0

    @property
    def conforms(self) -> bool:
        """Whether nothing is violated; warnings do not count."""
        return not self.count(Severity.VIOLATION)

    def count(self, severity: Severity) -> int:
        """Return the number of findings of one severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def verdict(self, language: Language) -> str:
        """Return the outcome in one sentence."""
        tally = [f"{s.label.say(language)} {self.count(s)}" for s in Severity]
        if language == "ja":
            said = (
                "違反はありません。公開できます。"
                if self.conforms
                else "違反があります。公開できません。"
            )
            return f"{said}（{'、'.join(tally)}、検査した記録 {self.checked}）"
        said = (
            "No violation: fit for publication."
            if self.conforms
            else "There are violations: not fit for publication."
        )
        return f"{said} ({', '.join(tally)}, records checked {self.checked})"

    def rows(self, language: Language) -> Iterator[tuple[str, ...]]:
        """Yield the table for people: a heading row, then a row a finding."""
        yield tuple(COLUMNS.say(language).split("|"))
        for finding in self.findings:
            yield (
                finding.severity.label.say(language),
                finding.label.say(language),
                finding.place,
                finding.message.say(language),
                finding.shown,
                finding.remedy.say(language),
                finding.constraint.anchor,
            )

    def to_markdown(self, language: Language) -> str:
        """Return the report as Markdown."""
        title = Bilingual("# 検証の報告", "# Validation report").say(language)
        lines = [title, "", self.verdict(language), ""]
        if self.findings:
            heading, *rows = ([_cell(text) for text in row] for row in self.rows(language))
            lines.append("| " + " | ".join(heading) + " |")
            lines.append("|" + " --- |" * len(heading))
            lines += ["| " + " | ".join(row) + " |" for row in rows]
            lines.append("")
        return "\n".join(lines)

    def to_turtle(self) -> bytes:
        """Return a SHACL validation report (SHACL §3.6), without blank nodes, always the same.

        ``sh:conforms`` is false as soon as there is any result, a warning too, as SHACL has it.
        A property path that is no single property is told by ``sh:sourceShape`` alone.
        """
        prefixes = {name: PREFIXES[name] for name in ("rdf", "sh", "shisaku")}
        written = ox.serialize(self._triples(), format=ox.RdfFormat.TURTLE, prefixes=prefixes)
        lines = (written or b"").splitlines(keepends=True)
        count = len(prefixes)  # the writer's order of prefixes changes from run to run
        return b"".join([*sorted(lines[:count]), *lines[count:]])

    def _triples(self) -> Iterator[ox.Triple]:
        node = ox.NamedNode
        report = node(_URN)
        results = [node(f"{_URN}:{number}") for number in range(1, len(self.findings) + 1)]
        yield ox.Triple(report, node(RDF.type), node(SH.ValidationReport))
        conforms = "false" if self.findings else "true"
        yield ox.Triple(report, node(SH.conforms), ox.Literal(conforms, datatype=node(XSD.boolean)))
        for result in results:
            yield ox.Triple(report, node(SH.result), result)
        for result, finding in zip(results, self.findings, strict=True):
            for predicate, value in _said(finding):
                yield ox.Triple(result, node(predicate), value)


def _said(finding: Finding) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
    yield RDF.type, ox.NamedNode(SH.ValidationResult)
    yield SH.resultSeverity, ox.NamedNode(SH.NAMESPACE + finding.severity.value)
    yield SH.sourceShape, ox.NamedNode(finding.constraint.iri)
    yield SH.sourceConstraintComponent, ox.NamedNode(finding.component)
    yield SH.focusNode, _named(finding.focus)
    if finding.path:
        yield SH.resultPath, ox.NamedNode(finding.path)
    if isinstance(finding.value, ox.BlankNode):
        yield SH.value, _named(f"_:{finding.value.value}")
    elif finding.value is not None:
        yield SH.value, finding.value
    for language in ("ja", "en"):
        message = finding.message.say("ja" if language == "ja" else "en")
        yield SH.resultMessage, ox.Literal(message, language=language)


def _named(focus: str) -> ox.NamedNode:
    """Return an IRI also for a blank node, so that the report holds none."""
    return ox.NamedNode(f"{_URN}:node-{focus[2:]}" if focus.startswith("_:") else focus)


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _cell(text: str) -> str:
    """Return a text that cannot break out of a Markdown table's cell."""
    shown = text if len(text) <= _CELL_LENGTH else f"{text[: _CELL_LENGTH - 1]}…"
    for sign, safe in (("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;"), ("\n", " "), ("\r", " ")):
        shown = shown.replace(sign, safe)
    return shown
