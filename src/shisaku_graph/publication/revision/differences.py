"""The difference of two versions' facts, resource by resource.

Where a value was read from is left out: one line more in the table moves every place below it. So
are the logs (repairs, suspects, mentions in texts), which are numbered.
"""

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from shisaku_graph.publication.revision.model import Change, Fate, Statement
from shisaku_graph.vocabulary import DCAT, DCTERMS, PROV, RDF, RDFS, SHISAKU

_LEFT_OUT = frozenset(
    (SHISAKU.SourceCell, SHISAKU.Repair, SHISAKU.RepairRule, SHISAKU.Suspect, SHISAKU.Mention)
)
_PLACES = frozenset((PROV.wasDerivedFrom, DCTERMS.source))
_OF_A_VERSION = frozenset((DCAT.version, DCTERMS.modified))
"""What every version says of the dataset itself."""
_GENERAL = (PROV.Entity, PROV.Activity)

Facts = Mapping[str, tuple[Triple, ...]]


def facts(triples: Iterable[Triple]) -> Facts:
    """Return what a graph says of each resource, in the graph's order."""
    of: dict[str, list[Triple]] = {}
    for each in triples:
        if each.predicate.value not in _PLACES and isinstance(each.subject, NamedNode):
            of.setdefault(each.subject.value, []).append(each)
    out = {subject for subject, told in of.items() if _LEFT_OUT.intersection(_kinds(told))}
    kept = {
        subject: tuple(each for each in told if _stays(each, out))
        for subject, told in of.items()
        if subject not in out
    }
    return {subject: told for subject, told in kept.items() if told}


def differences(before: Facts, after: Facts) -> tuple[Change, ...]:
    """Return what changed, in the order of the later graph; what is gone comes last."""
    gone = sorted(before.keys() - after.keys(), key=lambda each: (_kind(before[each]), each))
    names = {
        subject: _name(subject, told) for of in (before, after) for subject, told in of.items()
    }
    found = []
    for subject in (*after, *gone):
        old, new = before.get(subject, ()), after.get(subject, ())
        fate = Fate.CHANGED if old and new else Fate.NEW if new else Fate.GONE
        removed = _statements(old, new, names)
        added = _statements(new, old, names)
        if removed or added:
            kind = _kind(new or old)
            found.append(Change(subject, kind, names[subject], fate, removed, added))
    return tuple(found)


def _stays(each: Triple, out: set[str]) -> bool:
    if each.predicate.value in _OF_A_VERSION:
        return False
    return not isinstance(each.object, NamedNode) or each.object.value not in out


def _statements(
    told: Iterable[Triple], other: Iterable[Triple], names: Mapping[str, str]
) -> tuple[Statement, ...]:
    known = set(other)
    return tuple(
        Statement(each.predicate.value, each.object, _named(each.object, names))
        for each in told
        if each not in known and isinstance(each.object, NamedNode | Literal)
    )


def _named(value: object, names: Mapping[str, str]) -> str | None:
    return names.get(value.value) if isinstance(value, NamedNode) else None


def _kinds(told: Iterable[Triple]) -> list[str]:
    return [
        each.object.value
        for each in told
        if each.predicate.value == RDF.type and isinstance(each.object, NamedNode)
    ]


def _kind(told: Iterable[Triple]) -> str:
    """Return the class that says most of a resource: one of the ontology's own before others."""
    kinds = sorted(
        _kinds(told), key=lambda each: (each in _GENERAL, not each.startswith(SHISAKU.NAMESPACE))
    )
    return kinds[0] if kinds else RDFS.Resource


def _name(subject: str, told: Iterable[Triple]) -> str:
    labels = [
        each.object
        for each in told
        if each.predicate.value == RDFS.label and isinstance(each.object, Literal)
    ]
    labels.sort(key=lambda each: each.language != "ja")
    return labels[0].value if labels else subject
