"""What readers of other sites ask for: whole lists, feeds, readings, citations."""

import json
import re
from xml.etree import ElementTree as ET

import pytest

from shisaku_graph.site.readings import kana_row, reading

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def text(site, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_names_are_read_and_stand_in_the_order_of_the_syllabary(city):
    page = text(city, "dataset/kisarazu-2017/readings.html")
    assert "<ruby>子育て支援課<rp>（</rp><rt>こそだてしえんか</rt><rp>）</rp></ruby>" in page
    rows = re.findall(r'<h2 id="row-\d+">(.+?)</h2>', page)
    assert [row for row in rows if row != "その他"] == list("あかさたなはまら")
    read = re.findall(r"<rt>([ぁ-ゖー]+)</rt>", page)
    assert read == sorted(read)
    assert kana_row("ぎょうせい") == "か"
    assert kana_row("ICT") == ""
    assert reading("空き家") == "あきや"


def test_each_list_can_be_had_whole_and_sorts_by_reading(city):
    for name, file in (
        ("policies", "tables/policies.csv"),
        ("projects", "tables/projects.csv"),
        ("departments", "tables/departments.csv"),
        ("repairs", "repairs.csv"),
        ("questions", "suspects.csv"),
    ):
        page = text(city, f"dataset/kisarazu-2017/{name}.en.html")
        assert f'href="../../dist/kisarazu-2017/{file}"' in page, name
        assert (city / "dist/kisarazu-2017" / file).is_file()
    assert 'data-sort="ほけんのじゅうじつ"' in text(city, "dataset/kisarazu-2017/policies.html")


def test_a_department_has_a_feed_of_what_changed_for_it(region):
    told = {}
    for path in sorted(region.glob("feeds/id/992011/department/*.atom")):
        feed = ET.parse(path).getroot()  # noqa: S314  # our own file
        assert feed.find("a:updated", ATOM) is not None
        for entry in feed.iterfind("a:entry", ATOM):
            name, said = (entry.find(f"a:{tag}", ATOM).text for tag in ("title", "summary"))
            told.setdefault(name, set()).add(said)
            link = entry.find("a:link", ATOM).get("href")
            assert (region / link.removeprefix("https://data.example/policies/")).is_file()
    summaries = {said for each in told.values() for said in each}
    assert "2023年度: 公開" in summaries
    newer = {said for said in summaries if said.startswith("2024年度")}
    assert newer
    assert not any(said.endswith(": 公開") for said in newer)  # what stayed the same is no news
    page = next(region.glob("id/992011/department/*.html"))
    assert 'type="application/atom+xml"' in page.read_text(encoding="utf-8")


def test_a_dataset_is_cited_in_the_forms_of_reference_managers(region):
    folder = region / "dataset/hoshimigaura-2024"
    (told,) = json.loads((folder / "cite.csl.json").read_text(encoding="utf-8"))
    assert told["type"] == "dataset"
    assert told["issued"]["date-parts"][0][0] >= 2024
    bib = (folder / "cite.bib").read_text(encoding="utf-8")
    assert bib.startswith("@dataset{hoshimigaura-2024,")
    assert bib.count("{") == bib.count("}")
    ris = (folder / "cite.ris").read_bytes().decode()
    assert ris.startswith("TY  - DATA\r\n")
    assert ris.endswith("ER  - \r\n")
    assert told["URL"] in bib
    assert told["URL"] in ris


def test_the_cookbook_leads_to_every_ready_query(city):
    from shisaku_graph.access.catalogue import ready_queries

    page = text(city, "cookbook.html")
    for name in ready_queries():
        assert f'href="sparql.html#query={name}"' in page
        assert (city / "queries" / f"{name}.rq").is_file()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_policy_says_whom_to_ask(city, language):
    suffix = ".html" if language == "ja" else ".en.html"
    path = next(p for p in sorted((city / "id/122068/policy").glob(f"*{suffix}")))
    page = path.read_text(encoding="utf-8")
    aside = page[page.index('id="ask"') :]
    assert "https://www.city.kisarazu.lg.jp/" in aside[:800]
    assert page.count("data-copy") >= 3


LARGE = {"booklet", "ns", "shapes"}
"""One file on purpose: a book to print, and vocabularies whose terms are places in one page."""


def test_pages_are_light(region):
    """Before compression, with the styles and the small scripts; the large ones by what travels."""
    import gzip

    shared = [p for p in (region / "assets").iterdir() if p.suffix == ".css"]
    shared += [region / "assets" / f"{n}.js" for n in ("site", "lists", "copy", "zoom")]
    own = sum(len(gzip.compress(p.read_bytes())) for p in shared)
    assert own < 20_000
    heavy = []
    for path in region.rglob("*.html"):
        if path.relative_to(region).parts[0] == "dist" or path.stat().st_size < 60_000:
            continue
        name = path.name.split(".")[0].split("-")[0]
        size = path.stat().st_size
        if name in LARGE:
            size = len(gzip.compress(path.read_bytes()))
        if size + own > 100_000:
            heavy.append((path.relative_to(region).as_posix(), size))
    assert heavy == []
