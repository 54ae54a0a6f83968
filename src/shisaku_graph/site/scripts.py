"""The scripts and styles that run in the reader's browser, as web/ built them."""

from importlib.resources import files
from typing import Final

FOLDER: Final = "assets"
"""Folder of the site in which every script, style and index stands."""

_ASIDE = frozenset(("__init__.py", "__pycache__"))


def script_files() -> dict[str, bytes]:
    """Return the built scripts and styles, with the licences of what they contain, by path."""
    built = files("shisaku_graph.site") / "assets"
    return {
        f"{FOLDER}/{item.name}": item.read_bytes()
        for item in sorted(built.iterdir(), key=lambda item: item.name)
        if item.is_file() and item.name not in _ASIDE
    }
