"""The portals' files before tools that nobody here wrote. A tool that is absent skips its test."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import shacl
from pyld import jsonld as pyld
from pyshacl import validate

from shisaku_graph.publication.syntaxes import ntriples

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHAPES = ROOT.parent / "shared" / "checks" / "dcat-ap-3"
CKAN = Path(os.environ.get("SHISAKU_GRAPH_CKAN_PYTHON", HERE / "ckan-venv" / "bin" / "python"))
SOURCES = ("kisarazu-2017", "hoshimigaura-2023", "hoshimigaura-2024", "muteki-2024")
CATALOGUES = ("catalog.ttl", *(f"{name}/catalog.ttl" for name in SOURCES))
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def findings(catalogue: Path, shapes: str) -> set[tuple[str, str]]:
    """Return what SEMIC's shapes find, as path and kind of constraint."""
    if not SHAPES.is_dir():
        pytest.skip("SEMIC's DCAT-AP shapes are not in ../shared/checks/dcat-ap-3")
    data = rdflib.Graph().parse(catalogue)
    rules = rdflib.Graph().parse(SHAPES / shapes)
    _, report, _ = validate(data, shacl_graph=rules, inference="none", do_owl_imports=False)
    return {
        (
            str(report.value(each, SH.resultPath)).rpartition("#")[2].rpartition("/")[2],
            str(report.value(each, SH.sourceConstraintComponent)).rpartition("#")[2],
        )
        for each in report.subjects(rdflib.RDF.type, SH.ValidationResult)
    }


@pytest.mark.parametrize("catalogue", CATALOGUES)
@pytest.mark.parametrize("shapes", ["dcat-ap-SHACL.ttl", "range.ttl", "deprecateduris.ttl"])
def test_dcat_ap_finds_nothing(dist, catalogue, shapes):
    assert findings(dist / catalogue, shapes) == set()


@pytest.mark.parametrize("shapes", ["dcat-ap-SHACL.ttl", "range.ttl", "deprecateduris.ttl"])
def test_another_engine_finds_nothing_either(dist, shapes):
    if not SHAPES.is_dir():
        pytest.skip("SEMIC's DCAT-AP shapes are not in ../shared/checks/dcat-ap-3")
    engine = shacl.Shapes.from_turtle((SHAPES / shapes).read_text("utf-8"))
    text = (dist / "catalog.ttl").read_text("utf-8")
    assert engine.validate_turtle(text).conforms
    if shapes == "dcat-ap-SHACL.ttl":  # and it would find a fault
        broken = text.replace("dcat:accessURL", "dcat:landingPage")
        assert not engine.validate_turtle(broken).conforms


@pytest.mark.parametrize(
    ("shapes", "known"),
    [
        # it asks for xsd:decimal; DCAT 3 and dcat-ap-SHACL.ttl for xsd:nonNegativeInteger
        ("shapes.ttl", {("byteSize", "DatatypeConstraintComponent")}),
        # the table has no coordinates, and none are invented
        (
            "shapes_recommended.ttl",
            {("bbox", "MinCountConstraintComponent"), ("centroid", "MinCountConstraintComponent")},
        ),
    ],
)
def test_dcat_ap_finds_what_is_known(dist, shapes, known):
    assert findings(dist / "catalog.ttl", shapes) == known


def test_the_shapes_would_find_a_fault(dist, tmp_path):
    text = (dist / "kisarazu-2017" / "catalog.ttl").read_text(encoding="utf-8")
    broken = tmp_path / "broken.ttl"
    broken.write_text(text.replace("dcat:accessURL", "dcat:landingPage"), encoding="utf-8")
    assert ("accessURL", "MinCountConstraintComponent") in findings(broken, "dcat-ap-SHACL.ttl")


@pytest.mark.parametrize(
    "name", ["catalog.ttl", "kisarazu-2017/catalog.ttl", "kisarazu-2017/void.ttl"]
)
def test_raptor_reads_the_same_graph(dist, name):
    rapper = shutil.which("rapper")
    if rapper is None:
        pytest.skip("rapper (raptor2-utils) is not installed")
    run = subprocess.run(
        [rapper, "-q", "-i", "turtle", "-o", "ntriples", dist / name],
        capture_output=True,
        check=True,
    )
    made = ox.parse(run.stdout, format=ox.RdfFormat.N_TRIPLES)
    own = ox.parse(path=dist / name)
    assert ntriples(quad.triple for quad in made) == ntriples(quad.triple for quad in own)


@pytest.mark.parametrize(
    "name", ["catalog.jsonld", "muteki-2024/catalog.jsonld", "hoshimigaura-2023/data.jsonld"]
)
def test_jsonld_js_reads_the_same_graph(dist, name):
    node = shutil.which("node")
    if node is None or not (HERE / "node_modules" / "jsonld").is_dir():
        pytest.skip("node or its package jsonld is not installed (tests/external/setup.sh)")
    run = subprocess.run(
        [node, HERE / "jsonld_canon.mjs", dist / name], capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    made = ox.parse(run.stdout, format=ox.RdfFormat.N_QUADS)
    own = ox.parse(path=(dist / name).with_suffix(".ttl"))
    assert ntriples(quad.triple for quad in made) == ntriples(quad.triple for quad in own)


@pytest.mark.parametrize("name", SOURCES)
def test_schema_org_is_what_google_asks(dist, name):
    """Required and recommended properties of its documentation of Dataset."""
    document = json.loads((dist / name / "schema-org.jsonld").read_text(encoding="utf-8"))
    (node,) = pyld.expand(document, {"documentLoader": refuse})
    told = {key.removeprefix("https://schema.org/"): value for key, value in node.items()}
    assert told["@type"] == ["https://schema.org/Dataset"]
    assert not [key for key in told if "/" in key]
    assert told["name"][0]["@value"]
    assert 50 <= len(told["description"][0]["@value"]) <= 5000
    for key in (
        "creator", "license", "url", "identifier", "keywords", "temporalCoverage", "version",
        "spatialCoverage", "isAccessibleForFree", "includedInDataCatalog", "distribution",
    ):  # fmt: skip
        assert told[key], key
    for each in told["distribution"]:
        assert each["https://schema.org/contentUrl"]
        assert each["https://schema.org/encodingFormat"]


def refuse(url, _options):
    raise AssertionError(f"a published file carries its context; it asked for {url}")


@pytest.fixture(scope="module")
def harvested(dist):
    if not CKAN.is_file():
        pytest.skip("CKAN's parser is not installed (SHISAKU_GRAPH_CKAN=1 tests/external/setup.sh)")
    run = subprocess.run(
        [
            CKAN,
            HERE / "ckan_harvest.py",
            dist / "catalog.ttl",
            "小・中学校",
            "水",
            "計画（案）",
            "施策",
        ],
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode()
    return json.loads(run.stdout)


def test_ckan_harvests_every_dataset_whole(harvested):
    assert len(harvested["datasets"]) == len(SOURCES)
    assert harvested["refused"] == []
    for each in harvested["datasets"]:
        extras = {extra["key"]: extra["value"] for extra in each["extras"]}
        assert each["license_id"] in ("cc-by", "cc-zero")
        assert "度" in each["title"]
        assert extras["temporal_start"].endswith("-04-01")
        assert extras["spatial_text"].endswith(("市", "町"))
        assert extras["publisher_name"]
        assert len(each["resources"]) >= 4
        assert all(r["size"] and r["hash"] and r["license"] for r in each["resources"])


def test_ckan_refuses_the_keywords_that_are_refused_here(harvested):
    assert harvested["words"] == {"小・中学校": True, "水": True, "計画（案）": True, "施策": False}


def test_ckan_would_name_datasets_after_the_digits_of_their_titles(harvested):
    """Why ckan-package.json brings a name of its own."""
    assert "29" in harvested["names"].values()
