"""Hubs become triples: classifications, documents, facilities and bodies, and where they stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Triple

from shisaku_graph.graph.iri import Minter
from shisaku_graph.graph.statements import derived, identified
from shisaku_graph.graph.terms import (
    Triples,
    concept,
    decimal,
    integer,
    labelled,
    text,
    triple,
    typed,
)
from shisaku_graph.hub import schemes
from shisaku_graph.hub.classification import Classification, Method
from shisaku_graph.hub.documents import Document, DocumentKind, Mention, Period
from shisaku_graph.hub.gathering import Hubs
from shisaku_graph.hub.municipality import OutsideLink
from shisaku_graph.hub.places import Place, PlaceKind, PlaceMention
from shisaku_graph.hub.schemes import SCHEMES, Category, categories, targets
from shisaku_graph.hub.texts import Passage
from shisaku_graph.record.decisions import StatedLink
from shisaku_graph.record.model import Department, Goal, PlanElement, Policy, Project
from shisaku_graph.source.descriptor import Name
from shisaku_graph.trace import Origin
from shisaku_graph.vocabulary import (
    COFOG,
    DCTERMS,
    ORG,
    PROV,
    RDFS,
    SDG,
    SHISAKU,
    SKOS,
)

_NAMESPACE = {"sdg": SDG.NAMESPACE, "cofog": COFOG.NAMESPACE}
_METHOD = {Method.WORDS: SHISAKU.byWords, Method.STATED: SHISAKU.statedInText,
           Method.PERSON: SHISAKU.byPerson}  # fmt: skip
_KIND = {DocumentKind.PLAN: SHISAKU.planDocument, DocumentKind.LAW: SHISAKU.law,
         DocumentKind.ORDINANCE: SHISAKU.ordinance,
         DocumentKind.GUIDELINE: SHISAKU.guideline}  # fmt: skip
_RELATION = {"exactMatch": SKOS.exactMatch, "closeMatch": SKOS.closeMatch,
             "relatedMatch": SKOS.relatedMatch, "broadMatch": SKOS.broadMatch,
             "narrowMatch": SKOS.narrowMatch, "seeAlso": RDFS.seeAlso}  # fmt: skip
_FIELD = {"goal": DCTERMS.description, "description": DCTERMS.description,
          "approach": SHISAKU.approach, "result": SHISAKU.result,
          "next_steps": SHISAKU.nextSteps, "note": DCTERMS.description}  # fmt: skip


def category_iri(scheme: str, code: str) -> str:
    """Return the IRI of a category, the same for every city."""
    return f"{_NAMESPACE[scheme]}{code}"


def outside(subject: str, links: Iterable[OutsideLink]) -> Triples:
    """Yield a subject's links to other data."""
    for link in links:
        yield triple(subject, _RELATION[link.relation], link.target)


def stated_link(subject: str, link: StatedLink) -> Triple:
    """Return a link that a person wrote down."""
    return triple(subject, _RELATION[link.relation], link.target)


def classified(subject: str, told: Classification) -> Triple:
    """Return the link of a record to its category: weak until a person accepted it.

    A project is no concept and therefore matches none.
    """
    if isinstance(told.subject, Project):
        predicate = DCTERMS.subject if told.accepted else DCTERMS.relation
    else:
        predicate = SKOS.broadMatch if told.accepted else SKOS.relatedMatch
    return triple(subject, predicate, category_iri(told.scheme, told.code))


class OwnLinks:
    """What hubs add to the triples of a record, so that all of a subject stands together."""

    def __init__(self, hubs: Hubs) -> None:
        self._classified: Mapping[str, list[Classification]] = defaultdict(list)
        for each in hubs.classifications:
            self._classified[each.subject.key].append(each)
        self._stated: Mapping[tuple[str, str], list[StatedLink]] = defaultdict(list)
        for record, link in hubs.links:
            self._stated[link.kind, record.key if record else ""].append(link)

    def of(self, kind: str, subject: str, key: str = "") -> Iterator[Triple]:
        """Yield the links that a person wrote down for one record."""
        for link in self._stated.get((kind, key), ()):
            yield stated_link(subject, link)

    def element(self, subject: str, element: PlanElement) -> Iterator[Triple]:
        """Yield the links of a plan element: weak until a person accepted the category."""
        if isinstance(element, Policy):
            for each in self._classified.get(element.key, ()):
                yield classified(subject, each)
        yield from self.of(element.level.value, subject, element.key)

    def project(self, subject: str, project: Project) -> Iterator[Triple]:
        """Yield the links of a project, which is no concept and therefore matches none."""
        for each in self._classified.get(project.key, ()):
            yield classified(subject, each)
        yield from self.of("project", subject, project.key)

    def department(self, subject: str, department: Department) -> Iterator[Triple]:
        """Yield the links of an organisational unit."""
        yield from self.of("department", subject, department.key)


def period_triples(mint: Minter, subject: str, period: Period | None) -> Triples:
    """Yield the fiscal years that a plan or document covers."""
    if period is not None:
        yield triple(subject, SHISAKU.periodStart, mint.fiscal_year(period.start))
        yield triple(subject, SHISAKU.periodEnd, mint.fiscal_year(period.end))
        yield triple(subject, SHISAKU.printedPeriod, text(period.printed))


def classification_triples(mint: Minter, hubs: Hubs) -> Triples:
    """Yield every classification, and the categories that they name."""
    yield from category_triples((each.scheme, each.code) for each in hubs.classifications)
    for each in hubs.classifications:
        yield from classification_of(mint, each)


def category_triples(named: Iterable[tuple[str, str]]) -> Triples:
    """Yield the categories that classifications name, and their schemes."""
    used = dict.fromkeys(named)
    used |= dict.fromkeys((scheme, code.partition(".")[0]) for scheme, code in used)
    for scheme in dict.fromkeys(scheme for scheme, _ in used):
        iri = _scheme(scheme)
        yield from typed(iri, SKOS.ConceptScheme)
        yield from concept(iri, Name(ja=SCHEMES[scheme].title.ja, en=SCHEMES[scheme].title.en))
    for known in (*categories().values(), *targets().values()):
        if (known.scheme, known.code) in used:
            yield from _category(known)


def _scheme(scheme: str) -> str:
    return _NAMESPACE[scheme].rstrip("/")


def _category(category: Category) -> Triples:
    iri = category_iri(category.scheme, category.code)
    yield from typed(iri, SKOS.Concept)
    yield from concept(iri, Name(ja=category.title.ja, en=category.title.en))
    yield triple(iri, SKOS.notation, text(category.code))
    yield triple(iri, SKOS.inScheme, _scheme(category.scheme))
    goal, point, _ = category.code.partition(".")
    if point:
        yield triple(iri, SKOS.broader, category_iri(category.scheme, goal))


def classification_of(mint: Minter, told: Classification) -> Triples:
    """Yield one classification."""
    iri = mint.classification(told.subject, told.scheme, told.code)
    found = schemes.category(told.scheme, told.code)
    title = found.title.ja if found else told.code
    yield from typed(iri, SHISAKU.Classification, PROV.Entity)
    yield from labelled(iri, f"「{told.subject.name}」→ {title}")
    yield from identified(mint, iri)
    yield triple(iri, DCTERMS.isPartOf, mint.dataset)
    yield triple(iri, SHISAKU.classifies, mint.subject(told.subject))
    yield triple(iri, SHISAKU.category, category_iri(told.scheme, told.code))
    yield triple(iri, SHISAKU.classifiedBy, _METHOD[told.method])
    yield triple(iri, SHISAKU.decision, SHISAKU.accepted if told.accepted else SHISAKU.proposed)
    yield triple(iri, SHISAKU.confidence, decimal(Decimal(str(told.confidence))))
    for word in told.evidence:
        yield triple(iri, SHISAKU.evidenceWord, text(word))
    if told.reason:
        yield triple(iri, SHISAKU.reason, text(told.reason))
    yield from derived(mint, iri, told.origins)


def named_triples(mint: Minter, hubs: Hubs) -> Triples:
    """Yield the documents, facilities and bodies that texts name, and every place where."""
    told: Mapping[str, list[Origin]] = defaultdict(list)
    for mention in hubs.mentions:
        told[thing(mint, mention)].append(mention.passage.origin)
    for document in hubs.documents:
        yield from document_triples(mint, document, told[mint.document(document.key)])
    for place in hubs.places:
        yield from place_triples(mint, place, told[_place_iri(mint, place.kind, place.key)])
    for number, mention in enumerate(hubs.mentions, start=1):
        yield from mention_triples(mint, number, spot(mint, mention))


def document_triples(mint: Minter, document: Document, origins: Sequence[Origin]) -> Triples:
    """Yield a document that texts name; ``origins``: the cells of these texts."""
    iri = mint.document(document.key)
    yield from typed(iri, SHISAKU.Document, PROV.Entity)
    yield from labelled(iri, document.name, origins[0])
    yield from identified(mint, iri)
    yield triple(iri, SHISAKU.documentKind, _KIND[document.kind])
    yield from period_triples(mint, iri, document.period)
    yield from derived(mint, iri, origins)


def place_triples(mint: Minter, place: Place, origins: Sequence[Origin]) -> Triples:
    """Yield a facility or body that texts name; ``origins``: the cells of these texts."""
    iri = _place_iri(mint, place.kind, place.key)
    if place.kind is PlaceKind.FACILITY:
        yield from typed(iri, SHISAKU.Facility, PROV.Entity)
    else:
        yield from typed(iri, SHISAKU.PartnerBody, ORG.Organization, PROV.Entity)
    yield from labelled(iri, place.name, origins[0])
    yield from identified(mint, iri)
    yield from derived(mint, iri, origins)


def _place_iri(mint: Minter, kind: PlaceKind, key: str) -> str:
    return mint.facility(key) if kind is PlaceKind.FACILITY else mint.body(key)


def thing(mint: Minter, mention: Mention | PlaceMention) -> str:
    """Return the IRI of what is named."""
    if isinstance(mention, Mention):
        return mint.document(mention.document)
    return _place_iri(mint, mention.kind, mention.place)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text where something is named, by IRIs alone."""

    thing: str
    owner: str
    field: str
    start: int
    end: int
    text: str
    origin: Origin


def spot(mint: Minter, mention: Mention | PlaceMention) -> Spot:
    """Return where something is named."""
    passage = mention.passage
    return Spot(
        thing(mint, mention), _owner(mint, passage), passage.field, mention.start, mention.end,
        mention.text, passage.origin,
    )  # fmt: skip


def mention_triples(mint: Minter, number: int, told: Spot) -> Triples:
    """Yield the n-th place in a text where something is named."""
    iri = mint.mention(number)
    yield from typed(iri, SHISAKU.Mention, PROV.Entity)
    yield from labelled(iri, told.text, told.origin)
    yield from identified(mint, iri)
    yield triple(iri, SHISAKU.mentions, told.thing)
    yield triple(iri, SHISAKU.mentionedIn, told.owner)
    yield triple(iri, SHISAKU.mentionedBy, _FIELD[told.field])
    yield triple(iri, SHISAKU.spanStart, integer(told.start))
    yield triple(iri, SHISAKU.spanEnd, integer(told.end))
    yield triple(iri, PROV.value, text(told.text, origin=told.origin))
    yield from derived(mint, iri, [told.origin])


def _owner(mint: Minter, passage: Passage) -> str:
    subject = passage.subject
    if isinstance(subject, Goal):
        return mint.goal(subject)
    if isinstance(subject, Policy):
        return mint.element(subject)
    if isinstance(subject, Project):
        return mint.project(subject)
    return mint.report(subject) if passage.note is None else mint.note(subject, passage.note)
