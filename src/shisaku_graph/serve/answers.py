"""Answers to requests: what goes over the wire, with the headers that every answer has."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from shisaku_graph.errors import RequestError, ShisakuError
from shisaku_graph.serve import refusals

PLAIN_POLICY: Final = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""Content-Security-Policy of what is no page: nothing in it may run, wherever it is shown."""

_PAGE_POLICY: Final = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors {}"
)
"""That of the site's pages; each page narrows it further in its own head."""

_EXPOSED: Final = (
    "ETag, Location, Content-Location, Link, Retry-After, Shisaku-Version, Shisaku-Truncated"
)


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer.

    Attributes:
        status: the HTTP status code.
        body: the whole body.
        media_type: of the body; empty where there is none.
        headers: further headers.
        frames: whether other sites may show it in a frame.
    """

    status: int
    body: bytes = b""
    media_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    frames: bool = False

    def wire_headers(self, version: str) -> list[tuple[bytes, bytes]]:
        """Return all headers, as ASGI wants them."""
        page = self.media_type.startswith("text/html")
        policy = _PAGE_POLICY.format("*" if self.frames else "'self'") if page else PLAIN_POLICY
        told = {
            "access-control-allow-origin": "*",
            "access-control-expose-headers": _EXPOSED,
            "cache-control": "no-cache",
            "content-security-policy": policy,
            "cross-origin-resource-policy": "cross-origin",
            "referrer-policy": "no-referrer",
            "x-content-type-options": "nosniff",
            "shisaku-version": version,
        }
        if self.media_type:
            told["content-type"] = self.media_type
        if self.status not in (204, 304):
            told["content-length"] = str(len(self.body))
        told |= {name.lower(): value for name, value in self.headers.items()}
        return [
            (name.encode("latin-1"), value.encode("latin-1", "replace"))
            for name, value in told.items()
        ]


def refused(error: ShisakuError, headers: Mapping[str, str] | None = None) -> Reply:
    """Return the one shape of an error."""
    told, status = dict(headers or {}), 400
    if isinstance(error, RequestError):
        status = error.status
        if error.retry is not None:
            told["retry-after"] = str(error.retry)
    told["cache-control"] = "no-store"
    return Reply(status, refusals.problem(error, status), refusals.PROBLEM, told)


def tagged(body: bytes) -> str:
    """Return the ETag of a body."""
    return f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'


def unchanged(tag: str, told: str | None) -> bool:
    """Tell whether If-None-Match names this version (RFC 9110 §13.1.2)."""
    if told is None:
        return False
    tags = [each.strip().removeprefix("W/") for each in told.split(",")[:100]]
    return "*" in tags or tag.removeprefix("W/") in tags


class Kept:
    """Answers that are given again: what was used last stays, up to so many bytes."""

    def __init__(self, size: int) -> None:
        self._left = size
        self._size = size
        self._kept: OrderedDict[tuple[object, ...], Reply] = OrderedDict()

    def get(self, key: tuple[object, ...]) -> Reply | None:
        """Return an answer that is kept."""
        reply = self._kept.get(key)
        if reply is not None:
            self._kept.move_to_end(key)
        return reply

    def put(self, key: tuple[object, ...], reply: Reply) -> None:
        """Keep an answer, unless it is too large; the oldest make room."""
        size = _size(key, reply)
        if size * 8 > self._size or key in self._kept:
            return
        self._kept[key] = reply
        self._left -= size
        while self._left < 0:
            old, gone = self._kept.popitem(last=False)
            self._left += _size(old, gone)


def _size(key: tuple[object, ...], reply: Reply) -> int:
    return len(reply.body) + sum(len(part) for part in key if isinstance(part, str)) + 1_000
