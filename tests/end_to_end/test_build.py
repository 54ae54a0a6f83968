"""The main job, by the command line as a user runs it."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from shisaku_graph.publication import publish_catalogue


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")  # locks
    }


def test_committed_dist_is_what_a_build_makes(root, published, shisaku_graph, tmp_path):
    """dist/ must never drift from the code and the sources."""
    made = tmp_path / "dist"
    shutil.copytree(published, made / published.name)
    publish_catalogue(made)
    run = shisaku_graph("ontology", "--into", made / "ontology")
    assert run.returncode == 0, run.stderr
    committed = digests(root / "dist")
    kept = {name: sha for name, sha in committed.items() if name.split("/")[0] != "site"}
    assert kept == digests(made)


@pytest.mark.parametrize(
    "environment",
    [
        {
            "PYTHONHASHSEED": "1",
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
            "SOURCE_DATE_EPOCH": "1",
        },
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"},
    ],
)
def test_same_bytes_everywhere(shisaku_graph, kisarazu, published, tmp_path, environment):
    """Neither hash seed, time zone, locale nor clock may reach the output."""
    run = shisaku_graph("build", kisarazu, "--dist", tmp_path, "--quiet", **environment)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert digests(tmp_path / "kisarazu-2017") == digests(published)


def test_summary_tells_what_happened(shisaku_graph, kisarazu, tmp_path):
    """A person wants counts, repairs, open questions and the place of the files."""
    run = shisaku_graph("build", kisarazu, "--dist", tmp_path / "d", lang="ja")
    for words in ("施策 46", "事業 65", "結合セルの補完", "人の判断を待つ箇所", "トリプル"):
        assert words in run.stdout


def test_json_summary(shisaku_graph, kisarazu, tmp_path):
    run = shisaku_graph("build", kisarazu, "--dist", tmp_path / "d", "--json")
    (told,) = json.loads(run.stdout)
    assert told["records"]["policies"] == 46
    assert told["repairs"]["shift-left"] == 4
    assert told["changed"] is True
    again = shisaku_graph("build", kisarazu, "--dist", tmp_path / "d", "--json")
    assert json.loads(again.stdout)[0]["changed"] is False


@pytest.fixture
def source(kisarazu, tmp_path) -> Path:
    return Path(shutil.copytree(kisarazu, tmp_path / "source"))


def edited(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("source.toml", 'code = "122068"', 'code = "122069"', "source.toml:8"),
        (
            "source.toml",
            'fiscal_year = "平成29年度"',
            'fiscal_year = "来年"',
            "dataset.fiscal_year",
        ),
        ("source.toml", 'base = "', 'basis = "', "basis"),
        ("source.toml", 'goal = ["目標"]', 'goal = ["ゴール"]', "column-unknown"),
        ("source.toml", 'file = "kisarazu', 'file = "chiba', "file-missing"),
        ("source.toml", "[municipality]", "[municipality", "descriptor-syntax"),
        ("source.toml", "min = 46", "min = 47", "expect.policies"),
        ("kisarazu-h29-corrections.csv", "農業の振興", "農業の発展", "csv:3"),
        ("kisarazu-h29-corrections.csv", "49,基本方向", "49,方向", "csv:2"),
        ("kisarazu-h29-corrections.csv", "line,column", "line,field", "csv:1"),
        ("kisarazu-h29-progress.txt", "\t目標\t", "\t目的地\t", "progress.txt:5:5"),
    ],
)
def test_bad_input_is_one_clear_error(shisaku_graph, source, tmp_path, file, before, after, said):
    """What is wrong, where, and how to mend it; nothing is written."""
    edited(source / file, before, after)
    run = shisaku_graph("build", source, "--dist", tmp_path / "dist")
    assert run.returncode == 1
    assert said in run.stderr
    assert run.stderr.startswith("error[")
    assert "remedy:" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "dist" / "kisarazu-2017").exists()


def test_violation_leaves_dist_untouched(shisaku_graph, source, kisarazu, tmp_path):
    """Publication stops at a violation, and says which row to mend."""
    dist = tmp_path / "dist"
    assert shisaku_graph("build", kisarazu, "--dist", dist).returncode == 0
    before = digests(dist)
    edited(source / "source.toml", 'homepage = "https://www.city', 'homepage = "https://www/city')
    edited(source / "kisarazu-h29-progress.txt", "\t保健の充実\t健康", "\t保健・医療の充実\t健康")
    edited(source / "source.toml", 'direction = ["基本方向"]\nbasic_policy = ["基本政策"]\n',
           'basic_policy = ["基本方向"]\ndirection = ["基本政策"]\n')  # fmt: skip
    run = shisaku_graph("build", source, "--dist", dist)
    assert run.returncode == 1
    assert digests(dist) == before


def test_one_bad_source_does_not_stop_the_others(shisaku_graph, source, kisarazu, tmp_path):
    edited(source / "source.toml", 'code = "122068"', 'code = "1"')
    twin = tmp_path / "twin"  # its id is that of another source of the call
    shutil.copytree(kisarazu, twin)
    run = shisaku_graph("build", source, kisarazu, twin, "--dist", tmp_path / "dist")
    assert run.returncode == 2
    assert (tmp_path / "dist" / "kisarazu-2017" / "manifest.json").is_file()
    assert f"[2/3] {kisarazu}" in run.stderr  # a log tells where the call is
    assert "error[source-same-id]" in run.stderr
    assert "3 sources: 1 published, 0 unchanged, 2 failed" in run.stdout
    assert f"  ✗ {twin}" in run.stdout


@pytest.mark.parametrize("codec", ["utf-8-sig", "cp932", "utf-16", "euc_jp"])
def test_encodings_give_one_graph(shisaku_graph, source, published, tmp_path, codec):
    """The same table in another encoding says the same."""
    table = source / "kisarazu-h29-progress.txt"
    text = table.read_text(encoding="utf-8").replace("\n", "\r\n")
    if codec == "euc_jp":  # which has neither ㈱ nor ～
        text = text.encode(codec, "replace").decode(codec)
    table.write_bytes(text.encode(codec))
    run = shisaku_graph("build", source, "--dist", tmp_path / "dist")
    assert run.returncode == 0, run.stderr
    made = facts(tmp_path / "dist" / "kisarazu-2017" / "data.nt")
    wanted = facts(published / "data.nt")
    if codec == "euc_jp":  # without ～ no period is read in a text; every record is there
        made, wanted = recorded(made), recorded(wanted)
        assert len(made) == len(wanted)
    else:
        assert made == wanted


def recorded(lines: set[str]) -> set[str]:
    """Return the triples but for those about what the texts name."""
    named = ("/mention/", "/document/", "/fiscal-year/")
    return {line for line in lines if not any(part in line.split()[0] for part in named)}


def facts(path: Path) -> set[str]:
    """Return the triples that do not speak of the file itself or of places in it."""
    return {
        line for line in path.read_text(encoding="utf-8").splitlines() if "/source/" not in line
    }
