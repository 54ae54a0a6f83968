"""A person reviews the published proposals; the build applies what was decided."""

import csv
import io
import shutil
import tomllib

import pyoxigraph as ox
import pytest

from shisaku_graph import publication
from shisaku_graph.errors import CorrectionError
from shisaku_graph.graph import triples
from shisaku_graph.hub.municipality import area_links
from shisaku_graph.hub.schemes import categories, words
from shisaku_graph.pipeline import read
from shisaku_graph.record.decisions import read_classifications, read_links
from shisaku_graph.source.municipality import is_fictional
from shisaku_graph.source.spreadsheet import guarded, unguarded
from shisaku_graph.vocabulary import RDFS, SHISAKU, SKOS


@pytest.fixture
def source(kisarazu, tmp_path):
    return shutil.copytree(kisarazu, tmp_path / "source")


def reviewed(source, table: str, name: str, text: str) -> None:
    (source / name).write_text(text, encoding="utf-8")
    file = source / "source.toml"
    told = file.read_text(encoding="utf-8")
    file.write_text(f"{told}\n[review]\n{table} = {name!r}\n", encoding="utf-8")
    assert tomllib.loads(file.read_text(encoding="utf-8"))["review"]


def store_of(source) -> ox.Store:
    """Return the graph that a source folder gives."""
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples(read(source)))
    return store


def test_the_whole_round(published, source):
    proposals = (published / "classification-proposals.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(proposals.splitlines()))
    first, second = [row for row in rows if row["scheme"] == "sdg"][:2]
    first |= {"decision": "採用", "reason": "企画課で確認"}
    second |= {"decision": "reject", "reason": "言葉が同じだけ"}
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    reviewed(source, "classification", "classification.csv", text.getvalue())
    store = store_of(source)

    def linked(predicate: str, row: dict[str, str]) -> bool:
        return bool(
            store.query(
                f"ASK {{ ?p <{SKOS.prefLabel}> '{row['name']}'@ja ; "
                f"<{predicate}> <http://metadata.un.org/sdg/{row['code']}> }}"
            )
        )

    assert linked(SKOS.broadMatch, first)
    assert not linked(SKOS.relatedMatch, first)
    assert not linked(SKOS.broadMatch, second)
    assert not linked(SKOS.relatedMatch, second)
    accepted = ox.NamedNode(SHISAKU.accepted)
    assert len(list(store.quads_for_pattern(None, None, accepted))) == 1
    assert "source/classification.csv" in publication._source_files(read(source), source)


def test_links_of_a_person(source):
    text = (
        "kind,name,relation,target,reason\n"
        "policy,保健の充実,closeMatch,https://example.org/health,計画書の対応表\n"
        "area,木更津市,seeAlso,https://example.org/map,市の地図\n"
    )
    reviewed(source, "links", "links.csv", text)
    said = {(q.subject.value, q.predicate.value, q.object.value) for q in store_of(source)}
    (policy,) = [s for s, p, o in said if (p, o) == (SKOS.closeMatch, "https://example.org/health")]
    assert (policy, SKOS.prefLabel, "保健の充実") in said
    assert any(
        s.endswith("/area") and (p, o) == (RDFS.seeAlso, "https://example.org/map")
        for s, p, o in said
    )


HEAD = "kind,name,scheme,code,decision,reason\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind,name\n", "no column scheme"),
        (HEAD + "policy,A,sdg,3,maybe,x\n", "accept or reject"),
        (HEAD + "policy,A,sdg,3,accept,\n", "reason is empty"),
        (HEAD + "person,A,sdg,3,accept,x\n", "unknown kind"),
        (HEAD + "policy,A,sdg\n", "3 cells, not 6"),
    ],
)
def test_a_wrong_decision_is_one_clear_error(tmp_path, text, said):
    file = tmp_path / "classification.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CorrectionError) as error:
        read_classifications(file)
    assert said in error.value.render("en")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("policy,A,sameAs,https://example.org/,x", "a relation is one of"),
        ("policy,A,seeAlso,example.org,x", "no IRI"),
        ("policy,A,seeAlso,https://example.org/,", "reason is empty"),
        ("person,A,seeAlso,https://example.org/,x", "unknown kind"),
    ],
)
def test_a_wrong_link_is_one_clear_error(tmp_path, row, said):
    file = tmp_path / "links.csv"
    file.write_text(f"kind,name,relation,target,reason\n{row}\n", encoding="utf-8")
    with pytest.raises(CorrectionError) as error:
        read_links(file)
    assert said in error.value.render("en")


def test_a_cell_comes_back_from_a_spreadsheet():
    for cell in ("=1+1", "'quoted", "plain", "−", "-", "＝和"):
        assert unguarded(guarded(cell)) == cell


def test_an_area_links_by_its_code_and_by_what_was_seen():
    kisarazu = list(area_links("122068"))
    assert kisarazu[0].target == "http://data.e-stat.go.jp/lod/sac/C12206"
    assert {link.relation for link in kisarazu} == {"exactMatch", "narrowMatch", "closeMatch"}
    assert all(link.evidence for link in kisarazu)
    assert [link.target for link in area_links("011002")] == [
        "http://data.e-stat.go.jp/lod/sac/C01100"
    ]


def test_an_invented_place_has_no_statistics():
    assert not is_fictional("472018")
    assert is_fictional("999997")
    assert is_fictional("000000")


def test_every_word_speaks_for_a_category_that_is_there():
    assert {(word.scheme, word.code) for word in words()} == set(categories())
    seen = [(word.text, word.scheme, word.code) for word in words()]
    assert len(seen) == len(set(seen))
