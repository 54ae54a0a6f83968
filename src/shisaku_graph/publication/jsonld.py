"""The graph as JSON-LD that reads like JSON: one object a policy, with all that belongs to it.

Keys are those of ontology/context.jsonld; the context stands in the file, so that it expands
without a network (https://www.w3.org/TR/json-ld11/).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from shisaku_graph import assets
from shisaku_graph.vocabulary import PREFIXES, RDF, RDFS, SHISAKU, SKOS, XSD

Json = dict[str, Any]

_OWNED = (
    SHISAKU.hasGoal, SHISAKU.hasAssessment, SHISAKU.hasAmount, SHISAKU.hasNote,
    SHISAKU.hasIndicator,
)  # fmt: skip
"""Properties whose object is told in full inside its subject."""
_OWNED_BACKWARDS = (SHISAKU.reportsOn, SHISAKU.implements, SHISAKU.valueOf)
"""Properties whose subject is told in full inside its object."""
_NAMED = (
    SHISAKU.responsibleDepartment, SHISAKU.fiscalYear, SHISAKU.coversProject, SHISAKU.grade,
    SHISAKU.criterion, SHISAKU.appliedRule, SKOS.broader,
)  # fmt: skip
"""Properties whose object is shown with its name, and told in full elsewhere."""


def context_text() -> str:
    """Return the JSON-LD context as published."""
    return (assets.folder("ontology") / "context.jsonld").read_text(encoding="utf-8")


def frame_text() -> str:
    """Return the frame that gives one object a policy, with what belongs to it inside.

    See https://www.w3.org/TR/json-ld11-framing/.
    """
    context = json.loads(context_text())["@context"]
    keys = _Keys(context)
    frame: Json = {"@context": context, "type": "Policy"}
    frame |= {keys.backwards[each]: {} for each in (SHISAKU.reportsOn, SHISAKU.implements)}
    return json.dumps(frame, ensure_ascii=False, indent=1) + "\n"


def jsonld(triples: Iterable[Triple]) -> bytes:
    """Return the triples as one JSON-LD document, in their order."""
    return _text(_document(triples))


def short_jsonld(triples: Iterable[Triple]) -> bytes:
    """Return a small document as :func:`jsonld` does, with only what it uses of the context."""
    document = _document(triples)
    context, graph = document["@context"], document["@graph"]
    words: set[str] = set()
    _gather(graph, words)
    prefixes = {word.partition(":")[0] for word in words if ":" in word}
    told = {key: entry for key, entry in context.items() if key in words}
    for entry in told.values():
        named = [entry] if isinstance(entry, str) else list(map(str, entry.values()))
        prefixes |= {name.partition(":")[0] for name in named if ":" in name}
    document["@context"] = {  # its own copy: the whole one is shared
        key: entry
        for key, entry in context.items()
        if key.startswith("@") or key in told or key in prefixes
    }
    return _text(document)


def _document(triples: Iterable[Triple]) -> Json:
    context, keys = _context()
    writer = _Writer(keys)
    for triple in triples:
        writer.add(triple)
    return {**context, "@graph": writer.objects()}


@cache
def _context() -> tuple[Json, "_Keys"]:
    """Return the published document of the context, and its terms looked up; nobody changes it."""
    document = json.loads(context_text())
    return document, _Keys(document["@context"])


def _gather(told: object, words: set[str]) -> None:
    """Gather the keys of a document, and the values that may be terms."""
    if isinstance(told, dict):
        for key, value in told.items():
            words.add(key)
            _gather(value, words)
    elif isinstance(told, list):
        for value in told:
            _gather(value, words)
    elif isinstance(told, str) and told.split(maxsplit=1) == [told]:  # one word
        words.add(told)


def _text(document: Json) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


class _Keys:
    """The context's terms, looked up by property and kind of value."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.links: dict[str, str] = {}
        self.plain: dict[str, str] = {}
        self.tagged: dict[tuple[str, str], str] = {}
        self.mapped: dict[str, str] = {}
        self.typed: dict[tuple[str, str], str] = {}
        self.backwards: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.coded: set[str] = set()
        self.arrays: set[str] = set()
        for key, entry in context.items():
            if isinstance(entry, str):
                iri = self._whole(entry)
                self.names[iri] = key
                self.plain[iri] = key
            elif isinstance(entry, dict):
                self._define(key, entry)

    def _define(self, key: str, entry: Mapping[str, str]) -> None:
        if "@reverse" in entry:
            self.backwards[self._whole(entry["@reverse"])] = key
            return
        iri = self._whole(entry["@id"])
        self.names.setdefault(iri, key)
        if entry.get("@container") == "@set":
            self.arrays.add(key)
        if entry.get("@type") in ("@id", "@vocab"):
            self.links[iri] = key
            if entry["@type"] == "@vocab":
                self.coded.add(iri)
        elif "@type" in entry:
            self.typed[iri, self._whole(entry["@type"])] = key
        elif "@language" in entry:
            self.tagged[iri, entry["@language"]] = key
        else:
            self.mapped[iri] = key

    @staticmethod
    def _whole(name: str) -> str:
        prefix, colon, local = name.partition(":")
        return PREFIXES[prefix] + local if colon and prefix in PREFIXES else name

    def name(self, iri: str) -> str:
        """Return the key of a term of the context, or an IRI with its prefix where there is one."""
        if iri in self.names:
            return self.names[iri]
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace) and iri != namespace:
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri


@dataclass(slots=True)
class _Writer:
    keys: _Keys
    nodes: dict[str, dict[str, list[NamedNode | Literal]]] = field(default_factory=dict)
    owners: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def add(self, triple: Triple) -> None:
        """Take one triple; blank nodes do not occur in what is published."""
        node, predicate, value = triple.subject, triple.predicate.value, triple.object
        if not (isinstance(node, NamedNode) and isinstance(value, NamedNode | Literal)):
            raise TypeError(triple)
        subject = node.value
        self.nodes.setdefault(subject, {}).setdefault(predicate, []).append(value)
        if predicate in _OWNED_BACKWARDS:
            self.owners.setdefault(value.value, {}).setdefault(predicate, []).append(subject)

    def objects(self) -> list[Json]:
        """Return the objects of the top level: those that no other object tells in full."""
        owned = {
            value.value
            for node in self.nodes.values()
            for predicate in _OWNED
            for value in node.get(predicate, ())
        }
        owned |= {
            subject
            for owner, owning in self.owners.items()
            if owner in self.nodes
            for subjects in owning.values()
            for subject in subjects
        }
        return [self._told(iri) for iri in self.nodes if iri not in owned]

    def _told(self, iri: str, apart_from: str | None = None) -> Json:
        """Tell a node in full; ``apart_from`` is the property by which its owner holds it."""
        self.told.add(iri)
        result: Json = {"id": iri}
        for predicate, values in self.nodes[iri].items():
            if predicate == RDF.type:
                result["type"] = [self.keys.name(value.value) for value in values]
            elif predicate != apart_from or len(values) > 1:
                self._put(result, predicate, values)
        for predicate, subjects in self.owners.get(iri, {}).items():
            result[self.keys.backwards[predicate]] = [
                self._told(subject, predicate) if subject not in self.told else {"id": subject}
                for subject in subjects
            ]
        return result

    def _put(self, result: Json, predicate: str, values: list[NamedNode | Literal]) -> None:
        links = [value.value for value in values if isinstance(value, NamedNode)]
        if links:
            key = self.keys.links[predicate]
            shown = [self._link(predicate, link) for link in links]
            result[key] = shown if len(shown) > 1 or key in self.keys.arrays else shown[0]
        for value in values:
            if isinstance(value, Literal):
                self._put_literal(result, predicate, value)

    def _put_literal(self, result: Json, predicate: str, value: Literal) -> None:
        language, datatype = value.language, value.datatype.value
        if language and (predicate, language) in self.keys.tagged:
            key = self.keys.tagged[predicate, language]
            if key in self.keys.arrays:
                result.setdefault(key, [])
            _append(result, key, value.value)
        elif language:
            _append(result.setdefault(self.keys.mapped[predicate], {}), language, value.value)
        elif datatype == XSD.string:
            _append(result, self.keys.plain[predicate], value.value)
        else:
            number = datatype == XSD.integer and str(int(value.value)) == value.value
            shown = int(value.value) if number else value.value
            _append(result, self.keys.typed[predicate, datatype], shown)

    def _link(self, predicate: str, iri: str) -> str | Json:
        if predicate in self.keys.coded:
            return self.keys.name(iri)
        node = self.nodes.get(iri)
        if node is not None and predicate in _OWNED and iri not in self.told:
            return self._told(iri)
        if node is not None and predicate in _NAMED and RDFS.label in node:
            named: Json = {"id": iri}
            self._put(named, RDFS.label, node[RDFS.label])
            return named
        return iri


def _append(result: Json, key: str, value: object) -> None:
    """Set a key, or make its value a list when it holds one already."""
    if key not in result:
        result[key] = value
    elif isinstance(result[key], list):
        result[key].append(value)
    else:
        result[key] = [result[key], value]
