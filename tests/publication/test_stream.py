"""A source too large for a graph in memory: one file of quads, the same statements."""

import gzip

from pyoxigraph import RdfFormat, parse

from shisaku_graph.pipeline import stream


def test_streamed_quads_say_what_the_published_graph_says(kisarazu, published, tmp_path):
    made = stream(kisarazu, tmp_path, check=0)
    packed = made.written.path.read_bytes()
    quads = list(parse(gzip.decompress(packed), RdfFormat.N_QUADS))
    wanted = set(parse((published / "data.nt").read_bytes(), RdfFormat.N_TRIPLES))
    assert {(q.subject, q.predicate, q.object) for q in quads} == {
        (t.subject, t.predicate, t.object) for t in wanted
    }
    assert len(quads) == made.written.quads == len(set(quads))  # nothing is said twice
    assert len({q.graph_name for q in quads}) == 1
    again = stream(kisarazu, tmp_path / "again", check=0)
    assert again.written.path.read_bytes() == packed


def test_rows_at_the_top_are_checked(shisaku_graph, kisarazu, tmp_path):
    run = shisaku_graph("stream", kisarazu, "--into", tmp_path / "s", "--check", "3")
    assert run.returncode == 0, run.stderr
    assert "no violation in the first 3 rows" in run.stdout
