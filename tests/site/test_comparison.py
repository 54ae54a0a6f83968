"""The page that sets two years of a city side by side, and the ways to it."""

import csv
import json
import re

import pyoxigraph as ox

from shisaku_graph.access.dataset import open_dataset
from shisaku_graph.compare import compare
from shisaku_graph.vocabulary import SHISAKU

PLACE = "id/992011/comparison/hoshimigaura-2023--hoshimigaura-2024"


def text(site, name):
    return (site / name).read_text(encoding="utf-8")


def test_the_page_tells_both_years_without_a_script(region):
    for suffix, words in (
        (".html", ("改称", "削除", "統合")),
        (".en.html", ("renamed", "removed")),
    ):
        page = text(region, PLACE + suffix)
        main = page[page.index("<main") : page.index("</main>")]
        assert "<script" not in main
        for word in words:
            assert word in main
        assert main.count("<ins>") > 40
        assert re.search(r"残る<del><span[^>]*>[^<]*</span>4<span[^>]*>[^<]*</span></del>", main)
    japanese = re.findall(r'<dd class="text"([^>]*)>', text(region, PLACE + ".en.html"))
    assert japanese
    assert set(japanese) == {' lang="ja"'}


def test_it_is_found_from_everywhere(region, dist):
    newer, older = "dataset/hoshimigaura-2024/index.html", "dataset/hoshimigaura-2023/index.html"
    for name in ("index.html", newer, "id/992011/dataset/hoshimigaura-2024.html"):
        assert f"{PLACE.rpartition('/')[2]}.html" in text(region, name), name
    assert "/comparison/" not in text(region, older)
    dataset = open_dataset(dist / "hoshimigaura-2024")
    page = text(region, f"{PLACE}.html")
    told = 0
    for policy in dataset.elements(SHISAKU.Policy):
        name = f"id/992011/policy/{policy.iri.rpartition('/')[2]}.html"
        (anchor,) = re.findall(r'class="lately"><a href="[^"]*\.html#([^"]+)"', text(region, name))
        assert f'id="{anchor}"' in page
        told += 1
    assert told == 15
    renamed = text(region, name_of(dataset, "脱炭素と資源循環の推進"))
    assert "改称 ← ごみの減量と資源の循環（目標" in renamed


def name_of(dataset, label):
    (iri,) = (p.iri for p in dataset.elements(SHISAKU.Policy) if p.label.ja == label)
    return f"id/992011/policy/{iri.rpartition('/')[2]}.html"


def test_the_same_as_data_stands_beside_it(region, dist):
    told = json.loads(text(region, f"{PLACE}.json"))
    years = [open_dataset(dist / f"hoshimigaura-{year}") for year in (2023, 2024)]
    found = compare(*years)
    assert told["iri"] == found.iri
    assert len(told["transitions"]) == len(list(found.changed()))
    with (region / f"{PLACE}.review.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(found.proposals)
    store = ox.Store()
    store.bulk_load(path=region / f"{PLACE}.ttl", format=ox.RdfFormat.TURTLE)
    subject = ox.NamedNode(found.iri)
    assert list(store.quads_for_pattern(subject, ox.NamedNode(SHISAKU.olderDataset), None))


def test_one_year_alone_has_none(city):
    assert not list(city.rglob("comparison*"))
    assert "前年度からの変化" not in text(city, "index.html")
