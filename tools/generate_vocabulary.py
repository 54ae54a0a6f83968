"""Writes src/shisaku_graph/vocabulary.py from the ontology and the labels of reused terms.

Run it when a term is added: ``python tools/generate_vocabulary.py``.
"""

from collections import defaultdict
from keyword import iskeyword
from pathlib import Path

import pyoxigraph as ox

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "shisaku_graph" / "vocabulary.py"
ONTOLOGY = "https://w3id.org/shisaku-graph/ns"
SHAPES = "https://w3id.org/shisaku-graph/shapes"
DATA = ("shisaku.ttl", "labels.ttl")
CATALOGUE = ("portal-labels.ttl",)
SERVICE = ("service-labels.ttl",)
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
VERSION = ox.NamedNode("http://www.w3.org/2002/07/owl#versionIRI")
VERSION_INFO = ox.NamedNode("http://www.w3.org/2002/07/owl#versionInfo")

HEAD = '''"""Every IRI that the code uses, by name: the only place where one is spelt.

Generated from ontology/ by tools/generate_vocabulary.py; do not edit.
A term that is not here is an AttributeError, and an error of the type checker.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
'''


def prefixes(names: tuple[str, ...] = (*DATA, *CATALOGUE, *SERVICE)) -> dict[str, str]:
    """Return the prefixes of these files, by namespace."""
    found: dict[str, str] = {}
    for name in names:
        parser = ox.parse(path=ROOT / "ontology" / name, format=ox.RdfFormat.TURTLE)
        for _ in parser:
            pass
        found |= {namespace: prefix for prefix, namespace in parser.prefixes.items()}
    return found


def terms() -> dict[str, list[str]]:
    """Return the local names of every labelled term, by namespace."""
    known = prefixes()
    found: dict[str, set[str]] = defaultdict(set)
    for name in (*DATA, *CATALOGUE, *SERVICE):
        for quad in ox.parse(path=ROOT / "ontology" / name, format=ox.RdfFormat.TURTLE):
            if quad.predicate == LABEL and isinstance(quad.subject, ox.NamedNode):
                iri = quad.subject.value
                namespace = max((ns for ns in known if iri.startswith(ns)), key=len, default=None)
                if namespace is not None:  # the files themselves have labels too
                    found[namespace].add(iri.removeprefix(namespace))
    return {namespace: sorted(names) for namespace, names in found.items()}


def version_iri() -> str:
    """Return the ontology's version IRI."""
    for quad in ox.parse(path=ROOT / "ontology" / "shisaku.ttl", format=ox.RdfFormat.TURTLE):
        if quad.predicate == VERSION and isinstance(quad.object, ox.NamedNode):
            return quad.object.value
    raise ValueError("the ontology states no version IRI")


def shapes_version_iri() -> str:
    """Return the IRI of the shapes in their version, which every file of them states alike."""
    versions = {
        quad.object.value
        for file in sorted((ROOT / "shapes").glob("*.ttl"))
        for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE)
        if quad.predicate == VERSION_INFO
    }
    (version,) = versions
    return f"{SHAPES}/{version}"


def constant(name: str, iri: str) -> str:
    """Return the line of one term, as the formatter would have it."""
    line = f'    {name}: Final = "{iri}"\n'
    return line if len(line) <= 101 else f'    {name}: Final = (\n        "{iri}"\n    )\n'  # noqa: PLR2004  # 100 and the end


def module() -> str:
    """Return the text of vocabulary.py."""
    by_namespace, names = terms(), prefixes()
    parts = [HEAD]
    used = sorted(names, key=lambda namespace: names[namespace])
    for namespace in used:
        prefix = names[namespace]
        parts.append(f'\n\nclass {prefix.upper()}:\n    """Terms of <{namespace}>."""\n\n')
        parts.append(f'    NAMESPACE: Final = "{namespace}"\n')
        parts.extend(
            constant(f"{name}{'_' * iskeyword(name)}", f"{namespace}{name}")
            for name in by_namespace.get(namespace, [])
        )
    data, portal = prefixes(DATA), prefixes((*DATA, *CATALOGUE))
    parts.append("\n\nPREFIXES: Final[Mapping[str, str]] = MappingProxyType(\n    {\n")
    parts.extend(
        f'        "{data[ns]}": {data[ns].upper()}.NAMESPACE,\n' for ns in used if ns in data
    )
    parts.append('    }\n)\n"""The one prefix table, for every file of the data."""\n')
    parts.append("\nPORTAL_PREFIXES: Final[Mapping[str, str]] = MappingProxyType(\n    {\n")
    parts.append("        **PREFIXES,\n")
    parts.extend(
        f'        "{names[ns]}": {names[ns].upper()}.NAMESPACE,\n'
        for ns in used
        if ns in portal and ns not in data
    )
    parts.append('    }\n)\n"""The same and the prefixes of the catalogue alone."""\n')
    parts.append(f'\nONTOLOGY_IRI: Final = "{ONTOLOGY}"\n')
    parts.append(f'ONTOLOGY_VERSION_IRI: Final = "{version_iri()}"\n')
    parts.append(f'SHAPES_VERSION_IRI: Final = "{shapes_version_iri()}"\n')
    return "".join(parts)


if __name__ == "__main__":
    TARGET.write_text(module(), encoding="utf-8")
    print(TARGET)
