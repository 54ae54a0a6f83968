"""How long a reader waits from the click on a ready query to its first answer, in Chromium.

``python benchmarks/browser_sparql.py SITE`` opens the SPARQL page of a built site, from a web host
on this machine and from the disk, each time in a fresh browser profile. It clicks at once, before
the engine has started (the worst case), and again when it is warm; it prints the shortest, the
median and the longest of a few runs: on a machine that does other things too, the shortest says
most. Needs the package playwright and /usr/bin/chromium.
"""

import functools
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = "/usr/bin/chromium"
QUERY = "button[data-query='departments-by-policies']"
OTHER = "button[data-query='projects-by-policy']"
RUNS = 7


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """Serve a folder on this machine; yield its address."""
    handler = functools.partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def waits(browser: Browser, address: str) -> tuple[float, float]:
    """Return the seconds from a click to its answer: at once after loading, and when warm."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}sparql.html")
    page.wait_for_selector(QUERY)
    found = []
    for button in (QUERY, OTHER):
        began = time.perf_counter()
        page.locator(button).click()
        page.wait_for_selector(".sg-answer tbody tr")
        found.append(time.perf_counter() - began)
        page.evaluate("document.querySelector('.sg-answer').replaceChildren()")
    context.close()
    return found[0], found[1]


def main() -> None:
    """Measure the site that is named."""
    site = Path(sys.argv[1]).resolve()
    with sync_playwright() as playwright, hosted(site) as address:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, place in (("http", address), ("disk", f"{site.as_uri()}/")):
            runs = [waits(browser, place) for _ in range(RUNS)]
            for state, times in (("cold", [r[0] for r in runs]), ("warm", [r[1] for r in runs])):
                told = (min(times), statistics.median(times), max(times))
                print(
                    "{} {}: shortest {:.2f} s, median {:.2f} s, longest {:.2f} s".format(
                        name, state, *told
                    )
                )
        browser.close()


if __name__ == "__main__":
    main()
