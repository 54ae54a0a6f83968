"""The published reference: one graph in every syntax, pages that hold together, the same bytes."""

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld

from shisaku_graph.access import query, ready_queries
from shisaku_graph.access.catalogue import read_header
from shisaku_graph.access.engine import ask, loaded
from shisaku_graph.errors import PublicationError
from shisaku_graph.publication import verify
from shisaku_graph.reference import publish_reference, reference
from shisaku_graph.reference.constraints import reach
from shisaku_graph.reference.examples import example
from shisaku_graph.reference.syntaxes import canonical
from shisaku_graph.reference.terms import Sort, ontology
from shisaku_graph.reference.versions import Version, ordered
from shisaku_graph.repair import RULES
from shisaku_graph.validation.shapes import constraints
from shisaku_graph.vocabulary import RDF, SH, SHISAKU, SKOS

PAGES = [
    f"{name}{end}.html" for name in ("ns", "shapes", "codes", "queries") for end in ("", ".en")
]


@pytest.fixture(scope="module")
def files():
    return reference()


def by_others(content, syntax):
    """Read with a parser that nobody here wrote, and name its blank nodes as RDFC-1.0 does."""
    if syntax == "json-ld":
        quads = jsonld.to_rdf(json.loads(content), {"format": "application/n-quads"})
        return canonical(quads.encode())
    graph = rdflib.Graph().parse(data=content, format=syntax)
    return canonical(graph.serialize(format="nt").encode())


@pytest.mark.parametrize("syntax", ["ttl", "jsonld", "rdf", "nt"])
def test_ontology_is_one_graph_in_every_syntax(files, root, syntax):
    name = {"jsonld": "json-ld", "rdf": "xml", "ttl": "turtle"}.get(syntax, syntax)
    own = canonical((root / "ontology" / "shisaku.ttl").read_bytes())
    assert by_others(files[f"ns.{syntax}"], name) == own


@pytest.mark.parametrize("name", ["codes", "queries", "shapes"])
def test_other_files_are_one_graph_in_both_syntaxes(files, name):
    one, other = (by_others(files[f"{name}.{end}"], syntax) for end, syntax in
                      (("ttl", "turtle"), ("jsonld", "json-ld")))  # fmt: skip
    assert one == other
    assert len(one) > 100


def test_merged_shapes_say_all_that_the_files_say(files, root):
    def messages(content):
        return {q.object.value for q in ox.parse(content, format=ox.RdfFormat.TURTLE)
                if q.predicate.value == SH.message}  # fmt: skip

    apart = [messages(file.read_bytes()) for file in (root / "shapes").glob("*.ttl")]
    assert messages(files["shapes.ttl"]) == set().union(*apart)
    assert len(canonical(files["shapes.ttl"])) >= sum(map(len, apart))


def test_the_folder_matches_its_manifest(tmp_path):
    made = publish_reference(tmp_path / "ontology")
    assert {file.path for file in verify(tmp_path / "ontology")} == {file.path for file in made} - {
        "manifest.json"
    }
    (tmp_path / "ontology" / "ns.ttl").write_text("")
    with pytest.raises(PublicationError):
        verify(tmp_path / "ontology")


def test_the_same_bytes_in_another_process():
    code = (
        "import hashlib; from shisaku_graph.reference import reference; d = hashlib.sha256();"
        "[d.update(p.encode() + c) for p, c in sorted(reference().items())]; print(d.hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    own = hashlib.sha256()
    for path, content in sorted(reference().items()):
        own.update(path.encode() + content)
    assert digests == {own.hexdigest() + "\n"}


class Page(HTMLParser):
    """What of a page can be pointed at, and what it points at."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.open: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if "id" in told:
            self.ids.append(told["id"])
        if tag == "a":
            self.links.append(told["href"])
        if tag in ("script", "img", "iframe") or (tag == "link" and told["rel"] == "stylesheet"):
            self.loaded.append(tag)
        if tag not in ("meta", "link"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def pages(files):
    return {name: Page(files[name]) for name in PAGES}


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_whole(pages, name):
    page = pages[name]
    assert page.open == []
    assert len(set(page.ids)) == len(page.ids)
    assert page.loaded == []


@pytest.mark.parametrize("name", PAGES)
def test_no_link_leads_nowhere(files, pages, name):
    for link in pages[name].links:
        if link.startswith("http"):
            continue
        path, _, anchor = link.partition("#")
        assert (path or name) in files, link
        assert not anchor or anchor in pages[path or name].ids, link


@pytest.mark.parametrize("name", ["ns.html", "ns.en.html"])
def test_every_term_is_told(files, pages, name):
    page, text = pages[name], files[name].decode()
    for term in ontology().terms.values():
        assert term.name in page.ids
        assert (term.comment.en if ".en" in name else term.comment.ja).replace("'", "&#39;") in text


def test_english_pages_hold_no_japanese_sentence(files):
    """Examples and texts of queries are Japanese; the words around them are not."""
    for name in ("shapes.en.html", "codes.en.html"):
        text = files[name].decode().replace("日本語", "")
        rows = [line for line in text.splitlines() if any("\u3040" <= c <= "\u30ff" for c in line)]
        assert [row for row in rows if "<code>" not in row and "“" not in row] == []


def test_every_constraint_has_its_row_and_reaches_a_class_or_property(files):
    ids = Page(files["shapes.html"]).ids
    reached = {each for group in (reach().of_class, reach().of_property)
               for each_of in group.values() for each in each_of}  # fmt: skip
    for each in constraints().values():
        assert each.anchor in ids
        assert each in reached, each.anchor


def test_terms_name_their_shapes():
    names = {each.anchor for each in reach().of_property[SHISAKU.hasGoal]}
    assert "Policy-hasGoal-class" in names
    assert "Dataset-title-japanese" not in names
    assert "Policy-hasGoal-class" in {each.anchor for each in reach().of_class[SHISAKU.Policy]}


def test_examples_are_turtle():
    prefixes = "".join(
        f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in ontology().prefixes.items()
    )
    for term in ontology().of(Sort.CLASS, Sort.LINK, Sort.VALUE):
        text = example(term.name, whole=term.sort is Sort.CLASS)
        if text is not None:
            whole = text.replace(";\n    … .", ".")
            found = list(ox.parse(prefixes + whole, format=ox.RdfFormat.TURTLE,
                                  base_iri="https://example.org/"))  # fmt: skip
            assert any(term.iri in str(quad) for quad in found), text


def test_code_lists_are_sound(files, published):
    found = canonical(files["codes.ttl"])
    schemes = {t.subject for t in found if t.predicate.value == SKOS.hasTopConcept}
    codes = {t.subject for t in found if t.object == ox.NamedNode(SKOS.Concept)}
    assert schemes == {t.subject for t in found if t.object == ox.NamedNode(SKOS.ConceptScheme)}
    assert len(schemes) >= 6
    for predicate in (SKOS.inScheme, SKOS.topConceptOf, SKOS.notation):
        told = [t.subject for t in found if t.predicate.value == predicate]
        assert sorted(map(str, told)) == sorted(map(str, codes))
    rules = {t.subject.value.rpartition("/")[2] for t in found if "/rule/" in str(t.subject)}
    assert rules == set(RULES)
    used = {q.subject for q in ox.parse(path=published / "data.nt")
            if q.object == ox.NamedNode(SHISAKU.RepairRule)}  # fmt: skip
    assert used <= codes
    table = list(csv.DictReader(io.StringIO(files["codes.csv"].decode("utf-8-sig"))))
    assert len(table) == len(codes)


EXAMPLES_OF_SIB = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?sq ?comment ?query WHERE {
  ?sq a sh:SPARQLExecutable ; rdfs:label|rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?query .
  FILTER (LANG(?comment) = "en")
} ORDER BY ?sq
"""  # noqa: E501  # as sparql-editor asks it


def test_editors_find_the_queries(files, tmp_path):
    file = tmp_path / "queries.ttl"
    file.write_bytes(files[".well-known/sparql-examples.ttl"])
    found = {row["sq"].rpartition("/")[2]: row["query"] for row in query(EXAMPLES_OF_SIB, file)}
    assert found.keys() == ready_queries().keys()
    store = loaded([tmp_path.parent / tmp_path.name / "queries.ttl"])
    for name, text in found.items():
        ask(store, text)  # valid by itself
        assert text in ready_queries()[name].text


def test_published_queries_give_the_rows_of_the_ready_ones(files, published):
    store = loaded([published])
    for told in json.loads(files["queries.json"]):
        ready = ready_queries()[told["name"]]
        assert ask(store, told["sparql"]) == ask(store, ready.text)
        lines = told["sparql"].splitlines()
        for parameter in told["parameters"]:
            assert f"VALUES ?{parameter['name']}_ {{" in lines[parameter["line"]]
        assert read_header(told["name"], files[f"queries/{told['name']}.rq"].decode()) == ready


def test_parameters_say_type_and_default(files):
    found = canonical(files["queries.ttl"])
    year = [t for t in found if str(t.subject).endswith("reports-of-year#year>")]
    told = {t.predicate.value: t.object for t in year}
    assert told[SH.defaultValue].datatype == told[SH.datatype]
    assert told[RDF.type] == ox.NamedNode(SH.Parameter)


def changed(header, **values):  # noqa: ANN003  # any field
    fields = {name: getattr(header, name) for name in header.__slots__}
    return type(header)(**fields | values)


def test_a_released_version_stays(root):
    header = ontology().header
    content = (root / "ontology" / "shisaku.ttl").read_bytes()
    same = Version(header.version, header.version_iri, content + b"\n# a comment\n")
    assert [v.number for v in ordered(header, content, (same,))] == [header.version]
    other = Version(header.version, header.version_iri, content.replace(b"note", b"nota"))
    with pytest.raises(PublicationError) as caught:
        ordered(header, content, (other,))
    assert caught.value.code == "ontology-released"


def test_the_prior_version_is_named(root):
    header = ontology().header
    content = (root / "ontology" / "shisaku.ttl").read_bytes()
    old = Version("0.0.9", "https://w3id.org/shisaku-graph/ns/0.0.9", content)
    with pytest.raises(PublicationError) as caught:
        ordered(header, content, (old,))
    assert caught.value.code == "ontology-prior-version"
    told = ordered(changed(header, prior_version=old.iri), content, (old,))
    assert [version.number for version in told] == [header.version, "0.0.9"]
    with pytest.raises(PublicationError):
        ordered(changed(header, prior_version=old.iri), content, ())


def test_command_publishes(shisaku_graph, tmp_path):
    run = shisaku_graph("ontology", "--into", "out")
    assert run.returncode == 0, run.stderr
    assert "→ out/" in run.stdout
    assert (tmp_path / "out" / "ns.html").is_file()
    (tmp_path / "file").write_text("")
    run = shisaku_graph("ontology", "--into", "file")
    assert (run.returncode, "Traceback" in run.stderr) in ((2, False), (4, False))
