"""The report of a validation: a table for people, Turtle for machines."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import pyoxigraph as ox

from shisaku_graph.language import Bilingual, Language
from shisaku_graph.vocabulary import PREFIXES, RDF, SH, XSD

_REPORT = "urn:shisaku-graph:validation"
_COLUMNS = Bilingual(
    "重大度|対象|元の場所|問題|値|対処|形", "severity|record|place|problem|value|remedy|shape"
)


class Severity(Enum):
    """How grave a finding is; only a violation stops publication."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"

    @property
    def label(self) -> Bilingual:
        """The severity in words."""
        words = {"Violation": "違反", "Warning": "注意", "Info": "参考"}
        return Bilingual(words[self.value], self.value.lower())


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of the shapes.

    Attributes:
        focus: IRI of the record; ``name`` what people call it.
        place: file, line and column of the source, as ``file:line:column``, where known.
        path: the property, where the shape has a simple one.
        value: the value in question, where there is one.
        shape: IRI of the shape that failed.
    """

    severity: Severity
    focus: str
    name: str
    place: str
    path: str | None
    value: str | None
    message: Bilingual
    remedy: Bilingual
    shape: str


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, the gravest first."""

    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing is violated; warnings do not count."""
        return all(finding.severity is not Severity.VIOLATION for finding in self.findings)

    def rows(self, language: Language) -> Iterator[tuple[str, ...]]:
        """Yield the table for people: a heading row, then a row a finding."""
        yield tuple(_COLUMNS.say(language).split("|"))
        for finding in self.findings:
            yield (
                finding.severity.label.say(language),
                finding.name,
                finding.place,
                finding.message.say(language),
                finding.value or "",
                finding.remedy.say(language),
                finding.shape.rpartition("#")[2],
            )

    def to_markdown(self, language: Language) -> str:
        """Return the report as Markdown."""
        ja = language == "ja"
        counts = {s: sum(f.severity is s for f in self.findings) for s in Severity}
        head = "# 検証の報告" if ja else "# Validation report"
        told = (
            ("違反はありません。公開できます。" if ja else "No violation: fit for publication.")
            if self.conforms
            else (
                "違反があります。公開できません。"
                if ja
                else "There are violations: not fit for publication."
            )
        )
        numbers = "、" if ja else ", "
        tally = numbers.join(f"{s.label.say(language)} {n}" for s, n in counts.items())
        lines = [head, "", f"{told}（{tally}）" if ja else f"{told} ({tally})", ""]
        if self.findings:
            rows = [[_cell(text) for text in row] for row in self.rows(language)]
            lines.append("| " + " | ".join(rows[0]) + " |")
            lines.append("|" + " --- |" * len(rows[0]))
            lines += ["| " + " | ".join(row) + " |" for row in rows[1:]]
            lines.append("")
        return "\n".join(lines)

    def to_turtle(self) -> bytes:
        """Return a SHACL validation report (SHACL §3.6), with IRIs for its results."""
        return (
            ox.serialize(self._triples(), format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
            or b""
        )

    def _triples(self) -> Iterator[ox.Triple]:
        node = ox.NamedNode
        report = node(_REPORT)
        yield ox.Triple(report, node(RDF.type), node(SH.ValidationReport))
        yield ox.Triple(
            report,
            node(SH.conforms),
            ox.Literal("false" if self.findings else "true", datatype=node(XSD.boolean)),
        )
        results = [node(f"{_REPORT}#{number}") for number in range(1, len(self.findings) + 1)]
        for result in results:
            yield ox.Triple(report, node(SH.result), result)
        for result, finding in zip(results, self.findings, strict=True):
            yield ox.Triple(result, node(RDF.type), node(SH.ValidationResult))
            yield ox.Triple(result, node(SH.focusNode), node(finding.focus))
            severity = node(SH.NAMESPACE + finding.severity.value)
            yield ox.Triple(result, node(SH.resultSeverity), severity)
            yield ox.Triple(result, node(SH.sourceShape), node(finding.shape))
            if finding.path:
                yield ox.Triple(result, node(SH.resultPath), node(finding.path))
            for language, message in (("ja", finding.message.ja), ("en", finding.message.en)):
                said = ox.Literal(message, language=language)
                yield ox.Triple(result, node(SH.resultMessage), said)


def _cell(text: str) -> str:
    """Return a text that cannot break out of a Markdown table's cell."""
    shown = text if len(text) <= 120 else f"{text[:119]}…"  # noqa: PLR2004  # a table is read, not copied
    for sign, safe in (("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;"), ("\n", " ")):
        shown = shown.replace(sign, safe)
    return shown
