"""The commands answer as their help says."""

import json

import pytest


@pytest.mark.parametrize("command", [(), ("build",), ("validate",), ("query",), ("init",)])
@pytest.mark.parametrize(("lang", "word"), [("ja", "施策"), ("en", "shisaku")])
def test_help_in_both_languages(shisaku_graph, command, lang, word):
    run = shisaku_graph(*command, "--help", lang=lang)
    assert run.returncode == 0
    usage = {"ja": "使い方", "en": "Usage"}[lang]
    assert f"{usage}: shisaku-graph" in run.stdout
    if not command:
        assert word in run.stdout


def test_language_option_wins(shisaku_graph, published):
    run = shisaku_graph("--lang", "ja", "query", "directions-summary", "--data", published)
    assert "基本方向" in run.stdout.splitlines()[1]


def test_unknown_query_suggests(shisaku_graph):
    run = shisaku_graph("query", "policy-three")
    assert run.returncode == 2
    assert "policy-tree" in run.stderr


def test_query_without_data_says_what_to_do(shisaku_graph):
    run = shisaku_graph("query", "policy-tree")
    assert run.returncode == 2
    assert "shisaku-graph build" in run.stderr


@pytest.mark.parametrize("form", ["table", "csv", "json", "markdown"])
def test_formats(shisaku_graph, published, form):
    run = shisaku_graph("query", "policy-tree", "--data", published, "--format", form)
    assert run.returncode == 0
    assert "広域行政の推進" in run.stdout
    if form == "json":
        assert len(json.loads(run.stdout)["results"]["bindings"]) == 46


def test_output_for_excel(shisaku_graph, published, tmp_path):
    target = tmp_path / "out.csv"
    shisaku_graph(
        "query", "policy-tree", "--data", published, "--format", "csv", "--output", target
    )
    assert target.read_bytes().startswith(b"\xef\xbb\xbfdirection,basicPolicy,policy\r\n")


def test_parameters_are_terms_not_text(shisaku_graph, published):
    """A hostile value is looked for, never run."""
    hostile = 'x" } ?s ?p ?o . { ?a ?b "\\u0022'
    run = shisaku_graph(
        "query", "search", "--data", published, "--param", f"word={hostile}", "--format", "csv"
    )
    assert run.returncode == 0
    assert run.stdout.split() == ["policy,year,field,text"]


@pytest.mark.parametrize(
    ("params", "said"),
    [(["year=H29"], "integer"), (["jahr=2017"], "year"), (["year"], "name=value")],
)
def test_bad_parameters(shisaku_graph, published, params, said):
    flags = [word for param in params for word in ("--param", param)]
    run = shisaku_graph("query", "reports-of-year", "--data", published, *flags)
    assert run.returncode == 2
    assert said in run.stderr


def test_own_query_file(shisaku_graph, published, tmp_path):
    own = tmp_path / "own.rq"
    own.write_text("ASK { ?s a <https://w3id.org/shisaku-graph/ns#Policy> }")
    run = shisaku_graph("query", own, "--data", published / "data.ttl")
    assert run.stdout == "true\n"


def test_validate_published(shisaku_graph, published):
    run = shisaku_graph("validate", published)
    assert run.returncode == 0
    assert "No violation" in run.stdout


def test_validate_reports_line_and_remedy(shisaku_graph, published, tmp_path):
    """The officer sees the row of the table, not an IRI."""
    broken = tmp_path / "broken.nt"
    lines = (published / "data.nt").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not ("/policy/" in line.split()[0] and "#label>" in line)]
    assert len(kept) == len(lines) - 46
    broken.write_text("\n".join(kept) + "\n", encoding="utf-8")
    run = shisaku_graph("validate", broken, "--format", "markdown", lang="ja")
    assert run.returncode == 1
    assert "kisarazu-h29-progress.txt:6" in run.stdout
    assert "違反" in run.stdout


def test_validate_bad_syntax(shisaku_graph, tmp_path):
    bad = tmp_path / "bad.ttl"
    bad.write_text("@prefix x: <http://x/> .\nx:a x:b .\n")
    run = shisaku_graph("validate", bad)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert "line 2" in run.stderr or ":2" in run.stderr or "2:" in run.stderr


def test_fault_of_the_program_is_told_without_a_traceback(monkeypatch, capsys):
    """Whatever no room foresaw ends in one sentence and its own exit code."""
    from shisaku_graph import cli

    def fall(*_: object, **__: object) -> None:
        raise KeyError("somewhere")

    monkeypatch.setattr(cli.group, "main", fall)
    with pytest.raises(SystemExit) as caught:
        cli.main(["query"])
    assert caught.value.code == 70
    assert "SHISAKU_GRAPH_DEBUG" in capsys.readouterr().err
    monkeypatch.setenv("SHISAKU_GRAPH_DEBUG", "1")
    with pytest.raises(KeyError):
        cli.main(["query"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build",), "SOURCES"),
        (("build", "--forse", "x"), "--forse"),
        (("nonsense",), "nonsense"),
        (("--lang", "ja"), "shisaku-graph --help"),
    ],
)
def test_a_wrong_call_is_one_clear_error_in_the_readers_language(shisaku_graph, arguments, said):
    run = shisaku_graph(*arguments, lang="ja")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("error[call] コマンドの書き方が違います")
    assert said in run.stderr
    assert "対処" in run.stderr


def test_help_pages_speak_one_language(shisaku_graph):
    told = shisaku_graph("build", "--help", lang="ja").stdout
    assert told.startswith("使い方: shisaku-graph build")
    assert "オプション:" in told
    assert "Show this message" not in told
