"""Everything that the records say of shared hubs, gathered once."""

from collections.abc import Sequence
from dataclasses import dataclass

from shisaku_graph.hub.classification import Classification, classify
from shisaku_graph.hub.documents import Document, Mention, Period, read_documents
from shisaku_graph.hub.municipality import OutsideLink, area_links
from shisaku_graph.hub.places import Place, PlaceMention, read_places
from shisaku_graph.hub.texts import passages
from shisaku_graph.record.decisions import StatedLink, named, unmatched
from shisaku_graph.record.model import Department, PlanElement, Project, Records
from shisaku_graph.source.fiscal_year import parse_fiscal_year
from shisaku_graph.source.municipality import corporate_number, is_fictional

Linked = PlanElement | Project | Department | None
"""What a person's link starts from; ``None`` for the municipality, its area and its plan."""


@dataclass(frozen=True, slots=True)
class Hubs:
    """What the records share with other cities' records.

    Attributes:
        corporate_number: the municipality's 法人番号 (13 digits), from its code; ``None`` for
            a code outside the 47 prefectures, which belongs to an invented place.
        area: links of its area.
        plan: the fiscal years that the plan covers, where the descriptor says so.
        classifications: records in shared schemes.
        documents: documents named in the texts.
        places: facilities and bodies named in the texts.
        mentions: every place in a text where one of both is named.
        links: links that a person wrote down, each with the record it starts from.
    """

    corporate_number: str | None
    area: tuple[OutsideLink, ...]
    plan: Period | None
    classifications: tuple[Classification, ...]
    documents: tuple[Document, ...]
    places: tuple[Place, ...]
    mentions: tuple[Mention | PlaceMention, ...]
    links: tuple[tuple[Linked, StatedLink], ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years that periods start or end with, in order."""
        found = [document.period for document in self.documents] + [self.plan]
        return tuple(sorted({year for p in found if p is not None for year in (p.start, p.end)}))


_LAST: list[tuple[Records, Hubs]] = []  # graph, Turtle and tables ask for the same records


def hubs(records: Records) -> Hubs:
    """Gather what the records say of shared hubs; asked again for the same records, at once.

    Raises:
        CorrectionError: a person's decision speaks of a record that is not there.
    """
    if not (_LAST and _LAST[0][0] is records):
        _LAST[:] = [(records, _gathered(records))]
    return _LAST[0][1]


def _gathered(records: Records) -> Hubs:
    code = records.descriptor.municipality.code
    real = not is_fictional(code)
    texts = tuple(passages(records))
    documents, named_documents = read_documents(texts)
    places, named_places = read_places(texts)
    return Hubs(
        corporate_number=corporate_number(code) if real else None,
        area=tuple(area_links(code)) if real else (),
        plan=_plan_period(records),
        classifications=classify(records),
        documents=documents,
        places=places,
        mentions=(*named_documents, *named_places),
        links=tuple((_linked(records, link), link) for link in records.decisions.links),
    )


def _plan_period(records: Records) -> Period | None:
    told = records.descriptor.plan
    start = parse_fiscal_year(told.start) if told.start else None
    end = parse_fiscal_year(told.end) if told.end else None
    if start is None or end is None or end < start:
        return None
    return Period(start, end, f"{told.start}～{told.end}")


class Linker:
    """Gives a person's links to the records that they start from, one record after the other."""

    def __init__(self, links: Sequence[StatedLink]) -> None:
        self._waiting = list(links)

    def of(self, kind: str, record: Linked) -> list[StatedLink]:
        """Return the links that start from a record: the first that bears the name."""
        found = [each for each in self._waiting if each.kind == kind and _fits(each, record)]
        if found:
            self._waiting = [each for each in self._waiting if each not in found]
        return found

    def close(self) -> None:
        """See that every link found its record.

        Raises:
            CorrectionError: one did not.
        """
        for link in self._waiting:
            raise unmatched(link.place, link.kind, link.name)


def _fits(link: StatedLink, record: Linked) -> bool:
    if record is None:
        return True
    full = "".join(record.path) if isinstance(record, Department) else record.name
    return named(record.name, link.name) or named(full, link.name)


def _linked(records: Records, link: StatedLink) -> Linked:
    if link.kind in ("municipality", "area", "plan"):
        return None
    pool: tuple[PlanElement | Project | Department, ...]
    if link.kind == "project":
        pool = records.projects
    elif link.kind == "department":
        pool = records.departments
    else:
        pool = tuple(each for each in records.elements if each.level.value == link.kind)
    for each in pool:
        if _fits(link, each):
            return each
    raise unmatched(link.place, link.kind, link.name)
