"""``shisaku-graph validate`` as a person calls it."""

import json
import runpy
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from shisaku_graph.cli.validate import command
from shisaku_graph.errors import UsageError

CASES = runpy.run_path(str(Path(__file__).parents[1] / "shapes" / "test_shapes.py"))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    store = CASES["store"]()
    store.update(CASES["HEADER"] + CASES["CASES"]["ProgressReport-listed-projects"])
    file = tmp_path / "broken.nt"
    written = (quad.triple for quad in store)
    file.write_bytes(ox.serialize(written, format=ox.RdfFormat.N_TRIPLES))
    return file


def run(*arguments: str | Path, lang: str = "en") -> Result:
    return CliRunner(env={"SHISAKU_GRAPH_LANG": lang, "COLUMNS": "200"}).invoke(
        command, [str(argument) for argument in arguments]
    )


def test_table(broken):
    result = run(broken)
    assert result.exit_code == 1
    for words in ("violation", "table.txt", "no project is listed", "shisaku:noneListed"):
        assert words in result.output


def test_table_in_japanese(broken):
    assert "事業が一つもありません" in run(broken, lang="ja").output


def test_json(broken):
    told = json.loads(run(broken, "--format", "json").output)
    assert (told["conforms"], told["checked"]) == (False, 47)
    (finding,) = told["findings"]
    assert finding["places"] == ["table.txt[表1]:4:3"]
    assert finding["shape"].endswith("#ProgressReport-listed-projects")
    assert finding["message"]["ja"]


def test_turtle_is_a_shacl_report(broken):
    output = run(broken, "--format", "turtle").output
    triples = list(ox.parse(output, format=ox.RdfFormat.TURTLE))
    assert any(quad.object.value.endswith("#ValidationReport") for quad in triples)


def test_markdown(broken):
    assert run(broken, "--format", "markdown").output.startswith("# Validation report\n")


def test_quiet(broken):
    result = run(broken, "--quiet")
    assert (result.exit_code, result.output) == (1, "")


def test_whole_data():
    result = run(Path(__file__).parents[1] / "shapes" / "base.ttl")
    assert result.exit_code == 0
    assert result.output.startswith("No violation")


def test_data_of_another_kind_is_not_praised(tmp_path):
    """A file that no shape speaks of must not pass as checked."""
    other = tmp_path / "other.ttl"
    other.write_text("<https://example.org/a> <https://example.org/b> 1 .\n")
    result = run(other)
    assert isinstance(result.exception, UsageError)
    assert result.exception.code == "nothing-to-check"
