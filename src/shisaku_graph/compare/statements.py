"""A comparison as triples: what replaces what, the changes of departments, and of each text.

Only what the new dataset states, by a person's word, becomes a statement; a proposal is none.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from html import escape
from typing import Final

import pyoxigraph as ox

from shisaku_graph.access.answer import turtle
from shisaku_graph.access.dataset import Dataset
from shisaku_graph.compare import phrases
from shisaku_graph.compare.figures import FigureChange
from shisaku_graph.compare.model import Comparison, Fate, TextChange, Transition
from shisaku_graph.compare.sides import FIELDS, PROPERTIES, Side
from shisaku_graph.compare.words import Edit
from shisaku_graph.vocabulary import DCTERMS, PROV, RDF, RDFS, SHISAKU, XSD

_TAGS: Final = {"removed": "del", "added": "ins"}


def turtle_text(comparison: Comparison, new: Dataset) -> bytes:
    """Return the comparison in Turtle.

    Args:
        comparison: what was found.
        new: the new dataset, whose own words on each change are repeated.
    """
    return turtle(set(triples(comparison, new)))


def triples(comparison: Comparison, new: Dataset) -> Iterator[ox.Triple]:
    """Yield the comparison as triples without blank nodes."""
    said = phrases.heading(comparison)
    yield from _typed(comparison.iri, SHISAKU.Comparison, PROV.Entity)
    yield from _labelled(comparison.iri, said.ja, said.en)
    yield _link(comparison.iri, SHISAKU.olderDataset, comparison.old.iri)
    yield _link(comparison.iri, SHISAKU.newerDataset, comparison.new.iri)
    for edition in (comparison.old, comparison.new):
        yield _link(comparison.iri, PROV.wasDerivedFrom, edition.iri)
    for each in comparison.changed():
        if each.change is not None:
            yield from new.about(each.change)
        if comparison.same_city:
            yield from _replaced(each)
            yield from _revised(each)
        for change in each.texts:
            yield from _changed(comparison, each, change)
        for figure in each.figures:
            yield from _counted(comparison, each, figure)


def marked_html(edits: Iterable[Edit]) -> str:
    """Return a text as HTML, with what went as ``del`` and what came as ``ins``.

    >>> marked_html((Edit("same", "1 <"), Edit("removed", "2"), Edit("added", "3")))
    '1 &lt;<del>2</del><ins>3</ins>'
    """
    found = []
    for edit in edits:
        text, tag = escape(edit.text, quote=False), _TAGS.get(edit.kind)
        found.append(f"<{tag}>{text}</{tag}>" if tag else text)
    return "".join(found)


def _replaced(each: Transition) -> Iterator[ox.Triple]:
    """Yield what stands in the place of what was split or merged."""
    if each.fates[0] not in (Fate.SPLIT, Fate.MERGED):
        return
    for was in each.before:
        for now in each.after:
            if was.iri != now.iri:
                yield _link(was.iri, DCTERMS.isReplacedBy, now.iri)
                yield _link(now.iri, DCTERMS.replaces, was.iri)


def _revised(each: Transition) -> Iterator[ox.Triple]:
    """Yield the goals that stand in the place of a former one of the same policy."""
    if len(each.before) != 1 or len(each.after) != 1:
        return
    old, new = _goal(each.before[0]), _goal(each.after[0])
    if old and new and old != new:
        yield _link(new, PROV.wasRevisionOf, old)
        yield _link(new, DCTERMS.replaces, old)


def _goal(side: Side) -> str | None:
    return side.goals[0] if len(side.goals) == 1 else None


def _changed(comparison: Comparison, each: Transition, change: TextChange) -> Iterator[ox.Triple]:
    kind, _, key = change.new.rpartition("/")
    was = "" if change.old == change.new else f"-{change.old.rpartition('/')[2]}"
    iri = f"{comparison.iri}#{kind.rpartition('/')[2]}-{key}-{change.field}{was}"
    names = {side.iri: side.label.ja for side in (*each.before, *each.after)}
    name, said = names[change.new], FIELDS[change.field]
    yield from _typed(iri, SHISAKU.TextChange, PROV.Entity)
    yield from _labelled(iri, f"「{name}」{said.ja}の変化", f"“{name}”: {said.en} changed")
    yield _link(iri, DCTERMS.subject, change.new)
    yield _link(iri, DCTERMS.isPartOf, comparison.iri)
    yield _link(iri, SHISAKU.changedProperty, PROPERTIES[change.field])
    for predicate, text in ((SHISAKU.before, change.before), (SHISAKU.after, change.after)):
        if text is not None:
            yield _literal(iri, predicate, ox.Literal(text))
    html = ox.Literal(marked_html(change.edits), datatype=ox.NamedNode(RDF.HTML))
    yield _literal(iri, SHISAKU.markedText, html)


def _counted(comparison: Comparison, each: Transition, change: FigureChange) -> Iterator[ox.Triple]:
    """Yield what became of money or of an indicator's value: as printed, and how much more."""
    kind, _, key = change.new.rpartition("/")
    digest = blake2b(f"{change.old}\n{change.key}".encode(), digest_size=5).hexdigest()
    iri = f"{comparison.iri}#{kind.rpartition('/')[2]}-{key}-{digest}"
    names = {side.iri: side.label.ja for side in (*each.before, *each.after)}
    said = change.either.name
    name = names[change.new]
    yield from _typed(iri, SHISAKU.TextChange, PROV.Entity)
    yield from _labelled(iri, f"「{name}」{said.ja}の変化", f"“{name}”: {said.en} changed")
    yield _link(iri, DCTERMS.subject, change.new)
    yield _link(iri, DCTERMS.isPartOf, comparison.iri)
    yield _link(iri, SHISAKU.changedProperty, change.either.of)
    edits: list[Edit] = []
    if change.before is not None:
        yield _literal(iri, SHISAKU.before, ox.Literal(change.before.shown))
        edits.append(Edit("removed", change.before.shown))
    if change.after is not None:
        yield _literal(iri, SHISAKU.after, ox.Literal(change.after.shown))
        edits.append(Edit("added", change.after.shown))
    html = ox.Literal(marked_html(edits), datatype=ox.NamedNode(RDF.HTML))
    yield _literal(iri, SHISAKU.markedText, html)
    if change.difference is not None:
        number = ox.Literal(f"{change.difference:f}", datatype=ox.NamedNode(XSD.decimal))
        yield _literal(iri, SHISAKU.difference, number)


def _typed(iri: str, *kinds: str) -> Iterator[ox.Triple]:
    return (_link(iri, RDF.type, kind) for kind in kinds)


def _labelled(iri: str, ja: str, en: str) -> Iterator[ox.Triple]:
    yield _literal(iri, RDFS.label, ox.Literal(ja, language="ja"))
    yield _literal(iri, RDFS.label, ox.Literal(en, language="en"))


def _link(subject: str, predicate: str, target: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(target))


def _literal(subject: str, predicate: str, value: ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value)
