"""Pages that hold only the places which the scripts fill, over a published dataset."""

import functools
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import jinja2
import pytest

HERE = Path(__file__).parent
CHROMIUM = Path("/usr/bin/chromium")
PAGES = {
    "sparql": "<div data-sparql></div>",
    "sparql-result": "<div data-sparql-result></div>",
    "search": "<div data-search></div>",
    "list": """<table data-sortable data-filterable data-export="list.csv">
<caption>部課</caption>
<thead><tr><th scope="col">名前</th><th scope="col">件数</th></tr></thead>
<tbody>
<tr><td>ｶﾞｲﾄﾞ課</td><td>1,200</td></tr>
<tr><td>企画課</td><td>30</td></tr>
<tr><td>管理課, "本庁"</td><td></td></tr>
<tr><td data-sort="あ">渡邊記念室</td><td>4</td></tr>
</tbody></table>""",
}
TITLES = {"ja": "試しのページ", "en": "A page for tests"}


def write_pages(folder: Path, bodies: dict[str, str]) -> None:
    """Write each page in both languages."""
    template = jinja2.Environment(autoescape=True).from_string((HERE / "host.html").read_text())
    for name, body in bodies.items():
        for language, suffix in (("ja", ".html"), ("en", ".en.html")):
            path = folder / f"{name}{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            root = "../" * name.count("/")
            text = template.render(language=language, title=TITLES[language], body=body, root=root)
            path.write_text(text, encoding="utf-8")


def write_site(folder: Path, published: list[Path]) -> None:
    """Write the scripts, their data and the pages over published datasets."""
    from shisaku_graph.access.dataset import open_dataset
    from shisaku_graph.site.scripts import script_files
    from shisaku_graph.site.search import search_files
    from shisaku_graph.site.sparql import sparql_files

    datasets = [open_dataset(path) for path in published]
    files = {**script_files(), **dict(search_files(datasets)), **dict(sparql_files(datasets))}
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (folder / "host.css").write_bytes((HERE / "host.css").read_bytes())
    write_pages(folder, PAGES)


@pytest.fixture(scope="session")
def site(tmp_path_factory, published) -> Path:
    """A site of the real dataset, with every page that a script fills."""
    folder = tmp_path_factory.mktemp("site")
    write_site(folder, [published])
    return folder


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(site) -> Iterator[str]:
    """The site on a web host of this machine."""
    handler = functools.partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    if not CHROMIUM.is_file():
        pytest.skip(f"{CHROMIUM} is not installed (tests/external/setup.sh)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"],
        )
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page, and what it must not do: complain, or ask another host."""

    page: object
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@pytest.fixture
def watched(chromium, address) -> Iterator[Watched]:
    """A page whose complaints and foreign requests fail the test at its end."""
    context = chromium.new_context(accept_downloads=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    told = Watched(page)
    page.set_default_timeout(60_000)  # a loaded machine starts the engine slowly
    page.on("console", lambda m: m.type in ("error", "warning") and told.complaints.append(m.text))
    page.on("pageerror", lambda error: told.complaints.append(str(error)))
    allowed = (address, "file://", "blob:", "data:")
    page.on("request", lambda r: r.url.startswith(allowed) or told.foreign.append(r.url))
    yield told
    context.close()
    assert told.complaints == []
    assert told.foreign == []


@pytest.fixture
def page(watched):
    return watched.page
