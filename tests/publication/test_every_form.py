"""Every published form of the data says the same: syntaxes of the graph, tables, workbook."""

import csv
import io
import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
import rdflib
from csvw import CSVW
from openpyxl import load_workbook
from pyld import jsonld

from shisaku_graph.graph import triples
from shisaku_graph.pipeline import read
from shisaku_graph.publication import graph_hash
from shisaku_graph.publication.tables import filled
from shisaku_graph.publication.tables.csvw import csv_text
from shisaku_graph.publication.tables.workbook import workbook
from shisaku_graph.vocabulary import SHISAKU

ROOT = Path(__file__).parents[2]
EXTERNAL = ROOT / "tests" / "external"
SOURCES = ("kisarazu-2017", "muteki-2024")  # texts; indicators, money and notes
SYNTAXES = {
    "data.ttl": ox.RdfFormat.TURTLE,
    "data.nt": ox.RdfFormat.N_TRIPLES,
    "data.nq": ox.RdfFormat.N_QUADS,
    "data.trig": ox.RdfFormat.TRIG,
    "data.rdf": ox.RdfFormat.RDF_XML,
    "data.jsonld": ox.RdfFormat.JSON_LD,
}


@pytest.fixture(scope="module", params=SOURCES)
def folder(request, dist) -> Path:
    return dist / request.param


def quads(path: Path) -> list[ox.Quad]:
    return list(ox.parse(path.read_bytes(), format=SYNTAXES[path.name]))


@pytest.mark.parametrize("name", SYNTAXES)
def test_every_syntax_holds_the_graph(folder, name):
    told = json.loads((folder / "manifest.json").read_text())["graph"]["sha256"]
    found = quads(folder / name)
    assert graph_hash(tuple(quad.triple for quad in found)) == told
    named = {str(quad.graph_name) for quad in found} != {"DEFAULT"}
    assert named == (name in {"data.nq", "data.trig"})


@pytest.mark.parametrize(("name", "form"), [("data.rdf", "xml"), ("data.ttl", "turtle")])
def test_rdflib_reads_as_many_triples(folder, name, form):
    held = len(quads(folder / "data.nt"))
    assert len(rdflib.Graph().parse(folder / name, format=form)) == held


@pytest.mark.parametrize(("name", "form"), [("data.rdf", "rdfxml"), ("data.ttl", "turtle")])
def test_raptor_reads_as_many_triples(folder, name, form):
    if shutil.which("rapper") is None:
        pytest.skip("rapper is not installed (Debian: raptor2-utils)")
    ran = subprocess.run(
        ["rapper", "-q", "-i", form, "-o", "ntriples", str(folder / name)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert len(set(ran.stdout.splitlines())) == len(quads(folder / "data.nt"))


def test_frame_gives_one_object_a_policy(folder):
    """A foreign processor applies the frame; goals, reports and projects stand inside."""
    data = json.loads((folder / "data.jsonld").read_text())
    framed = jsonld.frame(data, json.loads((folder / "frame.jsonld").read_text()))
    policies = framed.get("@graph", [framed])
    graph = [quad.triple for quad in quads(folder / "data.nt")]
    reported = {t.object.value for t in graph if t.predicate.value == SHISAKU.reportsOn}
    ours = {t.subject.value for t in graph if t.object == ox.NamedNode(SHISAKU.Policy)}
    assert {policy["id"] for policy in policies} == ours
    assert {policy["id"] for policy in policies if policy.get("reports")} == ours & reported
    assert all(report["fiscalYear"] for p in policies for report in p.get("reports") or ())


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def names(folder: Path) -> list[str]:
    told = json.loads((folder / "tables" / "csv-metadata.json").read_text())
    return [each["url"].removesuffix(".csv") for each in told["tables"]]


def test_workbook_and_parquet_hold_the_cells_of_the_csv(folder):
    (workbook,) = (folder / "tables").glob("*.xlsx")
    sheets = load_workbook(workbook).worksheets[1:]
    assert len(sheets) == len(names(folder))
    for name, sheet in zip(names(folder), sheets, strict=True):
        rows = table(folder / "tables" / f"{name}.csv")
        cells = [[str(value or "") for value in row.values()] for row in rows]
        shown = [[as_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        assert shown[0] == list(rows[0])
        assert [list(map(same, row)) for row in shown[1:]] == [list(map(same, r)) for r in cells]
        typed = pq.read_table(folder / "tables" / f"{name}.parquet").to_pylist()
        assert [[same(as_text(v)) for v in row.values()] for row in typed] == [
            list(map(same, row)) for row in cells
        ]


def as_text(value: object) -> str:
    return "" if value is None else str(value)


def same(text: str) -> str:
    """Return a text as it is compared: numbers by value, line breaks as Excel keeps them."""
    try:
        return str(Decimal(text).normalize())
    except ArithmeticError:
        return text.replace("\r\n", "\n")


def test_another_processor_makes_triples_of_the_graph(folder):
    """CSV on the Web: what the tables mean is said by their metadata alone."""
    if not (EXTERNAL / "node_modules" / "rdf-parser-csvw").is_dir():
        pytest.skip("rdf-parser-csvw is not installed (tests/external/setup.sh)")
    ran = subprocess.run(
        ["node", str(EXTERNAL / "csvw.mjs"), str(folder / "tables")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    made = {q.triple for q in ox.parse(ran.stdout.encode(), format=ox.RdfFormat.N_TRIPLES)}
    whole = {quad.triple for quad in quads(folder / "data.nt")}
    assert made <= whole
    told = {SHISAKU.result, SHISAKU.nextSteps, SHISAKU.responsibleDepartment, SHISAKU.implements,
            SHISAKU.yen, SHISAKU.numericValue, SHISAKU.reportsOn, SHISAKU.approach}  # fmt: skip
    for predicate in told:
        of = {t for t in whole if t.predicate.value == predicate}
        assert of <= made, predicate


def test_a_strict_reader_finds_every_cell_as_described(folder):
    """Columns, datatypes and keys, checked by a library that nobody here wrote."""
    assert CSVW(str(folder / "tables" / "csv-metadata.json"), validate=True).is_valid


def test_the_strict_reader_would_find_a_fault(folder, tmp_path):
    tables = shutil.copytree(folder / "tables", tmp_path / "tables")
    content = (tables / "policies.csv").read_bytes()
    (tables / "policies.csv").write_bytes(content + content.split(b"\r\n")[1] + b"\r\n")
    with pytest.raises(ValueError, match="duplicate primary key"):
        _ = CSVW(str(tables / "csv-metadata.json"), validate=True).is_valid


def test_hostile_cells_are_exact_in_csv_and_no_formula_in_the_workbook():
    evil = '=HYPERLINK("http://example.org","見る")'
    node = ox.NamedNode("https://example.org/p")
    graph = [
        ox.Triple(node, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
                  ox.NamedNode(SHISAKU.Policy)),
        ox.Triple(node, ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
                  ox.Literal(f'{evil}\n,"', language="ja")),
    ]  # fmt: skip
    (policies,) = filled(graph, ())
    ((name, iri),) = policies.rows
    assert (name, iri) == (f'{evil}\n,"', node.value)
    ((shown, _),) = list(
        csv.reader(io.StringIO(csv_text(policies).decode("utf-8-sig"), newline=""))
    )[1:]
    assert shown == name

    book = workbook(read(ROOT / "examples" / "muteki-2024"), [policies])
    cell = load_workbook(io.BytesIO(book)).worksheets[1]["A2"]
    assert (cell.data_type, cell.value) == ("s", name)


def test_unknown_project_lists_are_not_empty_ones():
    """A row that lost its last cell says so in words."""
    tables = filled(triples(read(ROOT / "sources" / "kisarazu-2017")), ())
    (reports,) = [each for each in tables if each.spec.name == "reports"]
    at = [column.name for column in reports.columns].index("list")
    assert SHISAKU.lost in {row[at] for row in reports.rows}
