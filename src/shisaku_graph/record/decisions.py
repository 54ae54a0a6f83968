"""A person's decisions on classifications and links, kept as data beside the table.

``classification.csv`` is the published proposals file with two columns filled in; ``links.csv``
names links to other data that a person found. A blank decision means: not decided yet.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from shisaku_graph.errors import CorrectionError
from shisaku_graph.language import Bilingual
from shisaku_graph.record.identity import comparison
from shisaku_graph.source.document import read_document
from shisaku_graph.source.part import is_iri
from shisaku_graph.source.spreadsheet import unguarded
from shisaku_graph.trace import Origin

CLASSIFICATION_COLUMNS = ("kind", "name", "scheme", "code", "decision", "reason")
LINK_COLUMNS = ("kind", "name", "relation", "target", "reason")
KINDS = ("policy", "project", "sub-policy", "basic-policy", "direction", "policy-field")
LINK_KINDS = (*KINDS, "area", "municipality", "department", "plan")
RELATIONS = ("exactMatch", "closeMatch", "relatedMatch", "broadMatch", "narrowMatch", "seeAlso")


class Verdict(Enum):
    """What a person decided."""

    ACCEPT = "accept"
    REJECT = "reject"


_VERDICTS = {"accept": Verdict.ACCEPT, "採用": Verdict.ACCEPT,
             "reject": Verdict.REJECT, "却下": Verdict.REJECT}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: the record called ``name`` is, or is not, in the category ``code``."""

    kind: str
    name: str
    scheme: str
    code: str
    verdict: Verdict
    reason: str
    place: Origin


@dataclass(frozen=True, slots=True)
class StatedLink:
    """One link that a person wrote down: from the record called ``name`` to an IRI elsewhere."""

    kind: str
    name: str
    relation: str
    target: str
    reason: str
    place: Origin


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything a person decided about hubs."""

    classifications: tuple[Decision, ...] = ()
    links: tuple[StatedLink, ...] = ()


def read_classifications(path: Path) -> tuple[Decision, ...]:
    """Read a reviewed proposals file; lines without a decision are left out.

    Raises:
        CorrectionError: a column is missing, a decision is no known word, a reason is empty.
    """
    found: list[Decision] = []
    for place, row in _rows(path, CLASSIFICATION_COLUMNS):
        if not row["decision"]:
            continue
        verdict = _VERDICTS.get(row["decision"])
        if verdict is None:
            raise _wrong(
                place,
                f"decision は 採用 か 却下: {row['decision']!r}",
                f"a decision is accept or reject, not {row['decision']!r}",
            )
        if row["kind"] not in KINDS:
            raise _wrong(place, f"知らない種類: {row['kind']!r}", f"unknown kind {row['kind']!r}")
        found.append(
            Decision(
                row["kind"], row["name"], row["scheme"], row["code"], verdict, row["reason"], place
            )
        )
    return tuple(found)


def read_links(path: Path) -> tuple[StatedLink, ...]:
    """Read a links file.

    Raises:
        CorrectionError: a column is missing, a kind or relation is unknown, a target is no IRI.
    """
    found: list[StatedLink] = []
    for place, row in _rows(path, LINK_COLUMNS):
        if row["kind"] not in LINK_KINDS:
            raise _wrong(place, f"知らない種類: {row['kind']!r}", f"unknown kind {row['kind']!r}")
        if row["relation"] not in RELATIONS:
            raise _wrong(
                place,
                f"relation は {'、'.join(RELATIONS)} のどれか: {row['relation']!r}",
                f"a relation is one of {', '.join(RELATIONS)}, not {row['relation']!r}",
            )
        if not is_iri(row["target"]):
            raise _wrong(place, f"IRI でない: {row['target']!r}", f"no IRI: {row['target']!r}")
        found.append(
            StatedLink(
                row["kind"], row["name"], row["relation"], row["target"], row["reason"], place
            )
        )
    return tuple(found)


def named(name: str, other: str) -> bool:
    """Tell whether two spellings are one name."""
    return comparison(name) == comparison(other)


def unmatched(place: Origin, kind: str, name: str) -> CorrectionError:
    """Return the error of a decision about a record that is not there."""
    return CorrectionError(
        "decision-unmatched",
        Bilingual(f"「{name}」（{kind}）がこのデータにありません。", f"there is no {kind} {name}."),
        Bilingual(
            "名称の変わった行は新しい名称に直し、なくなった行は除いてください。",
            "give the line the record's new name, or take it out where the record is gone.",
        ),
        place,
    )


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[Origin, Mapping[str, str]]]:
    text = read_document(path, None, "text/csv").text
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = next(reader, [])
        missing = [name for name in columns if name not in header]
        if missing:
            place = Origin(path.name, 1)
            raise _wrong(place, f"列がない: {'、'.join(missing)}", f"no column {missing[0]}")
        for row in reader:
            if not any(row):
                continue
            place = Origin(path.name, reader.line_num)
            if len(row) != len(header):
                raise _wrong(place, f"列が {len(row)} 個", f"{len(row)} cells, not {len(header)}")
            told = {name: unguarded(cell.strip()) for name, cell in zip(header, row, strict=True)}
            if (told.get("decision") or "target" in columns) and not told["reason"]:
                raise _wrong(place, "理由が空", "the reason is empty")
            yield place, told
    except csv.Error as error:
        raise _wrong(Origin(path.name, reader.line_num), str(error), str(error)) from error


def _wrong(place: Origin, ja: str, en: str) -> CorrectionError:
    return CorrectionError(
        "decision-syntax",
        Bilingual(f"判断の表を読めません（{ja}）。", f"the decisions cannot be read ({en})."),
        Bilingual(
            "classification-proposals.csv の列のまま、decision と reason を書いてください。",
            "keep the columns of the published classification-proposals.csv; fill in decision "
            "and reason.",
        ),
        place,
    )
