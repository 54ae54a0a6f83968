"""The catalogue over every dataset and every linkset of one ``dist/`` folder.

Each municipality keeps a catalogue of its own, with its own publisher: nobody has said who would
publish all of them together. Harvesters read every ``dcat:Dataset`` of the file.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from shisaku_graph.graph import Section
from shisaku_graph.graph.terms import Triples, triple
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.catalogue.linked_json import tree
from shisaku_graph.publication.catalogue.linksets import linkset_triples
from shisaku_graph.publication.release import release_file, waiting_for
from shisaku_graph.publication.syntaxes import turtle
from shisaku_graph.rdf_files import LINKS
from shisaku_graph.vocabulary import DCAT, DCTERMS, PORTAL_PREFIXES, RDF

CATALOGUE, CATALOGUE_JSON, OPEN_DATA_LIST = "catalog.ttl", "catalog.jsonld", "open-data-list.csv"
_GATHERED = (DCAT.dataset, DCAT.service, DCTERMS.language, DCTERMS.spatial, RDF.type)
"""Properties of which each file may add values."""
_PLACE = (DCAT.Catalog, DCAT.DatasetSeries, DCAT.Dataset, DCAT.Distribution, DCAT.DataService)

Told = dict[str, list[ox.Triple]]


def publish_catalogue(dist: Path) -> bool:
    """Write the catalogue of all datasets in a folder; return whether anything changed.

    ``catalog.ttl``, ``catalog.jsonld`` and ``open-data-list.csv`` stand beside the datasets' own
    folders. With no dataset there, nothing is written.

    Raises:
        PublicationError: the folder cannot be written.
    """
    if not any(dist.glob(f"[!.]*/{CATALOGUE}")):
        return False
    with waiting_for(dist / CATALOGUE):  # of two builds at once, the later sees what both made
        contents = catalogue_contents(dist)
        changed = [release_file(dist / name, content) for name, content in contents.items()]
        return any(changed)


def catalogue_contents(dist: Path) -> dict[str, bytes]:
    """Return the files of the catalogue of all datasets in a folder."""
    folders = sorted(path.parent for path in dist.glob(f"[!.]*/{CATALOGUE}"))
    linksets = sorted(path.parent for path in dist.glob(f"[!.]*/{LINKS}"))
    triples = list(whole_catalogue((folder / CATALOGUE for folder in folders), linksets))
    title = Bilingual("すべてのデータセット", "All datasets")
    return {
        CATALOGUE: turtle("DCAT", [Section(title, iter(triples))], PORTAL_PREFIXES),
        CATALOGUE_JSON: tree(triples),
        OPEN_DATA_LIST: _whole_list(folders),
    }


def whole_catalogue(files: Iterable[Path], linksets: Iterable[Path] = ()) -> Triples:
    """Yield the triples of several datasets' catalogues as one, and those of linksets.

    What several files say of one thing (the municipality, its catalogue, the series) is taken from
    the latest year; dates of issue and change span all of them. In each series the years are put
    in order.
    """
    catalogues = sorted((_read(path) for path in files), key=_start)
    merged: Told = {}
    for told in catalogues:
        for subject, triples in told.items():
            merged[subject] = _merge(merged.get(subject, []), triples)
    years: dict[str, list[tuple[str, str]]] = {}
    for told in catalogues:
        for subject in _of(told, DCAT.Dataset):
            for series in _objects(told, subject, DCAT.inSeries):
                years.setdefault(series, []).append((_start(told), subject))
    for series, editions in years.items():
        merged[series] += _order(series, [dataset for _, dataset in sorted(editions)])
        for before, after in zip(sorted(editions), sorted(editions)[1:], strict=False):
            merged[after[1]].append(triple(after[1], DCAT.prev, before[1]))
    _add_linksets(merged, linksets)
    for subject in sorted(merged, key=lambda each: _rank(merged, each)):
        yield from merged[subject]


def _add_linksets(merged: Told, folders: Iterable[Path]) -> None:
    for folder in folders:
        for each in list(linkset_triples(folder, merged)):
            if isinstance(each.subject, ox.NamedNode):
                held = merged.setdefault(each.subject.value, [])
                if each not in held:
                    held.append(each)


def _merge(earlier: list[ox.Triple], later: list[ox.Triple]) -> list[ox.Triple]:
    """Return what is said of one subject by an earlier and a later file."""
    if not earlier:
        return later
    kept = dict.fromkeys(t for t in earlier if t.predicate.value in _GATHERED)
    made = [t for t in later if t not in kept]
    for predicate, choose in ((DCTERMS.issued, min), (DCTERMS.modified, max)):
        dated = [t for t in (*earlier, *later) if t.predicate.value == predicate]
        if dated:
            chosen = choose(dated, key=lambda each: str(each.object))
            made = [t for t in made if t.predicate.value != predicate] + [chosen]
    return [*kept, *made]


def _order(series: str, datasets: list[str]) -> Iterable[ox.Triple]:
    yield triple(series, DCAT.first, datasets[0])
    yield triple(series, DCAT.last, datasets[-1])


def _read(path: Path) -> Told:
    told: Told = {}
    for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode):  # a catalogue has no other
            told.setdefault(quad.subject.value, []).append(quad.triple)
    return told


def _start(told: Told) -> str:
    """Return the first day of the dataset that a catalogue holds."""
    return min(
        (
            str(each.object)
            for triples in told.values()
            for each in triples
            if each.predicate.value == DCAT.startDate
        ),
        default="",
    )


def _of(told: Told, kind: str) -> Iterator[str]:
    for subject in told:
        if kind in _objects(told, subject, RDF.type):
            yield subject


def _objects(told: Told, subject: str, predicate: str) -> list[str]:
    return [
        each.object.value
        for each in told[subject]
        if each.predicate.value == predicate and isinstance(each.object, ox.NamedNode)
    ]


def _rank(told: Told, subject: str) -> tuple[int, str]:
    kinds = _objects(told, subject, RDF.type)
    return next((n for n, kind in enumerate(_PLACE) if kind in kinds), len(_PLACE)), subject


def _whole_list(folders: Iterable[Path]) -> bytes:
    """Return the rows of every dataset's list under one heading."""
    contents = [
        path.read_bytes()
        for path in (folder / OPEN_DATA_LIST for folder in folders)
        if path.is_file()
    ]
    bodies = [content.partition(b"\r\n")[2] for content in contents]
    return b"\r\n".join([contents[0].partition(b"\r\n")[0], b"".join(bodies)]) if contents else b""
