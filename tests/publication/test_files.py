"""What is published: one graph in three syntaxes, logs for people, a manifest to check by."""

import csv
import io
import json
import shutil
import subprocess

import pyoxigraph as ox
import pytest
from pyld import jsonld as pyld

from shisaku_graph.errors import PublicationError
from shisaku_graph.publication import verify
from shisaku_graph.publication.logs import repairs_csv, suspects_csv
from shisaku_graph.publication.syntaxes import ntriples

SYNTAXES = {
    "data.nt": ox.RdfFormat.N_TRIPLES,
    "data.ttl": ox.RdfFormat.TURTLE,
    "data.jsonld": ox.RdfFormat.JSON_LD,
}


@pytest.fixture(scope="module")
def lines(published) -> bytes:
    return (published / "data.nt").read_bytes()


@pytest.mark.parametrize("name", SYNTAXES)
def test_every_syntax_holds_the_same_graph(published, lines, name):
    quads = ox.parse(path=published / name, format=SYNTAXES[name])
    assert ntriples(quad.triple for quad in quads) == lines


def test_foreign_processor_expands_the_json(published, lines):
    """pyld, offline: the context stands in the file."""
    document = json.loads((published / "data.jsonld").read_text(encoding="utf-8"))
    quads = pyld.to_rdf(document, {"format": "application/n-quads"})
    made = ox.parse(quads.encode(), format=ox.RdfFormat.N_QUADS)
    assert ntriples(quad.triple for quad in made) == lines


def test_foreign_parser_reads_the_turtle(published, lines):
    """Raptor, where it is installed."""
    rapper = shutil.which("rapper")
    if rapper is None:
        pytest.skip("raptor2-utils is not installed")
    run = subprocess.run(
        [rapper, "-q", "-i", "turtle", "-o", "ntriples", published / "data.ttl"],
        capture_output=True,
        check=True,
    )
    made = ox.parse(run.stdout, format=ox.RdfFormat.N_TRIPLES)
    assert ntriples(quad.triple for quad in made) == lines


def test_no_blank_nodes(lines):
    assert not any(b"_:" in line.split(b'"')[0] for line in lines.splitlines())


def test_json_reads_like_json(published):
    """A web developer finds a policy with its goal, report, projects and department."""
    document = json.loads((published / "data.jsonld").read_text(encoding="utf-8"))
    policy = next(
        node
        for node in document["@graph"]
        if "Policy" in node["type"] and node["label"]["ja"] == "消防・救急救助体制の充実"
    )
    assert policy["goal"]["description"]["ja"].startswith("火災や事故等の災害")
    assert policy["departments"][0]["label"]["ja"] == "消防総務課"
    (report,) = policy["reports"]
    assert report["fiscalYear"]["label"] == {"ja": "2017年度", "en": "FY2017"}
    assert report["result"].startswith("消防・救急救助体制の充実強化")
    assert [project["label"]["ja"] for project in policy["projects"]] == [
        "消防本部庁舎建設事業",
        "小型動力ポンプ付積載車購入事業",
    ]
    assert policy["broader"]["label"]["ja"] == "防災・消防体制の充実"


def test_turtle_is_laid_out_for_reading(published):
    text = (published / "data.ttl").read_text(encoding="utf-8")
    order = [
        text.index(f"# {title}")
        for title in ("データセット", "計画と施策", "事業", "部課", "元のセル")
    ]
    assert order == sorted(order)
    assert text.count("@prefix shisaku:") == 1


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_logs(records):
    repairs = rows(repairs_csv(records))
    assert len(repairs) == len(records.repairs)
    (lost,) = [row for row in repairs if row["規則ID"] == "shift-right"]
    assert lost["行"] == "8"
    suspects = rows(suspects_csv(records))
    assert len(suspects) == len(records.suspects)
    assert all(row["確かめること"] and row["Question"] for row in suspects)


def test_logs_cannot_run_in_excel(records):
    """A cell that begins like a formula is shown, not run (OWASP ASVS 5, 1.2.10)."""
    import dataclasses

    hostile = dataclasses.replace(records.repairs[0], before='=HYPERLINK("http://x")')
    content = repairs_csv(dataclasses.replace(records, repairs=(hostile,)))
    assert rows(content)[0]["修正前"].startswith("'=")


def test_manifest_proves_the_folder(published, tmp_path):
    copy = shutil.copytree(published, tmp_path / "copy")
    assert len(verify(copy)) == len(json.loads((copy / "manifest.json").read_text())["files"])
    data = (copy / "data.nt").read_bytes()
    (copy / "data.nt").write_bytes(data.replace("保健".encode(), "保険".encode(), 1))
    (copy / "repairs.csv").unlink()
    (copy / "extra.txt").write_text("x")
    with pytest.raises(PublicationError) as caught:
        verify(copy)
    said = caught.value.problem.en
    assert "≠ data.nt" in said
    assert "- repairs.csv" in said
    assert "+ extra.txt" in said
