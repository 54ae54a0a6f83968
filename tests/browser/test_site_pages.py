"""Every kind of page of the real site, as readers have it: in a browser, on paper, by keyboard."""

import functools
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.browser.conftest import Quiet

EXTERNAL = Path(__file__).parents[1] / "external"
AXE = EXTERNAL / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FOUND = """async (rules) => (await axe.run(document, {runOnly: rules})).violations.map(
    (v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | '))"""
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
VIEWS = ((1280, "light", True), (360, "dark", True), (2560, "light", False), (360, "light", False))
"""Width, colour scheme, and whether axe looks too: layout and contrast are each looked at once."""
A4 = 1  # sheets
CLOSEST = "sheet"  # the largest print: the heaviest such page has the least room


def kinds(site: Path) -> dict[str, Path]:
    """One page of each template, of middling weight, in both languages; and the reference."""
    found: dict[str, list[Path]] = {}
    for path in sorted(site.rglob("*.html"), key=lambda p: (p.stat().st_size, p)):
        if path.relative_to(site).parts[0] == "dist":
            continue
        language = "en" if path.name.endswith(".en.html") else "ja"
        template = re.search(r'<body class="page-(\w+)', path.read_text(encoding="utf-8"))
        kind = template[1] if template else path.name.partition(".")[0]
        found.setdefault(f"{kind} {language}", []).append(path)
    return {kind: paths[len(paths) // 2] for kind, paths in found.items()}


@pytest.fixture(scope="module")
def pages(region) -> dict[str, Path]:
    found = kinds(region)
    assert len(found) >= 60, sorted(found)
    return found


@pytest.fixture(scope="module")
def hosted(region) -> Iterator[str]:
    """The site of all places on a web host of this machine."""
    with host(region) as address:
        yield address


@contextmanager
def host(site: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def address(site: Path, path: Path, hosted: str) -> str:
    return hosted + path.relative_to(site).as_posix()


def test_axe_finds_nothing_on_any_kind_of_page(chromium, pages, region, hosted):
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (tests/external/setup.sh)")
    found = []
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    script = AXE.read_text(encoding="utf-8")
    # both languages have one structure: each kind is looked at in one, the other one's turn is next
    for number, kind in enumerate(sorted({k.split()[0] for k in pages})):
        path = pages[f"{kind} {'ja' if number % 2 else 'en'}"]
        page.goto(address(region, path, hosted))
        page.evaluate(script)
        page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
        for width, scheme, axe in VIEWS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            said = page.evaluate(FOUND, RULES) if axe else []
            if page.evaluate(WIDER):
                said.append("wider than the screen")
            found += [f"{kind} {width} {scheme} {each}" for each in said]
    context.close()
    assert found == []


def test_html_validate_finds_nothing(pages):
    node, program = (
        shutil.which("node"),
        EXTERNAL / "node_modules/html-validate/bin/html-validate.mjs",
    )
    if node is None or not program.is_file():
        pytest.skip("html-validate is not installed (tests/external/setup.sh)")
    config = EXTERNAL / "htmlvalidate.json"
    said = subprocess.run(
        [node, program, "-f", "text", "-c", config, *pages.values()],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert said.returncode == 0, said.stdout[-4000:]


def test_pages_keep_to_their_policy_and_ask_no_one_else(chromium, pages, region, hosted):
    """Under the strict policy no page complains, and nothing comes from another host."""
    context = chromium.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda m: m.type in ("error", "warning") and said.append(m.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda r: r.url.startswith((hosted, "blob:")) or said.append(r.url))
    for kind, path in pages.items():
        if kind.endswith("ja"):
            page.goto(address(region, path, hosted))
    context.close()
    assert said == []


def test_everything_but_search_and_sparql_works_without_scripts(chromium, hosted):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{hosted}dataset/kisarazu-2017/index.html")
    page.get_by_role("navigation", name="おもな案内").get_by_role("link", name="体系").click()
    page.locator("summary").first.click()  # closes a branch
    assert page.locator("details").first.get_attribute("open") is None
    page.locator("summary").first.click()
    page.get_by_role("link", name="国際交流の推進", exact=True).first.click()
    page.get_by_role("heading", name="国際交流の推進", level=1).wait_for()
    page.goto(f"{hosted}search.html")
    assert "JavaScript" in page.locator("main").inner_text()
    context.close()


def test_by_keyboard_alone(chromium, hosted):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{hosted}dataset/kisarazu-2017/policies.html")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "本文へ移る"
    assert skip.bounding_box()["y"] >= 0  # it comes into sight
    page.keyboard.press("Enter")
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        focus = page.locator(":focus")
        style = focus.evaluate("(e) => getComputedStyle(e).outlineStyle")
        assert style != "none", focus.evaluate("(e) => e.outerHTML")
        reached.append(focus.evaluate("(e) => e.tagName + ' ' + e.innerText.split('\\n')[0]"))
        if reached[-1].startswith("BUTTON 施策"):
            page.keyboard.press("Enter")
            break
    assert any(each.startswith("INPUT") for each in reached), reached
    assert page.locator("th[aria-sort]").inner_text().startswith("施策")
    page.locator("tbody a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/policy/*.html")
    context.close()


def test_a_picture_is_looked_at_closely_by_button_key_wheel_and_hand(chromium, city):
    """Also from a disk; a drag over a link does not follow it, and the picture prints whole."""
    context = chromium.new_context(viewport={"width": 1000, "height": 700})
    page = context.new_page()
    page.goto((city / "dataset/kisarazu-2017/tree.html").as_uri())
    box, status = page.locator("[data-zoom]"), page.locator(".sg-zoom-now")
    status.wait_for()
    place = "(box) => [box.scrollLeft, box.scrollTop]"
    page.get_by_role("button", name="拡大").click()
    assert status.inner_text() == "125%"
    box.focus()
    page.keyboard.press("0")
    whole = box.locator("svg").bounding_box()
    assert whole["height"] <= 700
    page.keyboard.press("+")
    assert box.locator("svg").bounding_box()["height"] > whole["height"]
    page.get_by_role("button", name="元の大きさ").click()
    box.hover(position={"x": 200, "y": 150})
    page.keyboard.down("Control")
    page.mouse.wheel(0, -400)
    page.keyboard.up("Control")
    page.wait_for_function("parseInt(document.querySelector('.sg-zoom-now').value) > 150")
    before = box.evaluate(place)
    page.mouse.down()
    page.mouse.move(120, 100, steps=4)
    page.mouse.up()
    assert box.evaluate(place) != before
    assert page.url.endswith("tree.html")
    page.emulate_media(media="print")
    assert not page.locator(".sg-zoom").is_visible()
    assert box.evaluate("(box) => box.scrollHeight <= box.clientHeight")
    context.close()


INKS = """(names) => Object.fromEntries(names.map((name) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = `var(--${name})`;
    const [r, g, b] = getComputedStyle(probe).color.match(/[0-9.]+/g).slice(0, 3)
        .map((part) => part / 255)
        .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    probe.remove();
    return [name, 0.2126 * r + 0.7152 * g + 0.0722 * b];
}))"""
APART = (
    ("mark-1", "raised", 3),  # a bar on its ground
    ("mark-1", "mark-2", 3),  # the lines of a hatch on theirs: what tells projects from policies
    *((f"box-{level}", "box-line", 3) for level in range(4)),
    *((f"box-{level}", "ink", 7) for level in range(4)),
)


@pytest.mark.parametrize("look", [("screen", "light"), ("screen", "dark"), ("print", "light")])
def test_pictures_are_told_apart_without_colour(chromium, city, look):
    """What must differ differs in lightness alone (the contrast of WCAG), as a copier sees it."""
    media, scheme = look
    page = chromium.new_page()
    page.goto((city / "index.html").as_uri())
    page.emulate_media(media=media, color_scheme=scheme)
    light = page.evaluate(INKS, sorted({name for one, other, _ in APART for name in (one, other)}))
    close = []
    for one, other, least in APART:
        low, high = sorted((light[one], light[other]))
        contrast = (high + 0.05) / (low + 0.05)
        if contrast < least:
            close.append(f"{one} and {other}: {contrast:.2f}")
    page.close()
    assert close == []


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_a_policy_prints_on_one_sheet_with_its_code(chromium, region, hosted):
    found = sorted(region.glob("id/*/policy/*.html"), key=lambda p: p.stat().st_size)
    chosen = [p for p in found if f'page-policy {CLOSEST}"' in p.read_text(encoding="utf-8")]
    context = chromium.new_context()
    page = context.new_page()
    for path in (*chosen[-2:], *found[-3:], found[0]):
        page.goto(address(region, path, hosted))
        assert sheets(page.pdf(format="A4", prefer_css_page_size=True)) == A4, path
    page.emulate_media(media="print")
    assert page.locator("svg.qr").is_visible()
    assert page.locator("code.iri").is_visible()
    assert not page.locator(".main-nav").is_visible()
    context.close()


def test_a_city_shows_a_card_on_its_own_page(chromium, city, tmp_path):
    """One line of HTML, pasted as a page shows it: the site was never told its address."""
    context = chromium.new_context()
    page = context.new_page()
    name = min((city / "id/122068/policy").glob("*.ttl")).stem
    with host(city) as address:
        lines = []
        for path in (f"id/122068/policy/{name}.html", "dataset/kisarazu-2017/pictures.html"):
            page.goto(f"{address}{path}")
            page.locator(".sg-copy").first.wait_for(state="attached")
            lines.append(page.locator("pre.line code").first.text_content())
        own = tmp_path / "own.html"
        own.write_text(
            f"<!DOCTYPE html><html lang=ja><title>市</title>{''.join(lines)}", encoding="utf-8"
        )
        page.goto(own.as_uri())
        card, chart = page.frame_locator("iframe >> nth=0"), page.frame_locator("iframe >> nth=1")
        card.get_by_role("heading", level=1).wait_for()
        assert "第1.0.0版" in card.locator(".card-foot").inner_text()
        chart.locator(".picture svg").wait_for()
    context.close()
