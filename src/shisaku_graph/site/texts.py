"""Texts of the data on a page: shown as they are, never run, never hidden."""

import json
from collections.abc import Iterator

from markupsafe import Markup

_UNSEEN = frozenset(
    "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_CONTROL = frozenset(map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160))))
_INVISIBLE = _UNSEEN | _CONTROL


def visible(value: object) -> object:
    """Return a value as a template may print it: what turns or hides text becomes visible.

    >>> visible("a\u202eb")
    'a[U+202E]b'
    """
    if type(value) is not str or _INVISIBLE.isdisjoint(value):
        return value
    return "".join(f"[U+{ord(c):04X}]" if c in _INVISIBLE else c for c in value)


def paragraphs(text: str | None) -> tuple[str, ...]:
    """Return the paragraphs of a text: at line breaks, and where a blank follows 。.

    The blank is what a lost paragraph break left behind; the published text keeps it, the page
    shows the paragraph (docs/explanation/decisions.md).

    >>> paragraphs("一つ目です。 二つ目です。")
    ('一つ目です。', '二つ目です。')
    """
    return tuple(_paragraphs(text or ""))


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.splitlines():
        rest = line.strip()
        start = 0
        for place, character in enumerate(rest[:-1]):
            if character == "。" and rest[place + 1].isspace():
                yield rest[start : place + 1].strip()
                start = place + 1
        tail = rest[start:].strip()
        if tail:
            yield tail


def excerpt(text: str | None, most: int) -> str:
    """Return the beginning of a text in one line, at most ``most`` characters."""
    line = " ".join((text or "").split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def json_block(told: object) -> Markup:
    """Return JSON that can stand inside a ``script`` element: no ``<`` in it, nothing unseen."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    for character in ("<", ">", "&"):
        text = text.replace(character, f"\\u{ord(character):04x}")
    escaped = "".join(f"\\u{ord(c):04x}" if c in _INVISIBLE else c for c in text)
    return Markup(escaped)  # noqa: S704  # nothing that HTML reads as markup is left
