"""Classifications and links as tables that a person reviews: the way in for decisions."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from shisaku_graph.hub import Hubs, hubs
from shisaku_graph.hub.classification import Classification
from shisaku_graph.hub.schemes import category
from shisaku_graph.record.model import Policy, Records
from shisaku_graph.source.spreadsheet import guarded

PROPOSALS = "classification-proposals.csv"
LINKS = "links.csv"
_PROPOSAL = (
    "kind", "name", "scheme", "code", "title", "method", "confidence", "evidence", "decision",
    "reason",
)  # fmt: skip
_LINK = ("kind", "name", "relation", "target", "evidence")


def hub_tables(records: Records) -> dict[str, bytes]:
    """Return both tables by their file names."""
    found = hubs(records)
    return {
        PROPOSALS: _csv(_PROPOSAL, _proposals(found)),
        LINKS: _csv(_LINK, _links(records, found)),
    }


def _proposals(found: Hubs) -> Iterator[Sequence[str]]:
    for each in found.classifications:
        yield (
            "policy" if isinstance(each.subject, Policy) else "project",
            each.subject.name,
            each.scheme,
            each.code,
            _title(each),
            each.method.value,
            f"{each.confidence:.2f}",
            " ".join(each.evidence),
            "accept" if each.accepted else "",
            each.reason or "",
        )


def _title(each: Classification) -> str:
    found = category(each.scheme, each.code)
    return found.title.ja if found else each.code


def _links(records: Records, found: Hubs) -> Iterator[Sequence[str]]:
    told = records.descriptor.municipality
    for link in found.area:
        yield ("area", told.name.ja, link.relation, link.target, link.evidence)
    for _, stated in found.links:
        yield (stated.kind, stated.name, stated.relation, stated.target, stated.reason)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return UTF-8 with BOM and CRLF, as Excel reads it and build reads it back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
