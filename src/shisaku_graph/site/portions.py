"""Portions of a dataset that is too large for a reader's browser: some of its policies each.

A portion tells of its policies and all that belongs to them: what stands above them, goals,
reports, projects, indicators and departments. The cells that they were read from and the repairs
stay in the whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice

import pyoxigraph as ox

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Element, Label
from shisaku_graph.site.overview import chain
from shisaku_graph.vocabulary import (
    DCTERMS,
    ORG,
    PROV,
    SHISAKU,
    SKOS,
)

_MOST = 1_000  # policies of one portion: some 30,000 triples, a second of a browser's time
_FORWARDS = (
    SHISAKU.hasGoal, SHISAKU.responsibleDepartment, SHISAKU.hasIndicator, SHISAKU.hasAmount,
    SHISAKU.hasNote, SHISAKU.fiscalYear, SHISAKU.grade, SHISAKU.projectListStatus, SKOS.broader,
    SKOS.inScheme, ORG.subOrganizationOf, ORG.unitOf, DCTERMS.publisher,
)  # fmt: skip
_BACKWARDS = (SHISAKU.reportsOn, SHISAKU.implements, SHISAKU.valueOf)
_EVIDENCE = PROV.wasDerivedFrom


@dataclass(frozen=True, slots=True)
class Portion:
    """Some policies of a dataset: those below one top of the plan, or a part of these."""

    number: int
    title: Label
    policies: tuple[str, ...]


def portions_of(dataset: Dataset) -> Iterator[Portion]:
    """Yield the portions of a dataset, in the order of the plan."""
    number = 0
    policies = ((_top(dataset, policy), policy.iri) for policy in _by_top(dataset))
    for label, group in groupby(policies, key=lambda each: each[0]):
        iris = (iri for _, iri in group)
        first = 1
        while held := tuple(islice(iris, _MOST)):
            number += 1
            last = first + len(held) - 1
            title = Label(
                f"{label.ja}（施策 {first:,}–{last:,}）",
                f"{label.en or label.ja} (policies {first:,}–{last:,})",
            )
            yield Portion(number, title, held)
            first = last + 1


def triples_of_portion(dataset: Dataset, portion: Portion) -> list[ox.Triple]:
    """Return the triples of a portion, each once; all triples of a subject in a row."""
    found: list[ox.Triple] = []
    seen: set[str] = set()
    waiting = [dataset.iri, *portion.policies]
    while waiting:
        iri = waiting.pop()
        if iri in seen:
            continue
        seen.add(iri)
        told = dataset.about(iri)
        found += (triple for triple in told if triple.predicate.value != _EVIDENCE)
        waiting += (
            triple.object.value
            for triple in told
            if triple.predicate.value in _FORWARDS and isinstance(triple.object, ox.NamedNode)
        )
        for predicate in _BACKWARDS:
            waiting += dataset.statements.subjects(predicate, iri)
    return found


def _by_top(dataset: Dataset) -> Iterator[Element]:
    """Yield the policies, those of one top together."""
    tops = sorted(
        (top.position, top.iri, policy.position, policy.iri)
        for policy in dataset.elements(SHISAKU.Policy)
        for top in [next(iter(chain(dataset, policy)), policy)]
    )
    return (dataset.element(iri) for *_, iri in tops)


def _top(dataset: Dataset, policy: Element) -> Label:
    above = next(iter(chain(dataset, policy)), None)
    return above.label if above else Label("施策", "Policies")
