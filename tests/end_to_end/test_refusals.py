"""Every refusal says what, where and how to mend it, in both languages; nothing is left half done.

Each case calls the command line as a user does, in this process; those that need a fault of the
machine have it made for them.
"""

import ast
import re
import shutil
import signal
import sys
from pathlib import Path

import pytest
from tests.publication.small_source import NAMED

from shisaku_graph.cli import main
from shisaku_graph.errors import ShisakuError
from shisaku_graph.graph.terms import text
from shisaku_graph.pipeline import build
from shisaku_graph.trace import Origin

TABLE = "施策,事業名,所管,内容\n観光の振興,花火事業,観光課,花火を上げた。\n"


@pytest.fixture
def source(tmp_path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "t.csv").write_text(TABLE, encoding="utf-8")
    (folder / "source.toml").write_text(NAMED, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Two small datasets, published under different bases."""
    top = tmp_path_factory.mktemp("made")
    for name, base in (("t", "https://example.org/"), ("u", "https://example.com/")):
        folder = top / name
        folder.mkdir()
        (folder / "t.csv").write_text(TABLE, encoding="utf-8")
        told = NAMED.replace('id = "t"', f'id = "{name}"').replace("https://example.org/", base)
        (folder / "source.toml").write_text(told, encoding="utf-8")
        build(folder, top / "dist")
    return top / "dist"


@pytest.fixture
def dist(made, tmp_path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "dist"))


@pytest.fixture
def refused(monkeypatch, capsys, tmp_path):
    """Call the command line in both languages; return the exit code and what it said in each."""

    def call(*arguments: object) -> tuple[int, str, str]:
        said, codes = [], set()
        before = signal.getsignal(signal.SIGINT)
        for language in ("ja", "en"):
            monkeypatch.setenv("SHISAKU_GRAPH_LANG", language)
            monkeypatch.chdir(tmp_path)
            with pytest.raises(SystemExit) as end:
                main([str(each) for each in arguments])
            codes.add(end.value.code)
            said.append(capsys.readouterr().err)
        signal.signal(signal.SIGINT, before)
        (code,) = codes
        return code, *said

    return call


def check(code: str, wanted: int, told: tuple[int, str, str], place: str) -> None:
    """Check that a refusal says what, where and how to mend it, in both languages."""
    number, ja, en = told
    assert number == wanted, en
    for said, remedy in ((ja, "→ 対処: "), (en, "→ remedy: ")):
        assert f"error[{code}]" in said, said
        assert place in said
        assert len(said.partition(remedy)[2]) > 10
        assert "Traceback" not in said
    assert any("ぁ" <= each <= "ん" for each in ja)
    problem = en.replace(place, "").partition("remedy")[2]
    assert not any("ぁ" <= each <= "ん" for each in problem), "the English remedy is English"


def adapt(source: Path, before: str, after: str) -> None:
    file = source / "source.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def correction(source: Path) -> str:
    adapt(source, 'file = "t.csv"', 'file = "t.csv"\ncorrections = "c.csv"')
    (source / "c.csv").write_text("line,column\n", encoding="utf-8")
    return "c.csv:1"


def decision(source: Path) -> str:
    adapt(source, "[columns]", '[review]\nclassification = "d.csv"\n[columns]')
    (source / "d.csv").write_text("kind,name\n", encoding="utf-8")
    return "d.csv:1"


def unreadable(source: Path) -> str:
    (source / "t.csv").unlink()
    (source / "t.csv").symlink_to("/proc/self/mem")  # its first page can be read by nobody
    return "t.csv"


def no_form(source: Path) -> str:
    adapt(source, 'file = "t.csv"', 'file = "t.csv"\nlabels = ["整理番号", "記載欄"]')
    return "t.csv"


def no_iri(source: Path) -> str:
    adapt(source, "[columns]", '[review]\nlinks = "l.csv"\n[columns]')
    row = "policy,観光の振興,exactMatch,https://example.org/a b,理由"
    (source / "l.csv").write_text(f"kind,name,relation,target,reason\n{row}\n", encoding="utf-8")
    return "l.csv:2"


@pytest.mark.parametrize(
    ("code", "damage"),
    [
        ("correction-syntax", correction),
        ("decision-syntax", decision),
        ("file-unreadable", unreadable),
        ("forms-missing", no_form),
        ("decision-syntax", no_iri),
    ],
)
def test_a_source_that_cannot_be_built(refused, source, tmp_path, code, damage):
    place = damage(source)
    check(code, 1, refused("build", source, "--dist", tmp_path / "out"), place)
    left = [each.name for each in (tmp_path / "out").rglob("*") if each.is_file()]
    assert [each for each in left if each != ".lock"] in ([], ["catalog.ttl"])


def test_what_no_rdf_can_hold():
    """The readers refuse half a surrogate by its cell; this is the last guard."""
    with pytest.raises(ShisakuError, match="term-refused") as caught:
        text("\ud800", "ja", Origin("t.csv", 2, 3))
    assert "t.csv:2:3" in caught.value.render("ja")


def test_a_graph_that_breaks_the_shapes_is_not_published(refused, source, tmp_path, monkeypatch):
    from shisaku_graph import validation

    told = validation.check
    monkeypatch.setattr(validation, "check", lambda stream: told(list(stream)[:40]))
    check("shapes-broken", 1, refused("build", source, "--dist", tmp_path / "out"), str(source))
    assert not (tmp_path / "out" / "t").exists()


@pytest.mark.parametrize(
    ("code", "arguments", "place"),
    [
        ("not-published", ("revise", "{source}", "--dist", "{tmp}"), "source"),
        ("nothing-published", ("verify", "{tmp}"), ""),
        ("parameter-form", ("query", "policies-of-department", "--param", "x"), "--param x"),
        ("query-file", ("query", "nowhere.rq", "--data", "{dist}"), "nowhere.rq"),
        ("service-remote", ("query", "counts-by-class", "--endpoint", "http://127.0.0.1:9/",
                            "--allow-service", "http://127.0.0.1:9/"), "--endpoint"),
        ("signature-key", ("verify", "{dist}/t", "--key", "{tmp}/none.pub"), "none.pub"),
        ("site-bases", ("site", "{dist}/t", "{dist}/u", "--into", "{tmp}/site"), "example.com"),
        ("source-exists", ("init", "{source}/t.csv", "--into", "{source}"), "source"),
        ("option-unreadable", ("init", "{source}/t.csv", "--lines", "x"), "--lines"),
        ("lines-beyond", ("init", "{source}/t.csv", "--lines", "500-"), "t.csv"),
        ("heading-not-found", ("init", "{tmp}/numbers.csv"), "numbers.csv"),
    ],
)  # fmt: skip
def test_a_call_that_cannot_work(refused, source, dist, tmp_path, code, arguments, place):
    (tmp_path / "numbers.csv").write_text("1,2\n3,4\n5,6\n", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    filled = [each.format(source=source, tmp=tmp_path, dist=dist) for each in arguments]
    exit_code = 1 if code in ("heading-not-found", "lines-beyond") else 2
    check(code, exit_code, refused(*filled), place)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_library_that_is_not_installed(refused, dist, tmp_path, monkeypatch):
    from shisaku_graph.link.blocking import Keyed, pairs

    monkeypatch.setitem(sys.modules, "minisign", None)
    (tmp_path / "k.pub").write_bytes(b"x")
    told = refused("verify", dist / "t", "--key", tmp_path / "k.pub")
    check("signature-library", 2, told, "shisaku-graph[sign]")
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ShisakuError, match="link-scale") as caught:
        pairs([Keyed("a", ["a"])], [Keyed("a", ["a"])], in_memory=False)
    assert caught.value.exit_code == 2
    assert "shisaku-graph[scale]" in caught.value.remedy.ja


@pytest.mark.parametrize("command", ["build", "stream"])
def test_a_place_that_cannot_be_written(refused, source, tmp_path, command):
    place = tmp_path / "file"
    place.write_text("not a folder", encoding="utf-8")
    option = "--dist" if command == "build" else "--into"
    check("release-failed", 4, refused(command, source, option, place / "in"), "file")
    assert place.read_text(encoding="utf-8") == "not a folder"


def test_published_data_that_is_damaged(refused, dist, tmp_path):
    data = (dist / "t" / "data.nt").read_text(encoding="utf-8")
    rest = [line for line in data.splitlines(keepends=True) if "ns#fiscalYear>" not in line]
    (dist / "t" / "data.nt").write_text("".join(rest), encoding="utf-8")
    told = refused("diff", dist / "t", dist / "u")
    check("dataset-incomplete", 2, told, "ns#fiscalYear")
    hostile = (
        '<https://example.org/id/../../x> <http://www.w3.org/2000/01/rdf-schema#label> "x" .\n'
    )
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    typed = (
        f"<https://example.org/id/../../x> {kind} <https://w3id.org/shisaku-graph/ns#Policy> .\n"
    )
    (dist / "t" / "data.nt").write_text(data + hostile + typed, encoding="utf-8")
    told = refused("site", dist / "t", "--into", tmp_path / "site")
    check("site-address", 2, told, "/../../x")
    (dist / "t" / "manifest.json").write_text("[]", encoding="utf-8")
    check("site-manifest", 2, refused("site", dist / "t", "--into", tmp_path / "site"), "manifest")
    assert not (tmp_path / "site").exists()


def test_every_code_is_met_by_a_test(root):
    """A new refusal needs a test that meets it; one that nothing can meet should go."""
    known = set()
    for path in sorted((root / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if named and node.func.id.endswith("Error") and len(node.args) > 2:
                code = node.args[0]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    known.add(code.value)
    tests = "".join(
        path.read_text(encoding="utf-8") for path in sorted((root / "tests").rglob("*.py"))
    )
    assert len(known) > 100
    assert not {code for code in known if re.search(rf"\b{code}\b(?!-)", tests) is None}
