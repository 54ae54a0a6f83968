"""Settings for web hosts: what each needs to answer an IRI in the format that is asked for."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Final

_UNKNOWN: Final = "https://data.city.example/"
"""Where a site of unknown address is said to stand, for a person to change."""

_PLACES: Final = {
    "htaccess": ".htaccess",  # Apache reads it where it stands
    "_headers": "_headers",  # and so do Netlify and Cloudflare Pages
    "nginx.conf": "hosting/nginx.conf",
    "w3id.htaccess": "hosting/w3id.htaccess",
    "netlify-edge.js": "hosting/netlify-edge.js",
}


def hosting_files(base: str, url: str | None, *, lean: bool = False) -> Iterator[tuple[str, bytes]]:
    """Yield the settings for Apache, nginx, Netlify and w3id.org, by path in the site.

    Args:
        base: the base of the IRIs.
        url: the absolute address of the site, if it is known.
        lean: whether goals and reports are told in the documents of what they belong to.
    """
    folder = files("shisaku_graph.site") / "hosts"
    for name, place in _PLACES.items():
        text = (folder / name).read_text(encoding="utf-8")
        text = "".join(_lines(text, "@LEAN@" if lean else "@WHOLE@"))
        yield place, text.replace("@BASE@", base).replace("@SITE@", url or _UNKNOWN).encode()


def _lines(text: str, kept: str) -> Iterator[str]:
    """Yield the lines that are for every site, and those that are marked for this one."""
    for line in text.splitlines(keepends=True):
        if line.startswith(kept):
            yield line.removeprefix(kept)
        elif not line.startswith(("@LEAN@", "@WHOLE@")):
            yield line
