"""Changes between years become triples: what was renamed, moved or parted, and what is gone."""

from pyoxigraph import Triple

from shisaku_graph.graph.iri import Minter
from shisaku_graph.graph.statements import identified
from shisaku_graph.graph.terms import TRUE, Triples, integer, labelled, text, triple, typed
from shisaku_graph.record.continuity import Relation
from shisaku_graph.record.ledger import ACTIVE, Change, Identity
from shisaku_graph.vocabulary import DCTERMS, ORG, OWL, PROV, SHISAKU

_KIND = {
    Relation.RENAMED: (SHISAKU.renamed, "改称"),
    Relation.MOVED: (SHISAKU.moved, "移動"),
    Relation.SPLIT: (SHISAKU.split, "分割"),
    Relation.MERGED: (SHISAKU.merged, "統合"),
    Relation.ENDED: (SHISAKU.ended, "終了"),
    Relation.UNEXPLAINED: (SHISAKU.unexplained, "理由未確認"),
}
_CLASS = {
    "policy-field": SHISAKU.PolicyField,
    "direction": SHISAKU.Direction,
    "basic-policy": SHISAKU.BasicPolicy,
    "policy": SHISAKU.Policy,
    "sub-policy": SHISAKU.SubPolicy,
    "department": SHISAKU.Department,
    "project": SHISAKU.Project,
}


def change_triples(mint: Minter, change: Change, year: int) -> Triples:
    """Yield one change; that of a department is an org:ChangeEvent too."""
    iri = mint.change(change, year)
    kind, said = _KIND[change.relation]
    before, after = _names(change.originals), _names(change.results)
    organisational = change.kind == "department"
    event = (ORG.ChangeEvent,) if organisational else ()
    yield from typed(iri, SHISAKU.Change, *event, PROV.Activity)
    arrow = "" if change.relation in (Relation.MOVED, Relation.ENDED) else f"→{_quoted(after)}"
    yield from labelled(iri, f"{_quoted(before)}{arrow} {said}")
    yield from identified(mint, iri)
    yield triple(iri, SHISAKU.changeKind, kind)
    yield triple(iri, SHISAKU.fiscalYear, mint.fiscal_year(year))
    originals = [mint.identity(each) for each in change.originals]
    results = [mint.identity(each) for each in change.results]
    yield from _links(iri, SHISAKU.original, originals)
    yield from _links(iri, SHISAKU.resulting, results)
    if organisational:
        yield from _links(iri, ORG.originalOrganization, originals)
        new = [each for each in results if each not in originals]
        yield from _links(iri, ORG.resultingOrganization, new)
    if change.relation is not Relation.MOVED:
        for name in before:
            yield triple(iri, SHISAKU.before, text(name))
        for name in after:
            yield triple(iri, SHISAKU.after, text(name))
    if change.reason:
        yield triple(iri, SHISAKU.reason, text(change.reason))
    if change.place:
        yield triple(iri, DCTERMS.source, mint.line(change.place))


def withdrawn_triples(mint: Minter, identity: Identity) -> Triples:
    """Yield what is left of a resource that this year's table lacks: its name, and where to go."""
    if identity.status == ACTIVE:
        return
    iri = mint.identity(identity)
    yield from typed(iri, SHISAKU.WithdrawnResource)
    yield from labelled(iri, identity.name)
    yield from identified(mint, iri)
    yield triple(iri, DCTERMS.type, _CLASS[identity.kind])
    yield triple(iri, OWL.deprecated, TRUE)
    yield triple(iri, SHISAKU.changeKind, _KIND[Relation(identity.status)][0])
    yield triple(iri, SHISAKU.lastYear, integer(identity.last_year))
    successors = [mint.successor(identity, key) for key in identity.successors]
    yield from _links(iri, DCTERMS.isReplacedBy, successors)
    if identity.place:
        yield triple(iri, DCTERMS.source, mint.line(identity.place))


def _names(identities: tuple[Identity, ...]) -> list[str]:
    return list(dict.fromkeys(each.name for each in identities))


def _quoted(names: list[str]) -> str:
    return "".join(f"「{name}」" for name in names)


def _links(subject: str, predicate: str, targets: list[str]) -> list[Triple]:
    return [triple(subject, predicate, target) for target in dict.fromkeys(targets)]
