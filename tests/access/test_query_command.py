"""``shisaku-graph query``: what a person sees, and what a script can rely on."""

import json
from pathlib import Path

import pytest

from shisaku_graph.access import ready_queries

CITY = Path(__file__).resolve().parents[1] / "queries" / "city.ttl"


@pytest.mark.parametrize(("lang", "title"), [("ja", "施策の体系"), ("en", "The tree of policies")])
def test_list_names_every_query_once(shisaku_graph, lang, title):
    run = shisaku_graph("query", "--lang", lang)
    assert run.returncode == 0
    assert title in run.stdout
    listed = [line.split()[0] for line in run.stdout.splitlines() if line.startswith("  ")]
    assert sorted(listed) == sorted(ready_queries())


def test_show_explains_and_can_be_run(shisaku_graph, tmp_path):
    shown = shisaku_graph("query", "search", "--show", lang="ja").stdout
    assert "語を含む施策" in shown
    assert "--param word=…" in shown
    own = tmp_path / "own.rq"
    own.write_text(shown[shown.index("#+") :], encoding="utf-8")
    run = shisaku_graph("query", own, "--data", CITY, "--param", "word=本", "--format", "csv")
    assert len(run.stdout.splitlines()) == 5
    assert shisaku_graph("query", own, "--show").stdout.startswith("#+ title")


@pytest.mark.parametrize("form", ["table", "csv"])
def test_quiet_says_rows_alone(shisaku_graph, form):
    loud = shisaku_graph("query", "policy-tree", "--data", CITY, "--format", form)
    quiet = shisaku_graph("query", "policy-tree", "--data", CITY, "--format", form, "--quiet")
    assert "2 rows" not in quiet.stdout
    assert ("2 rows" in loud.stdout) == (form == "table")
    assert quiet.stderr == ""


def test_empty_answer_tells_why_beside_the_rows(shisaku_graph, published):
    run = shisaku_graph("query", "amounts", "--data", published, "--format", "csv")
    assert run.stdout.count("\n") == 1
    assert "no column of money" in run.stderr
    assert shisaku_graph("query", "amounts", "--data", published, "--quiet").stderr == ""


def test_nothing_found_tells_what_may_be_set(shisaku_graph):
    run = shisaku_graph("query", "search", "--data", CITY, "--param", "word=宇宙", lang="ja")
    assert "--param word=…" in run.stderr


def test_ask_and_construct_files(shisaku_graph, tmp_path):
    ask, construct = tmp_path / "ask.rq", tmp_path / "construct.sparql"
    ask.write_text("ASK { ?s a <https://w3id.org/shisaku-graph/ns#Grade> }")
    construct.write_text("CONSTRUCT WHERE { ?s <https://w3id.org/shisaku-graph/ns#yen> ?o }")
    assert shisaku_graph("query", ask, "--data", CITY).stdout == "true\n"
    told = shisaku_graph("query", ask, "--data", CITY, "--format", "json").stdout
    assert json.loads(told) == {"head": {}, "boolean": True}
    told = shisaku_graph("query", construct, "--data", CITY).stdout
    assert "@prefix shisaku:" in told
    assert "shisaku:yen" in told


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("query", "policy-tree", "--data", "nowhere"), 2, "shisaku-graph build"),
        (("query", "nothing.rq"), 2, "nothing.rq"),
        (("query", "search", "--param", "word=a", "--param", "word=b"), 2, "twice"),
        (("query", "policy-tree", "--data", CITY, "--output", "no/such/folder.csv"), 4, "written"),
        (("query", "policy-tree", "--endpoint", "file:///etc/passwd"), 3, "endpoint-address"),
        (("query", "policy-tree", "--timeout", "0"), 2, "timeout"),
    ],
)
def test_errors_have_their_codes(shisaku_graph, arguments, code, said):
    run = shisaku_graph(*arguments)
    assert run.returncode == code
    assert said in run.stderr
    assert "Traceback" not in run.stderr


def test_refused_query_names_the_place(shisaku_graph, tmp_path):
    own = tmp_path / "own.rq"
    own.write_text("SELECT * {\n  SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    run = shisaku_graph("query", own, "--data", CITY, lang="ja")
    assert run.returncode == 2
    assert "SPARQL 2:3" in run.stderr
    assert "--endpoint" in run.stderr


def test_numbers_of_a_table_are_for_people_of_a_csv_for_programs(shisaku_graph):
    table = shisaku_graph("query", "amounts", "--data", CITY, lang="ja").stdout
    assert "印字された値" in table
    csv = shisaku_graph("query", "amounts", "--data", CITY, "--format", "csv").stdout
    assert csv.splitlines()[0] == "subject,year,kind,item,printed,unit,yen"
