"""Former versions: ``dist/versions/<id>/<version>/`` holds what was published, as it was.

They stand beside the datasets, not inside them: a dataset's folder is exactly what its manifest
lists, and a new version rewrites none of the old.
"""

import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from shisaku_graph.publication.manifest import MANIFEST

VERSIONS = "versions"
"""The folder of former versions in dist/."""


def place_for(folder: Path, version: str) -> Path | None:
    """Return where what a folder holds is kept when this version takes its place.

    ``None`` where it holds nothing, or this version already: building a version again before it
    is sent anywhere makes no former version of it.
    """
    before = str(_told(folder).get("version") or "")
    if before in ("", ".", "..", version) or "/" in before:
        return None
    return folder.parent / VERSIONS / folder.name / before


def says_otherwise(folder: Path, version: str, graph_hash: str) -> str | None:
    """Return the version if a folder holds it with another graph: someone may have cited that."""
    told = _told(folder)
    graph = told.get("graph")
    before = graph.get("sha256") if isinstance(graph, dict) else None
    return version if told.get("version") == version and before != graph_hash else None


def former_versions(folder: Path) -> tuple[Path, ...]:
    """Return the kept versions of a published folder, the newest first."""
    kept = folder.parent / VERSIONS / folder.name
    found = [path for path in kept.glob("[!.]*") if (path / MANIFEST).is_file()]
    return tuple(sorted(found, key=lambda path: _order(path.name), reverse=True))


def prune(folder: Path, keep: int | None) -> None:
    """Take away all former versions but the newest ``keep``; ``None`` keeps all."""
    kept = folder.parent / VERSIONS / folder.name
    if keep is not None:
        for path in former_versions(folder)[keep:]:
            with suppress(FileNotFoundError):  # another build prunes too
                # never a half version under its name
                path.rename(path.with_name(f".{path.name}.gone"))
    for gone in kept.glob(".*.gone"):
        shutil.rmtree(gone, ignore_errors=True)


def _told(folder: Path) -> dict[str, Any]:
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _order(version: str) -> tuple[tuple[int, str], ...]:
    """Return a key by which 1.10.0 comes after 1.9.0."""
    parts = version.replace("-", ".").replace("+", ".").split(".")
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
