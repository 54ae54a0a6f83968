"""axe-core finds nothing on what the scripts build, and nothing is wider than the screen."""

from pathlib import Path

import pytest

from shisaku_graph.access.dataset import open_dataset
from shisaku_graph.compare import compare
from shisaku_graph.compare.page import page_html

AXE = Path(__file__).parents[1] / "external" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FOUND = """async (rules) => (await axe.run(document, {runOnly: rules})).violations.map(
    (v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).join(' | '))"""
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

PAGES = {
    "search.html?q=%E7%A9%BA%E3%81%8D%E5%AE%B6": ".sg-hit",
    "search.en.html": ".sg-status",
    "sparql.html#query=departments-by-policies": ".sg-answer tbody tr",
    "sparql.en.html#sparql=SELECT+*+%7B+%3Fs+a+%3B+%7D": ".cm-lint-marker-error",
    "sparql-result.html#query=departments-by-policies": "svg.sg-bars",
    "list.html": ".sg-sort",
}


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(chromium, address, path):
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (tests/external/setup.sh)")
    found = []
    context = chromium.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address + path)
    page.wait_for_selector(PAGES[path])
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for details in page.locator("details").all():
        details.evaluate("(each) => { each.open = true }")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme} {each}" for each in page.evaluate(FOUND, RULES)]
            if page.evaluate(WIDER):
                found.append(f"{width} {scheme} is wider than the screen")
    context.close()
    assert found == []


def test_axe_finds_nothing_on_a_comparison_that_stands_alone(chromium, dist, tmp_path):
    """In both schemes, on a telephone, and on paper: it is sent by mail and printed."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (tests/external/setup.sh)")
    years = (open_dataset(dist / f"hoshimigaura-{year}") for year in (2023, 2024))
    file = tmp_path / "changes.html"
    file.write_text(page_html(compare(*years), "ja"), encoding="utf-8")
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(file.as_uri())
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += page.evaluate(FOUND, RULES)
            assert not page.evaluate(WIDER)
    page.emulate_media(media="print")
    decoration = "getComputedStyle(document.querySelector('%s')).textDecorationLine"
    assert page.evaluate(decoration % "del") == "line-through"
    assert page.evaluate(decoration % "ins") == "underline"
    context.close()
    assert found == []
