"""The site and the IRIs: each address, each form of a resource, each language.

An IRI of a resource has no extension; it stands for a thing, so it is answered by 303 See Other to
the document that the client likes best (https://www.w3.org/TR/cooluris/#r303gendocument): the page
in one of two languages, Turtle, JSON-LD, N-Triples or RDF/XML.
"""

import asyncio
import posixpath
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from shisaku_graph.publication.manifest import described
from shisaku_graph.serve import refusals
from shisaku_graph.serve.answers import Kept, Reply, tagged, unchanged
from shisaku_graph.serve.negotiation import Offer, chosen, chosen_language
from shisaku_graph.serve.protocol import Request

METHODS: Final = "GET, HEAD, OPTIONS"
FORMS: Final = (
    Offer("html", "text/html"),
    Offer("ttl", "text/turtle"),
    Offer("jsonld", "application/ld+json"),
    Offer("nt", "application/n-triples"),
    Offer("rdf", "application/rdf+xml"),
    Offer("html", "application/xhtml+xml"),
    Offer("jsonld", "application/json"),
    Offer("rdf", "application/xml"),
    Offer("rdf", "text/xml"),
)
_TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".ttl": "text/turtle; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
_LYING: Final = ("html", "ttl", "jsonld", "nt", "rdf")
_LONGEST: Final = 200  # bytes of one part of a path
_SMALL: Final = 1024 * 1024  # bytes of a file that is kept in memory

Librarian = Callable[[str], Awaitable[bytes | None]]
"""Writes the file of the site under a path, where it does not lie ready."""


class Documents:
    """The site of one edition and the documents of its resources."""

    def __init__(self, site: Path, librarian: Librarian, kept: int) -> None:
        self._site = site
        self._librarian = librarian
        self._kept = Kept(kept)

    async def reply(self, request: Request, raw_path: str) -> Reply:
        """Answer a GET or HEAD.

        Args:
            request: the request.
            raw_path: its path as it came, percent-encoded.

        Raises:
            RequestError: there is nothing, or nothing that the client accepts.
        """
        if request.method not in ("GET", "HEAD"):
            raise refusals.wrong_method(METHODS)
        path = _decoded(raw_path)
        if path.endswith("/"):
            path, raw_path = f"{path}index.html", f"{raw_path}index.html"
        reply = await self._file(path)
        if reply is None and posixpath.splitext(path)[1]:
            reply = await self._written(raw_path)
        if reply is None:
            return await self._negotiated(request, raw_path, path)
        return _only_if_changed(reply, request)

    async def missing(self, request: Request) -> Reply | None:
        """Return the site's page for what is not found, if a person asks."""
        offer = chosen(
            request.headers.get("accept"), (Offer("any", "*/*"), Offer("html", "text/html"))
        )
        if offer is None or offer.name != "html":
            return None
        language = chosen_language(request.headers.get("accept-language"), ("ja", "en"))
        name = "/404.en.html" if language == "en" else "/404.html"
        page = await self._file(name) or await self._written(name)
        return None if page is None else Reply(404, page.body, page.media_type)

    async def _file(self, path: str) -> Reply | None:
        kept = self._kept.get((path,))
        if kept is not None:
            return kept
        place = self._site / path.lstrip("/")
        content = await asyncio.to_thread(_read, place)
        if content is None:
            return None
        reply = _document(path, content)
        if len(content) <= _SMALL:
            self._kept.put((path,), reply)
        return reply

    async def _written(self, raw_path: str) -> Reply | None:
        """Return what the librarian writes under a path, if anything."""
        kept = self._kept.get((raw_path, "written"))
        if kept is not None:
            return kept
        content = await self._librarian(raw_path.lstrip("/"))
        if content is None:
            return None
        reply = _document(raw_path, content)
        self._kept.put((raw_path, "written"), reply)
        return reply

    async def _negotiated(self, request: Request, raw_path: str, path: str) -> Reply:
        """Show the way from a resource to the document that the client likes best."""
        there = await self._there(raw_path, path)
        if not there:
            if await self._file(f"{path}/index.html") is not None:
                return Reply(308, headers={"location": f"{raw_path}/"})
            raise refusals.not_found()
        offers = [each for each in FORMS if each.name in there]
        offer = chosen(request.headers.get("accept"), offers)
        if offer is None:
            raise refusals.not_acceptable(", ".join(each.media_type for each in offers))
        language = chosen_language(request.headers.get("accept-language"), ("ja", "en"))
        english = offer.name == "html" and language == "en"
        goal = f"{raw_path}.en.html" if english else f"{raw_path}.{offer.name}"
        alternates = (
            f'<{raw_path}.{each.name}>; rel="alternate"; type="{each.media_type}"'
            for each in FORMS[: len(_LYING)]
            if each in offers
        )
        headers = {
            "location": goal,
            "vary": "Accept, Accept-Language",
            "link": ", ".join(alternates),
        }
        return Reply(303, headers=headers)

    async def _there(self, raw_path: str, path: str) -> tuple[str, ...]:
        """Return the forms that a resource has."""
        lying = [form for form in _LYING if await self._file(f"{path}.{form}") is not None]
        if "nt" in lying or (not lying and await self._written(f"{raw_path}.nt") is not None):
            return _LYING
        if not lying and await self._written(f"{raw_path}.html") is not None:
            return ("html",)
        return tuple(lying)


def _decoded(raw_path: str) -> str:
    """Return a path as the name of a file inside the site.

    Raises:
        RequestError: it is none.
    """
    try:
        path = unquote(raw_path, errors="strict")
    except UnicodeDecodeError:
        raise refusals.not_found() from None
    parts = path.split("/")
    sound = path.startswith("/") and path.isprintable() and "\\" not in path
    short = all(len(part.encode()) <= _LONGEST for part in parts)
    if not sound or not short or any(part in ("", ".", "..") for part in parts[1:-1]):
        raise refusals.not_found()
    if parts[-1] in (".", "..") or "%" in path:
        raise refusals.not_found()
    return path


def _read(place: Path) -> bytes | None:
    try:
        return place.read_bytes() if place.is_file() else None
    except OSError:
        return None


def _document(path: str, content: bytes) -> Reply:
    suffix = posixpath.splitext(path)[1].lower()
    media_type = _TYPES.get(suffix) or described(path, content).media_type.replace(";c", "; c")
    headers = {"etag": tagged(content)}
    return Reply(200, content, media_type, headers, frames=path.startswith("/embed/"))


def _only_if_changed(reply: Reply, request: Request) -> Reply:
    tag = reply.headers["etag"]
    if unchanged(tag, request.headers.get("if-none-match")):
        return Reply(304, headers={"etag": tag})
    return reply
