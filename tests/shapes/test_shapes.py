"""Each shape passes on a whole little city, and fails on the one case that is made to break it."""

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import SH

from shisaku_graph.graph.bridge import to_rdflib
from shisaku_graph.validation import constraints, validate
from shisaku_graph.validation.shapes import SHAPES, shapes_graph
from shisaku_graph.vocabulary import PORTAL_PREFIXES

HERE = Path(__file__).parent
BASE = "https://example.org/"
HEADER = f"BASE <{BASE}>\n" + "".join(
    f"PREFIX {p}: <{iri}>\n" for p, iri in PORTAL_PREFIXES.items()
)


@cache
def city() -> tuple[ox.Quad, ...]:
    return tuple(ox.parse(path=HERE / "base.ttl", format=ox.RdfFormat.TURTLE))


def cases() -> dict[str, str]:
    """Return the SPARQL update of each case by the local name of the shape that it breaks."""
    found: dict[str, str] = {}
    for file in sorted((HERE / "cases").glob("*.ru")):
        _, *parts = re.split(r"^# (\S+)$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for name, update in zip(parts[::2], parts[1::2], strict=True):
            assert name not in found, f"two cases for {name}"
            found[name] = update
    return found


CASES = cases()


def store() -> ox.Store:
    whole = ox.Store()
    whole.extend(city())
    return whole


def changed(update: str) -> rdflib.Graph:
    patched = store()
    patched.update(HEADER + update)
    assert set(patched) != set(store()), "the case changes nothing"
    return to_rdflib(quad.triple for quad in patched)


def broken_shapes(graph: rdflib.Graph, shape: str) -> set[str]:
    """Return the shapes that fail when one shape alone is run."""
    _, results, _ = pyshacl.validate(
        graph,
        shacl_graph=shapes_graph(),
        inplace=True,
        inference="none",
        use_shapes=[SHAPES + shape],
    )
    return {str(named).removeprefix(SHAPES) for named in results.objects(None, SH.sourceShape)}


def test_the_city_keeps_every_shape():
    report = validate(to_rdflib(quad.triple for quad in city()))
    assert report.findings == ()
    assert report.checked == 47


def test_every_shape_has_a_case():
    assert set(CASES) == {constraint.anchor for constraint in constraints().values()}


@pytest.mark.parametrize("shape", CASES)
def test_shape_can_fail(shape: str):
    assert broken_shapes(changed(CASES[shape]), shape) == {shape}


@pytest.mark.parametrize(
    "shape",
    ["Policy-broader-class", "ProgressReport-listed-projects", "PlanElement-broader-acyclic"],
)
def test_the_whole_report_names_the_shape(shape: str):
    """All shapes run together: the one that the case is made for is among those that fail."""
    found = {finding.constraint.anchor for finding in validate(changed(CASES[shape])).findings}
    assert shape in found


def test_the_files_as_written_find_the_same():
    """What runs is rearranged for speed; the files as another engine reads them say the same."""
    raw = rdflib.Graph()
    for file in sorted((HERE.parents[1] / "shapes").glob("*.ttl")):
        raw += to_rdflib(
            quad.triple
            for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
        )
    for shape in ("Goal", "Resource-label-filled", "Policy-hasGoal-class", "Department-fullName"):
        graph = changed(CASES[shape])
        _, results, _ = pyshacl.validate(graph, shacl_graph=raw, inplace=True, inference="none")
        told = {
            (str(results.value(result, SH.sourceShape)), str(results.value(result, SH.focusNode)))
            for result in results.subjects(SH.resultSeverity)
        }
        ours = {(f.constraint.iri, f.focus) for f in validate(graph).findings}
        assert told == ours
        assert SHAPES + shape in {iri for iri, _ in told}
