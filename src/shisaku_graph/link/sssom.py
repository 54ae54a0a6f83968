"""The review file: mappings as SSSOM/TSV, which people edit and other programs read.

SSSOM 1.1 (https://mapping-commons.github.io/sssom/): metadata of the set as YAML in comment lines,
then a table. Two columns are this program's own, declared as extension slots: ``decision`` (accept
or 採用, reject or 却下; empty: not decided) and ``reason``. What a person rejected has
``predicate_modifier`` Not, so that no other program takes it for a match.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shisaku_graph.errors import CorrectionError
from shisaku_graph.language import Bilingual
from shisaku_graph.link.mapping import JUSTIFICATIONS, PREDICATES, Decision
from shisaku_graph.link.mapping import Mapping as Line
from shisaku_graph.source.spreadsheet import guarded, unguarded
from shisaku_graph.trace import Origin
from shisaku_graph.vocabulary import DCTERMS, RDFS, SEMAPV, SHISAKU, SKOS, XSD

VERSION = "1.1"
MEASURE = "cosine of weighted words (SudachiPy, TF-IDF)"
COLUMNS = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id",
    "object_label", "decision", "reviewer_label", "reason", "confidence", "comment",
    "match_string", "similarity_score", "mapping_justification", "mapping_cardinality",
    "subject_category", "object_category", "reviewer_id", "review_date",
)  # fmt: skip
"""In the order in which a person reads: what, decision, why, the rest."""
_NEEDED = ("subject_id", "predicate_id", "object_id", "mapping_justification", "decision")
_PREFIXES = {
    "skos": SKOS.NAMESPACE, "semapv": SEMAPV.NAMESPACE, "shisaku": SHISAKU.NAMESPACE,
    "dcterms": DCTERMS.NAMESPACE, "rdfs": RDFS.NAMESPACE, "xsd": XSD.NAMESPACE,
}  # fmt: skip
_DECISIONS = {
    "": None, "accept": Decision.ACCEPT, "採用": Decision.ACCEPT,
    "reject": Decision.REJECT, "却下": Decision.REJECT,
}  # fmt: skip
_MODIFIERS = ("", "Not")


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of the set as a whole.

    Attributes:
        id: IRI of the set, and of the linkset that is published from it.
        subject_source: IRI of the first dataset; ``object_source`` that of the other.
        prefixes: short names of the places of IRIs.
    """

    id: str
    title: str
    licence: str
    subject_source: str
    object_source: str
    prefixes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """A review file as read: its metadata as written, and its lines."""

    metadata: Mapping[str, str]
    lines: tuple[Line, ...]


def review_text(head: Head, lines: Sequence[Line], tool_version: str) -> str:
    """Return the file: the same text for the same mappings."""
    out = io.StringIO()
    prefixes = {**_PREFIXES, **head.prefixes}
    out.writelines(f"#{each}\n" for each in _yaml(head, prefixes, tool_version))
    further = list(dict.fromkeys(name for line in lines for name, _ in line.further))
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow([*COLUMNS, *further])
    subjects = Counter(each.subject for each in lines if each.decision is not Decision.REJECT)
    objects = Counter(each.object for each in lines if each.decision is not Decision.REJECT)
    for line in lines:
        cells = _cells(line, prefixes)
        if line.decision is not Decision.REJECT:
            many = [subjects[line.subject] > 1, objects[line.object] > 1]
            cells["mapping_cardinality"] = _cardinality(*many)
        cells |= dict(line.further)
        writer.writerow([guarded(cells.get(name, "")) for name in (*COLUMNS, *further)])
    return out.getvalue()


def _cardinality(many_objects: bool, many_subjects: bool) -> str:
    return f"{'n' if many_subjects else '1'}:{'n' if many_objects else '1'}"


def _yaml(head: Head, prefixes: Mapping[str, str], tool_version: str) -> Iterator[str]:
    yield f'sssom_version: "{VERSION}"'
    yield f"mapping_set_id: {head.id}"
    yield f"mapping_set_title: {_quoted(head.title)}"
    yield f"license: {head.licence}"
    yield f"subject_source: {head.subject_source}"
    yield f"object_source: {head.object_source}"
    yield "mapping_tool: shisaku-graph"
    yield f'mapping_tool_version: "{tool_version}"'
    yield f"similarity_measure: {_quoted(MEASURE)}"
    yield "curie_map:"
    for prefix, namespace in sorted(prefixes.items()):
        yield f"  {prefix}: {namespace}"
    yield "extension_definitions:"
    for name in ("decision", "reason"):
        yield f"  - slot_name: {name}"
        yield f"    property: shisaku:{name}"
        yield "    type_hint: xsd:string"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _cells(line: Line, prefixes: Mapping[str, str]) -> dict[str, str]:
    return {
        "subject_id": _short(line.subject, prefixes),
        "subject_label": line.subject_label,
        "subject_category": line.category,
        "predicate_id": _short(line.predicate, prefixes),
        "predicate_modifier": "Not" if line.decision is Decision.REJECT else "",
        "object_id": _short(line.object, prefixes),
        "object_label": line.object_label,
        "object_category": line.category,
        "mapping_justification": _short(line.justification, prefixes),
        "confidence": "" if line.confidence is None else f"{line.confidence:.2f}",
        "similarity_score": "" if line.similarity is None else f"{line.similarity:.2f}",
        "match_string": "|".join(line.shared),
        "comment": line.comment,
        "decision": line.decision.value if line.decision else "",
        "reason": line.reason,
        "reviewer_id": line.reviewer_id,
        "reviewer_label": line.reviewer_label,
        "review_date": line.review_date,
    }


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    for prefix, namespace in sorted(prefixes.items(), key=lambda item: -len(item[1])):
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def read_review(path: Path) -> ReviewFile:
    """Read a review file, as this program wrote it or another program changed it.

    Raises:
        CorrectionError: it is no SSSOM table, or a decision cannot be understood; the message
            names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _wrong(Origin(path.name, 1), str(error), str(error)) from error
    rows = text.splitlines(keepends=True)
    start = next((at for at, row in enumerate(rows) if not row.startswith("#")), len(rows))
    metadata, prefixes = _metadata(row[1:].rstrip("\r\n") for row in rows[:start])
    known = {**_PREFIXES, **prefixes}
    reader = csv.reader(io.StringIO("".join(rows[start:])), delimiter="\t", strict=True)
    lines: list[Line] = []
    seen: dict[tuple[str, str], int] = {}
    try:
        header = next(reader, [])
        missing = [name for name in _NEEDED if name not in header]
        if missing:
            place = Origin(path.name, start + 1)
            raise _wrong(place, f"列がない: {'、'.join(missing)}", f"no column {missing[0]}")
        for row in reader:
            if not any(row):
                continue
            place = Origin(path.name, start + reader.line_num)
            if len(row) > len(header):
                raise _wrong(place, f"列が {len(row)} 個", f"{len(row)} cells, not {len(header)}")
            told = dict.fromkeys(header, "")  # a spreadsheet drops empty cells at the end
            told |= {n: unguarded(cell.strip()) for n, cell in zip(header, row, strict=False)}
            line = _line(told, known, place)
            if line.pair in seen:
                other = seen[line.pair]
                raise _wrong(place, f"{other} 行目と同じ組", f"the same pair as in line {other}")
            seen[line.pair] = place.line
            lines.append(line)
    except csv.Error as error:
        place = Origin(path.name, start + reader.line_num)
        raise _wrong(place, str(error), str(error)) from error
    return ReviewFile(metadata, tuple(lines))


def _metadata(rows: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the simple values of the head, and the short names of its ``curie_map``."""
    values: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    inside = ""
    for row in rows:
        name, colon, value = row.strip().partition(":")
        value = value.strip().strip("\"'")
        if not colon:
            continue
        if not row.startswith((" ", "-")):
            inside = "" if value else name
            if value:
                values[name] = value
        elif inside == "curie_map":
            prefixes[name.strip("\"'")] = value
    return values, prefixes


def _line(told: Mapping[str, str], prefixes: Mapping[str, str], place: Origin) -> Line:
    decision = told["decision"].casefold()
    if decision not in _DECISIONS:
        said = told["decision"]
        raise _wrong(
            place,
            f"decision は accept（採用）か reject（却下）: {said!r}",
            f"a decision is accept or reject, not {said!r}",
        )
    modifier = told.get("predicate_modifier", "")
    decided = _DECISIONS[decision]
    if modifier not in _MODIFIERS or (modifier and decided is Decision.ACCEPT):
        raise _wrong(
            place,
            f"predicate_modifier が合わない: {modifier!r}",
            f"predicate_modifier {modifier!r} does not fit the decision",
        )
    if decided is not None and not (told.get("reviewer_label") or told.get("reviewer_id")):
        raise _wrong(
            place,
            "確かめた人（reviewer_label）が空",
            "a decision needs a reviewer_label or reviewer_id",
        )
    if told.get("review_date") and not _is_date(told["review_date"]):
        said = told["review_date"]
        raise _wrong(place, f"YYYY-MM-DD でない: {said!r}", f"no date YYYY-MM-DD: {said!r}")
    predicate = _one_of(told["predicate_id"], PREDICATES, prefixes, place)
    return Line(
        subject=_iri(told["subject_id"], prefixes, place),
        subject_label=told.get("subject_label", ""),
        predicate=predicate,
        object=_iri(told["object_id"], prefixes, place),
        object_label=told.get("object_label", ""),
        category=told.get("subject_category", ""),
        justification=_one_of(told["mapping_justification"], JUSTIFICATIONS, prefixes, place),
        confidence=_number(told.get("confidence", ""), place),
        similarity=_number(told.get("similarity_score", ""), place),
        shared=tuple(each for each in told.get("match_string", "").split("|") if each),
        comment=told.get("comment", ""),
        decision=decided,
        reason=told.get("reason", ""),
        reviewer_id=told.get("reviewer_id", ""),
        reviewer_label=told.get("reviewer_label", ""),
        review_date=told.get("review_date", ""),
        line=place.line,
        further=tuple((name, value) for name, value in told.items() if name not in COLUMNS),
    )


def _is_date(said: str) -> bool:
    try:
        return date.fromisoformat(said).isoformat() == said
    except ValueError:
        return False


def _iri(said: str, prefixes: Mapping[str, str], place: Origin) -> str:
    prefix, colon, rest = said.partition(":")
    if colon and prefix in prefixes:
        return prefixes[prefix] + rest
    if said.startswith(("http://", "https://", "urn:")):
        return said
    raise _wrong(place, f"IRI でない: {said!r}", f"no IRI: {said!r}")


def _one_of(said: str, known: tuple[str, ...], prefixes: Mapping[str, str], place: Origin) -> str:
    iri = _iri(said, prefixes, place)
    if iri not in known:
        listed = ", ".join(_short(each, _PREFIXES) for each in known)
        raise _wrong(place, f"{said} は使えない（{listed}）", f"{said} is none of {listed}")
    return iri


def _number(said: str, place: Origin) -> float | None:
    try:
        value = float(said) if said else None
    except ValueError:
        value = -1.0
    if value is not None and not 0 <= value <= 1:
        raise _wrong(place, f"0 から 1 の数でない: {said!r}", f"no number from 0 to 1: {said!r}")
    return value


def _wrong(place: Origin, ja: str, en: str) -> CorrectionError:
    return CorrectionError(
        "link-review",
        Bilingual(f"対応表を読めません（{ja}）。", f"the review file cannot be read ({en})."),
        Bilingual(
            "示された行を直してください。列の意味は docs/how-to/link-two-cities.md にあります。",
            "mend the line; docs/how-to/link-two-cities.md says what each column means.",
        ),
        place,
    )
