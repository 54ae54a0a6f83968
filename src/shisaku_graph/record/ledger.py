"""The ledger of identities: which resource bore which name in which year, and what became of it.

It is published with each dataset (``identities.csv``) and read when the next year is built.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shisaku_graph.errors import ContinuityError
from shisaku_graph.language import Bilingual
from shisaku_graph.record.continuity import Relation
from shisaku_graph.source.document import read_document
from shisaku_graph.trace import Origin

LEDGER_COLUMNS = (
    "iri", "kind", "name", "first_year", "last_year", "status", "replaced_by", "within", "names",
)  # fmt: skip
ACTIVE = "active"
GONE = tuple(
    each.value for each in (Relation.MERGED, Relation.SPLIT, Relation.ENDED, Relation.UNEXPLAINED)
)
KINDS = (
    "policy-field",
    "direction",
    "basic-policy",
    "policy",
    "sub-policy",
    "department",
    "project",
)
"""The segments of the IRIs that the ledger keeps; goals, reports and indicators hang on these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One line of the ledger.

    Attributes:
        kind: the segment of its IRI: policy, department, …
        within: what tells it from others of its name: its parent's key, or a project's code,
            department and policy; often empty.
        names: the year from which each name was printed, and the name, oldest first.
        status: ``active``, or why it is gone: ``merged``, ``split``, ``ended``, ``unexplained``.
        successors: keys of the resources, of the same kind, that took its place.
        place: the line of last year's ledger, where it stood there.
    """

    kind: str
    key: str
    within: str
    names: tuple[tuple[int, str], ...]
    first_year: int
    last_year: int
    status: str = ACTIVE
    successors: tuple[str, ...] = ()
    place: Origin | None = None

    @property
    def name(self) -> str:
        """Its latest name."""
        return self.names[-1][1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of resources of one kind from one year to the next.

    Attributes:
        originals: what was there before.
        results: what is there now. What was renamed or moved stands in both.
        reason: a person's, or ``None`` where the two tables alone show it.
        place: the line of the review file that decided it.
    """

    relation: Relation
    kind: str
    originals: tuple[Identity, ...]
    results: tuple[Identity, ...]
    reason: str | None = None
    place: Origin | None = None


def ledger_text(ledger: Sequence[Identity], municipality: str) -> bytes:
    """Return the ledger as CSV (UTF-8 with BOM, for Excel).

    Args:
        ledger: its lines.
        municipality: the municipality's IRI, under which each resource stands.
    """
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(LEDGER_COLUMNS)
    for each in ledger:
        rows.writerow(
            (
                f"{municipality}/{each.kind}/{each.key}",
                each.kind,
                each.name,
                each.first_year,
                each.last_year,
                each.status,
                " ".join(f"{municipality}/{each.kind}/{next_}" for next_ in each.successors),
                each.within,
                "\n".join(f"{year} {' '.join(name.split())}" for year, name in each.names),
            )
        )
    return ("\ufeff" + out.getvalue()).encode()


def read_ledger(path: Path, municipality: str) -> tuple[Identity, ...]:
    """Read a ledger that an earlier build published.

    Raises:
        DocumentError: the file is missing or cannot be read.
        ContinuityError: it is no ledger, or that of another municipality or base IRI.
    """
    text = read_document(path, None, "text/csv").text
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    found: list[Identity] = []
    try:
        if tuple(reader.fieldnames or ()) != LEDGER_COLUMNS:
            raise _wrong(path.name, 1, f"列は {','.join(LEDGER_COLUMNS)}", "the columns differ")
        for row in reader:
            place = Origin(path.name, reader.line_num)
            if not row["iri"].startswith(f"{municipality}/"):
                raise _of_another(place, row["iri"], municipality)
            found.append(_identity(row, place))
    except csv.Error as error:
        raise _wrong(path.name, reader.line_num, str(error), str(error)) from error
    return tuple(found)


def _identity(row: Mapping[str, str], place: Origin) -> Identity:
    try:
        names = [line.partition(" ") for line in row["names"].split("\n")]
        told = Identity(
            kind=row["kind"],
            key=row["iri"].rpartition("/")[2],
            within=row["within"],
            names=tuple((int(year), name) for year, _, name in names),
            first_year=int(row["first_year"]),
            last_year=int(row["last_year"]),
            status=row["status"],
            successors=tuple(iri.rpartition("/")[2] for iri in row["replaced_by"].split()),
            place=place,
        )
    except (ValueError, AttributeError, TypeError) as error:  # a number or a whole cell is missing
        raise _wrong(place.file, place.line, "欄が欠けている", "a cell is damaged") from error
    if told.kind not in KINDS or told.status not in (ACTIVE, *GONE) or not told.name:
        raise _wrong(place.file, place.line, "知らない値", "a value is unknown")
    return told


def _wrong(file: str, line: int, ja: str, en: str) -> ContinuityError:
    return ContinuityError(
        "ledger-syntax",
        Bilingual(f"台帳を読めません（{ja}）。", f"the ledger cannot be read ({en})."),
        Bilingual(
            "前年度の公開フォルダーの identities.csv を、手を加えずに写してください。",
            "copy identities.csv from last year's published folder, unaltered.",
        ),
        Origin(file, line),
    )


def _of_another(place: Origin, iri: str, municipality: str) -> ContinuityError:
    return ContinuityError(
        "ledger-of-another",
        Bilingual(
            f"台帳は別の市区町村か、別の基底 IRI のものです（{iri}）。",
            f"the ledger is that of another municipality or base IRI ({iri}).",
        ),
        Bilingual(
            f"{municipality} の台帳を使ってください。base を変えると IRI は引き継げません。",
            f"use a ledger of {municipality}; IRIs do not survive another base.",
        ),
        place,
    )
