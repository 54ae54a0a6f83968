"""A source too large for a graph in memory: one file of quads, the same statements."""

import gzip

import pytest
from pyoxigraph import RdfFormat, parse
from tests.publication.small_source import MEASURED

from shisaku_graph import spool
from shisaku_graph.errors import CorrectionError, RecordError
from shisaku_graph.pipeline import stream


@pytest.fixture
def all_on_disk(monkeypatch):
    """What a large table does, with small ones: nothing but a chunk of three stays in memory."""
    monkeypatch.setattr(spool, "_HELD", 2)
    monkeypatch.setattr(spool, "_CHUNK", 3)
    monkeypatch.setattr("shisaku_graph.record.outline._KEPT", 2)


@pytest.mark.usefixtures("all_on_disk")
def test_streamed_quads_say_what_the_published_graph_says(places, dist, tmp_path):
    for name, source in places.items():
        made = stream(source, tmp_path, rows=0)
        packed = made.written.path.read_bytes()
        quads = list(parse(gzip.decompress(packed), RdfFormat.N_QUADS))
        wanted = set(parse((dist / name / "data.nt").read_bytes(), RdfFormat.N_TRIPLES))
        assert {(q.subject, q.predicate, q.object) for q in quads} == {
            (t.subject, t.predicate, t.object) for t in wanted
        }, name
        assert len(quads) == made.written.quads == len(set(quads))  # nothing is said twice
        assert len({q.graph_name for q in quads}) == 1
        again = stream(source, tmp_path / "again", rows=0)
        assert again.written.path.read_bytes() == packed


TABLE = """\
施策,事業名,所管,決算額,評価,内容
観光の振興,花火事業,観光課,1千円,A,「第2次観光振興計画」（平成28年度～平成30年度）を進める。
観光の振興,案内事業,観光課,2,Ａ,中央公民館で案内する。
農業の振興,案内事業,農業課,3,B,「第2次観光振興計画」に沿い、中央公民館で行う。
農業の振興,案内事業,農業課,4,B,
農業の振興,種子事業,農業課,未定,,第1地区公民館
"""


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "t"
    folder.mkdir()
    (folder / "t.csv").write_text(TABLE, encoding="utf-8")
    (folder / "source.toml").write_text(MEASURED, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("all_on_disk")
def test_namesakes_grades_and_names_in_texts(source, tmp_path):
    from shisaku_graph.graph import triples
    from shisaku_graph.pipeline import read

    records = read(source)
    assert any(each.rule == "namesake-project" for each in records.suspects)
    made = stream(source, tmp_path / "out", rows=0)
    quads = parse(gzip.decompress(made.written.path.read_bytes()), RdfFormat.N_QUADS)
    wanted = {(t.subject, t.predicate, t.object) for t in triples(records)}
    assert {(q.subject, q.predicate, q.object) for q in quads} == wanted
    assert made.counts["projects"] == len(records.projects) == 5
    assert (made.repairs, made.suspects) == (len(records.repairs), len(records.suspects))


@pytest.mark.parametrize(
    ("further", "file", "text", "error", "code"),
    [
        ('[review]\nlinks = "d.csv"\n', "d.csv",
         "kind,name,relation,target,reason\npolicy,無い施策,seeAlso,https://x.example/,理由\n",
         CorrectionError, "decision-unmatched"),
        ('[review]\nclassification = "d.csv"\n', "d.csv",
         "kind,name,scheme,code,decision,reason\nproject,無い事業,sdg,8,採用,理由\n",
         CorrectionError, "decision-unmatched"),
        ("[expect.projects]\nmin = 9\n", "d.csv", "", RecordError, "count-unexpected"),
    ],
)  # fmt: skip
def test_what_a_build_refuses_a_stream_refuses(source, tmp_path, further, file, text, error, code):
    (source / file).write_text(text, encoding="utf-8")
    told = source / "source.toml"
    told.write_text(told.read_text(encoding="utf-8") + further, encoding="utf-8")
    with pytest.raises(error) as caught:
        stream(source, tmp_path / "out", rows=0)
    assert caught.value.code == code
    assert not list((tmp_path / "out").glob("*"))  # nothing half written


def test_rows_at_the_top_are_checked(shisaku_graph, kisarazu, tmp_path):
    run = shisaku_graph("stream", kisarazu, "--into", tmp_path / "s", "--check", "3")
    assert run.returncode == 0, run.stderr
    assert "no violation in the first 3 rows" in run.stdout
