"""The SPARQL page: ready queries, the editor, the engine in its worker, links and files."""

import csv
import io
import json
import re
from urllib.parse import quote

import pytest

from shisaku_graph.access import query
from shisaku_graph.access.catalogue import ready_query
from shisaku_graph.access.engine import ask, loaded

from .conftest import write_site

# Each GRAPH-free product below has 9,071³ rows: no engine finishes it.
HEAVY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def opened(page, address, fragment=""):
    page.goto(f"{address}sparql.html{fragment}")
    page.wait_for_selector(".sg-run")


def write(page, text):
    page.locator("button[data-query='']").click()
    page.wait_for_selector(".cm-focused")  # the editor comes when it is wanted
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def rows(page):
    page.wait_for_selector(".sg-answer tbody tr, .sg-none, .sg-truth, .sg-turtle")
    return page.locator(".sg-answer tbody tr")


def saved(page, name):
    with page.expect_download() as caught:
        page.locator(f"[data-do={name}]").click()
    return caught.value.suggested_filename, caught.value.path().read_text(encoding="utf-8")


def test_a_ready_query_with_its_parameter_gives_the_rows_of_the_command_line(
    page, address, published
):
    opened(page, address)
    page.locator("button[data-query=search]").click()
    page.locator("#sg-p-word").fill("観光")
    page.locator(".sg-run").click()
    page.locator(".sg-status", has_text=re.compile(r"\d 行")).wait_for()
    _, text = saved(page, "csv")
    expected = ask(loaded([published]), ready_query("search").bound({"word": "観光"}))
    shown = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert tuple(shown[0]) == expected.columns
    assert [tuple(row) for row in shown[1:]] == list(expected.texts())
    assert rows(page).count() == min(len(expected), 200)
    assert len(expected) > 1


def test_the_chosen_question_is_readable_while_the_pointer_rests_on_it(page, address):
    opened(page, address)
    chosen = page.locator("button[data-query=departments-by-policies]")
    chosen.click()
    ink, ground = chosen.evaluate(
        "(e) => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    )
    assert chosen.get_attribute("aria-current") == "true"
    assert ink != ground


def test_json_is_the_w3c_result_format(page, address, published):
    opened(page, address, "#query=departments-by-policies")
    rows(page).first.wait_for()
    name, text = saved(page, "json")
    expected = ask(loaded([published]), ready_query("departments-by-policies").text)
    assert name == "departments-by-policies.srj.json"
    assert json.loads(text) == json.loads(expected.to_json())


def test_a_syntax_error_is_shown_with_its_line(page, address):
    opened(page, address)
    write(page, "SELECT ?s WHERE {\n  ?s a ;\n}")
    page.locator(".sg-run").click()
    page.wait_for_selector(".sg-fault:not([hidden])")
    assert "2 行 8 文字目" in page.locator(".sg-fault").inner_text()
    page.wait_for_selector(".cm-lint-marker-error")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("LOAD <http://127.0.0.1:9/x.ttl>", "LOAD"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("SELECT * {" + "{" * 70 + "}" * 70 + "}", "64"),
    ],
)
def test_what_must_not_run_is_refused_plainly(page, address, text, said):
    opened(page, address)
    write(page, text)
    page.locator(".sg-run").click()
    page.wait_for_selector(".sg-fault:not([hidden])")
    assert said in page.locator(".sg-fault").inner_text()


def test_words_in_texts_and_names_are_no_commands(page, address):
    opened(page, address)
    write(page, 'SELECT ("SERVICE LOAD" AS ?service) { } # SERVICE <x>')
    page.locator(".sg-run").click()
    assert rows(page).count() == 1


def test_a_heavy_query_is_stopped_and_the_next_one_runs(page, address):
    opened(page, address)
    write(page, HEAVY)
    page.locator(".sg-run").click()
    page.locator(".sg-stop").wait_for(state="visible")
    page.wait_for_timeout(1500)
    assert page.evaluate("1 + 1") == 2  # the page answers while the worker is busy
    page.locator(".sg-stop").click()
    page.locator(".sg-status", has_text="中止").wait_for()
    page.locator("button[data-query=departments-by-policies]").click()
    assert rows(page).count() > 1


def test_construct_is_kept_as_turtle(page, address, published):
    opened(page, address)
    text = (
        "PREFIX shisaku: <https://w3id.org/shisaku-graph/ns#>\n"
        "CONSTRUCT { ?p shisaku:hasGoal ?g } WHERE { ?p shisaku:hasGoal ?g }"
    )
    write(page, text)
    page.locator(".sg-run").click()
    page.wait_for_selector(".sg-turtle")
    name, turtle = saved(page, "turtle")
    import pyoxigraph as ox

    expected = {
        str(t) for t in ox.parse(ask(loaded([published]), text), format=ox.RdfFormat.TURTLE)
    }
    assert name == "sparql.ttl"
    assert turtle.startswith("@prefix shisaku:")
    assert {str(t) for t in ox.parse(turtle, format=ox.RdfFormat.TURTLE)} == expected


def test_the_address_repeats_the_question(page, address):
    opened(page, address)
    page.locator("button[data-query=search]").click()
    page.locator("#sg-p-word").fill('"空き家" \\ と')
    page.locator(".sg-run").click()
    page.wait_for_selector(".sg-none")
    link = page.url
    assert quote('"空き家"') in link
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_selector(".sg-none")
    assert page.locator("#sg-p-word").input_value() == '"空き家" \\ と'


def test_the_result_page_shows_the_result_alone(page, address):
    opened(page, address, "#query=departments-by-policies")
    rows(page).first.wait_for()
    page.locator("[data-do=result]").click()
    page.wait_for_url("**/sparql-result.html*")
    assert rows(page).count() > 1
    assert page.locator(".cm-editor").count() == 0
    assert "SHA-256" in page.locator("main").inner_text()
    page.locator("svg.sg-bars").wait_for()


def test_a_link_of_another_version_says_so(page, address):
    page.goto(
        f"{address}sparql-result.html#query=departments-by-policies&version=kisarazu-2017@0.1.0"
    )
    rows(page).first.wait_for()
    assert "0.1.0" in page.locator(".sg-status").inner_text()


def test_the_pages_work_from_a_disk(page, site):
    page.goto(f"{site.as_uri()}/sparql.html#query=search&word=空き家")
    assert rows(page).count() > 0
    page.goto(f"{site.as_uri()}/sparql-result.html#query=departments-by-policies")
    assert rows(page).count() > 1


def test_several_cities_and_years_are_told_apart(page, dist, places, tmp_path):
    """Each dataset is a graph of its own; one that is left out is not asked."""
    write_site(tmp_path, [dist / name for name in sorted(places)])
    page.goto(f"{tmp_path.as_uri()}/sparql.html#query=policies-in-cities&word=観光")
    expected = query("policies-in-cities", dist, word="観光")
    rows(page).first.wait_for()
    _, text = saved(page, "csv")
    shown = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))[1:]
    assert [tuple(row) for row in shown] == list(expected.texts())
    assert len({row["city"] for row in expected}) == 3
    page.locator("button[data-query=dataset-facts]").click()
    page.locator(".sg-run").click()
    page.locator(".sg-status", has_text=re.compile(r"\d 行")).wait_for()
    assert rows(page).count() == len(query("dataset-facts", dist)) > 1
    page.locator(".sg-graphs label", has_text="木更津市").click()
    page.locator("button[data-query=cities-compared]").click()
    page.locator(".sg-run").click()
    rows(page).first.wait_for()
    assert "木更津市" not in page.locator(".sg-answer").inner_text()


def test_a_dataset_too_large_is_asked_in_portions(page, published, tmp_path, monkeypatch):
    """Together the portions hold every policy with its projects; a link names those it was of."""
    monkeypatch.setattr("shisaku_graph.site.sparql._MOST_BYTES", 1)
    monkeypatch.setattr("shisaku_graph.site.portions._MOST", 12)
    write_site(tmp_path, [published])
    counting = """PREFIX shisaku: <https://w3id.org/shisaku-graph/ns#>
        SELECT (COUNT(DISTINCT ?policy) AS ?n) (COUNT(DISTINCT ?project) AS ?m) {
          ?policy a shisaku:Policy . OPTIONAL { ?project shisaku:implements ?policy } }"""

    def counted():
        page.locator(".sg-run").click()
        page.locator(".sg-status", has_text=re.compile(r"\d 行")).wait_for()
        return tuple(map(int, page.locator(".sg-answer tbody td").all_inner_texts()))

    page.goto(f"{tmp_path.as_uri()}/sparql.html")
    boxes = page.locator(".sg-graphs input")
    assert [boxes.nth(n).is_checked() for n in range(boxes.count())][:2] == [True, False]
    write(page, counting)
    first = counted()
    assert 0 < first[0] <= 12
    boxes.nth(1).check()
    both = counted()
    assert both[0] > first[0]
    link = page.url
    for number in range(2, boxes.count()):
        boxes.nth(number).check()
    (row,) = ask(loaded([published]), counting).texts()
    assert counted() == tuple(map(int, row))
    page.goto("about:blank")
    page.goto(link)
    assert tuple(map(int, rows(page).first.locator("td").all_inner_texts())) == both


def test_completion_offers_the_ontologys_words_by_their_japanese_names(page, address):
    opened(page, address)
    write(page, "SELECT * { ?s a ")
    page.keyboard.press("Control+End")
    for character in "施策":
        page.keyboard.insert_text(character)
    page.locator(".cm-tooltip-autocomplete li", has_text="shisaku:Policy").first.click()
    text = page.locator(".cm-content").inner_text()
    assert "PREFIX shisaku: <https://w3id.org/shisaku-graph/ns#>" in text
    assert "?s a shisaku:Policy" in text


def test_a_wrong_parameter_is_told_before_anything_runs(page, address):
    opened(page, address)
    page.locator("button[data-query=reports-of-year]").click()
    page.locator("#sg-p-year").fill("平成29")
    assert page.locator("#sg-p-year").get_attribute("aria-invalid") == "true"
    page.locator(".sg-run").click()
    assert "整数" in page.locator(".sg-fault").inner_text()


def test_a_wide_year_counts_as_a_number(page, address):
    opened(page, address)
    page.locator("button[data-query=reports-of-year]").click()
    page.locator("#sg-p-year").fill("２０１７")
    page.locator(".sg-run").click()
    assert rows(page).count() > 1
