"""Whatever a cell holds is shown as text, in pages, pictures, data and feeds."""

import json
import re
from pathlib import Path

import pytest

from shisaku_graph.pipeline import build
from shisaku_graph.site import build_site

SCRIPT = "<script>alert(1)</script>"
QUOTE = '"onload="alert(2)'
END = "</title></svg>]]>&lt;"
TURNED = "金額\u202e000,01円\u2066"
LONG = "長" * 3_000 + "x" * 7_000
UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def hostile(places, tmp_path_factory) -> Path:
    """The site of a table that someone has filled with malice."""
    folder = tmp_path_factory.mktemp("hostile")
    source = folder / "source"
    source.mkdir()
    example = places["muteki-2024"] / "source.toml"
    head = example.read_text(encoding="utf-8").partition("[table]")[0]
    columns = "policy department goal result projects"
    toml = "\n".join(f'{name} = ["{name}"]' for name in columns.split())
    (source / "source.toml").write_text(
        f'{head}\n[table]\nfile = "t.csv"\n[columns]\n{toml}\n', encoding="utf-8"
    )
    quoted = QUOTE.replace('"', '""')
    rows = [
        columns.replace(" ", ","),
        f'{SCRIPT}の推進,"{quoted}課",{END}をめざす。,{TURNED}でした。,・{SCRIPT}事業',
        f'{END}の充実,総務課,"{quoted}をめざす。",{LONG},・"{quoted}事業"'.replace('・"', '"・'),
    ]
    (source / "t.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    build(source, folder / "dist")
    build_site([folder / "dist"], folder / "site", "https://data.example/")
    return folder / "site"


def test_no_text_becomes_markup(hostile):
    seen = set()
    for path in hostile.rglob("*.html"):
        if path.relative_to(hostile).parts[0] == "dist":
            continue
        text = path.read_text(encoding="utf-8")
        assert "<script>alert" not in text, path
        assert not re.search(r"<[a-z][^<>]*\sonload=", text), path
        assert not UNSEEN.search(text), path
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text):
            json.loads(block)
        seen |= {each for each in ("&lt;script&gt;alert(1)", "[U+202E]") if each in text}
    assert seen == {"&lt;script&gt;alert(1)", "[U+202E]"}
    for name in ("feed.atom", "sitemap.xml"):
        text = (hostile / name).read_text(encoding="utf-8")
        assert "<script" not in text
        assert not UNSEEN.search(text)


def test_hostile_texts_do_nothing_in_a_browser(chromium, hostile):
    context = chromium.new_context(viewport={"width": 360, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: said.append(str(error)))
    pages = [p for p in hostile.rglob("*.html") if "dist" not in p.parts[len(hostile.parts) :]]
    chosen = [p for p in pages if re.search(r"/(policy|project|department)/|/(flow|tree)", str(p))]
    assert len(chosen) > 12
    for path in chosen:
        page.goto(path.as_uri())
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, path
    page.goto((hostile / "search.html").as_uri() + "?q=alert")
    page.wait_for_selector(".sg-hit")
    context.close()
    assert said == []
