"""``shisaku-graph push`` as a user runs it."""

import gzip

import pyoxigraph as ox
import pytest

from .conftest import GRAPH, numbered, publish


def test_dry_run_push_and_push_again(shisaku_graph, oxigraph, tmp_path):
    publish(tmp_path / "dist" / "a", numbered(3), f"{GRAPH}/cli")
    told = shisaku_graph("push", "--store", oxigraph, "--dry-run")
    assert (told.returncode, told.stderr) == (0, "")
    assert "would send 3 triples" in told.stdout
    assert "nothing was written" in told.stdout
    assert "replacing 0" in shisaku_graph("push", "--store", oxigraph, "--dry-run").stdout
    told = shisaku_graph("push", "--store", oxigraph, lang="ja")
    assert told.stdout == f"a: 3 トリプル → <{GRAPH}/cli>（照合済み、一致）\n"
    assert "replacing 3" in shisaku_graph("push", "--store", oxigraph, "--dry-run").stdout
    assert shisaku_graph("push", "dist/a", "--store", oxigraph, "--quiet").stdout == ""


def test_the_reference_goes_too(shisaku_graph, oxigraph, tmp_path):
    publish(tmp_path / "dist" / "a", numbered(3))
    assert shisaku_graph("ontology", "--quiet").returncode == 0
    told = shisaku_graph("push", "--store", oxigraph, "--dry-run").stdout
    assert "<https://w3id.org/shisaku-graph/ns>" in told
    assert "sparql-examples>" in told


def test_bulk_file_holds_every_graph_and_is_the_same_twice(shisaku_graph, tmp_path):
    publish(tmp_path / "dist" / "a", numbered(3), "urn:a")
    publish(tmp_path / "dist" / "b", numbered(2) + b'<urn:s> <urn:p> "a . b ." .\n', "urn:b")
    for name in ("one.nq.gz", "two.nq.gz"):
        run = shisaku_graph("push", "--bulk", name)
        assert run.returncode == 0, run.stderr
    content = (tmp_path / "one.nq.gz").read_bytes()
    assert content == (tmp_path / "two.nq.gz").read_bytes()
    quads = list(ox.parse(gzip.decompress(content), format=ox.RdfFormat.N_QUADS))
    assert sorted(quad.graph_name.value for quad in quads) == ["urn:a"] * 3 + ["urn:b"] * 3
    assert any(quad.object == ox.Literal("a . b .") for quad in quads)
    assert not list(tmp_path.glob(".*.new"))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "push-target"),
        (["--store", "http://127.0.0.1:9", "--bulk", "x"], 2, "push-target"),
        (["nowhere", "--store", "http://127.0.0.1:9"], 2, "push-nothing"),
        (["--store", "ftp://127.0.0.1"], 3, "endpoint-address"),
        (["--store", "https://me:secret@example.org"], 3, "endpoint-credentials"),
        (["--bulk", "no/such/folder/x.gz"], 4, "output-unwritable"),
        (["--store", "http://127.0.0.1:9", "--timeout", "2"], 3, "endpoint-"),
    ],
)
def test_wrong_calls_are_one_clear_error(shisaku_graph, tmp_path, arguments, code, said):
    publish(tmp_path / "dist" / "a", numbered(3))
    run = shisaku_graph("push", *arguments)
    assert run.returncode == code, run.stderr
    assert f"error[{said}" in run.stderr
    assert run.stderr.count("\n") == 2
    assert "secret" not in run.stderr
