"""What stands in the site's folder: documents for each resource, links that lead somewhere."""

import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from shisaku_graph.access.dataset import open_dataset
from shisaku_graph.errors import UsageError
from shisaku_graph.rdf_files import triples_of
from shisaku_graph.reference import reference
from shisaku_graph.site import build_site
from shisaku_graph.vocabulary import PROV, RDFS, SHISAKU

REFERENCE = frozenset(reference())
BASE = "https://w3id.org/shisaku-graph/"


class Links(HTMLParser):
    """Gathers every address that a page names, and every id."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.lang = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action") and value is not None:
                self.addresses.append((tag, value))
            if name == "id":
                self.ids.append(value or "")
            if name == "style" or name.startswith("on"):
                self.inline.append(f"{tag} {name}")
            if tag == "html" and name == "lang":
                self.lang = value or ""
        if tag == "style":
            self.inline.append(tag)


def read(path: Path) -> Links:
    links = Links()
    links.feed(path.read_text(encoding="utf-8"))
    return links


def pages(site: Path) -> list[Path]:
    """The pages made here: neither the published files, nor the reference of the ontology."""
    found = (p for p in site.rglob("*.html") if p.relative_to(site).parts[0] != "dist")
    return sorted(p for p in found if p.relative_to(site).as_posix() not in REFERENCE)


def some_pages(site: Path, each: int = 4) -> list[Path]:
    """Every page that is no resource's, and some of each kind of resource."""
    taken: dict[Path, list[Path]] = {}
    for page in pages(site):
        taken.setdefault(page.parent, []).append(page)
    return [
        page
        for folder, found in taken.items()
        for page in (found[:each] if "id" in folder.parts or "rule" in folder.parts else found)
    ]


@pytest.mark.parametrize("name", ["city", "region"])
def test_every_link_leads_to_a_file(name, request):
    site = request.getfixturevalue(name)
    found = some_pages(site)
    assert len(found) > 60
    for page in found:
        links = read(page)
        assert links.lang == ("en" if page.name.endswith(".en.html") else "ja")
        assert not links.inline, page
        assert len(links.ids) == len(set(links.ids)), page
        for tag, address in links.addresses:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                assert tag in ("a", "link"), (page, address)
                continue
            if address.startswith("#"):
                assert address[1:] in links.ids, (page, address)
            else:
                assert (page.parent / unquote(parts.path)).resolve().is_file(), (page, address)


def test_documents_of_every_policy(city, dist):
    dataset = open_dataset(dist / "kisarazu-2017")
    for policy in dataset.elements(SHISAKU.Policy):
        place = city / policy.iri.removeprefix(BASE)
        for suffix in (".html", ".en.html", ".ttl", ".jsonld", ".nt"):
            assert place.with_name(place.name + suffix).is_file()
        text = place.with_name(place.name + ".html").read_text(encoding="utf-8")
        assert policy.label.ja in text
        assert policy.iri in text


def test_three_syntaxes_say_the_same_and_nothing_new(city, dist):
    whole = set(triples_of(dist / "kisarazu-2017/data.nt"))
    checked = 0
    for path in sorted(city.rglob("id/**/*.nt"))[::9]:
        told = [
            {q.triple for q in ox.parse(path.with_suffix(suffix).read_bytes(), format=syntax)}
            for suffix, syntax in (
                (".nt", ox.RdfFormat.N_TRIPLES),
                (".ttl", ox.RdfFormat.TURTLE),
                (".jsonld", ox.RdfFormat.JSON_LD),
            )
        ]
        assert told[0] == told[1] == told[2], path
        assert told[0] <= whole, path
        checked += 1
    assert checked > 20


def test_document_names_its_subject_and_its_cells(city, dist):
    dataset = open_dataset(dist / "kisarazu-2017")
    policy = next(dataset.elements(SHISAKU.Policy))
    path = city / f"{policy.iri.removeprefix(BASE)}.nt"
    told = {q.triple for q in ox.parse(path.read_bytes(), format=ox.RdfFormat.N_TRIPLES)}
    subject = ox.NamedNode(policy.iri)
    assert set(dataset.about(policy.iri)) <= told
    assert any(t.predicate.value == RDFS.label and t.subject != subject for t in told)
    assert any(t.predicate.value == PROV.value for t in told)


def test_unknown_projects_are_not_none(city, dist):
    dataset = open_dataset(dist / "kisarazu-2017")
    lost = [r.subject for r in dataset.reports() if r.project_list == SHISAKU.lost]
    none = [r.subject for r in dataset.reports() if r.project_list == SHISAKU.noneListed]
    for iri in lost:
        text = (city / f"{iri.removeprefix(BASE)}.html").read_text(encoding="utf-8")
        assert "事業がないのではなく、不明です" in text
    for iri in none:
        text = (city / f"{iri.removeprefix(BASE)}.html").read_text(encoding="utf-8")
        assert "不明です" not in text
        assert "事業なし" in text


def test_paragraphs_where_the_source_has_them(city, dist):
    dataset = open_dataset(dist / "kisarazu-2017")
    policy = next(p for p in dataset.elements(SHISAKU.Policy) if "。 " in (p.approach or ""))
    text = (city / f"{policy.iri.removeprefix(BASE)}.html").read_text(encoding="utf-8")
    first, second = policy.approach.split("。 ")[:2]
    assert f"<p>{first}。</p>" in text
    assert f"<p>{second}" in text


def test_a_policy_of_two_years_has_one_page(region, dist):
    old, new = (open_dataset(dist / f"hoshimigaura-{year}") for year in (2023, 2024))
    policies = {p.iri for p in old.elements(SHISAKU.Policy)}
    both = sorted(policies & {p.iri for p in new.elements(SHISAKU.Policy)})
    text = (region / f"{both[0].removeprefix(BASE)}.html").read_text(encoding="utf-8")
    assert text.index("2024年度の取組") < text.index("2023年度の取組")
    told = (region / f"{both[0].removeprefix(BASE)}.nt").read_text(encoding="utf-8")
    assert "-2023> " in told
    assert "-2024> " in told


def test_sitemap_feed_and_structured_data(region):
    sitemap = ET.parse(region / "sitemap.xml")  # noqa: S314  # made here
    names = [e.text for e in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert "https://data.example/policies/index.html" in names
    for name in names:
        path = name.removeprefix("https://data.example/policies/")
        assert (region / unquote(path)).is_file()
    feed = ET.parse(region / "feed.atom")  # noqa: S314  # made here
    assert len(list(feed.iter("{http://www.w3.org/2005/Atom}entry"))) == 4
    page = (region / "dataset/muteki-2024/index.html").read_text(encoding="utf-8")
    block = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    told = json.loads(block)
    assert told["@type"] == "Dataset"
    assert len(told["description"]) >= 50
    for file in told["distribution"]:
        assert (region / file["contentUrl"].removeprefix(BASE)).is_file()


def test_downloads_are_the_published_files(city, dist):
    source = dist / "kisarazu-2017"
    for path in source.rglob("*"):
        if path.is_file():
            copied = city / "dist/kisarazu-2017" / path.relative_to(source)
            assert copied.read_bytes() == path.read_bytes()


def test_same_bytes_every_time(dist, tmp_path):
    first, second = tmp_path / "one", tmp_path / "two"
    built = build_site((dist / "muteki-2024",), first)
    assert built.changed
    again = build_site((dist / "muteki-2024",), second, hands=2)  # other processes, other order
    assert again.files == built.files
    names = {p.relative_to(first) for p in first.rglob("*") if p.is_file()}
    assert names == {p.relative_to(second) for p in second.rglob("*") if p.is_file()}
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes()
    assert not build_site((dist / "muteki-2024",), first).changed


def test_pages_stay_small(city):
    styles = (city / "assets/site.css").stat().st_size
    for page in pages(city):
        if not page.name.startswith("booklet"):
            assert page.stat().st_size + styles < 100_000, page


def test_no_data(tmp_path):
    with pytest.raises(UsageError) as refused:
        build_site((tmp_path,), tmp_path / "site")
    assert refused.value.code == "site-nothing"
    assert not (tmp_path / "site").exists()


def test_address_must_be_one(dist, tmp_path):
    with pytest.raises(UsageError) as refused:
        build_site((dist,), tmp_path / "site", "data.example")
    assert refused.value.code == "site-url"


def test_same_dataset_twice(dist, tmp_path):
    with pytest.raises(UsageError) as refused:
        build_site((dist, dist / "muteki-2024"), tmp_path / "site")
    assert refused.value.code == "site-same-id"
