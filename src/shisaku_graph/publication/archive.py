"""Former versions: ``dist/versions/<id>/<version>/`` holds what was published, as it was.

They stand beside the datasets, not inside them: a dataset's folder is exactly what its manifest
lists, and a new version rewrites none of the old.
"""

import json
import shutil
from pathlib import Path

from shisaku_graph.publication.manifest import MANIFEST

VERSIONS = "versions"
"""The folder of former versions in dist/."""


def place_for(folder: Path, version: str) -> Path | None:
    """Return where what a folder holds is kept when this version takes its place.

    ``None`` where it holds nothing, or this version already: building a version again before it
    is sent anywhere makes no former version of it.
    """
    before = _version(folder)
    if before is None or before == version:
        return None
    return folder.parent / VERSIONS / folder.name / before


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
            path.rename(path.with_name(f".{path.name}.gone"))  # never a half version under its name
    for gone in kept.glob(".*.gone"):
        shutil.rmtree(gone)


def _version(folder: Path) -> str | None:
    try:
        told = json.loads((folder / MANIFEST).read_bytes())["version"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    good = isinstance(told, str) and told not in ("", ".", "..") and "/" not in told
    return told if good else None


def _order(version: str) -> tuple[tuple[int, str], ...]:
    """Return a key by which 1.10.0 comes after 1.9.0."""
    parts = version.replace("-", ".").replace("+", ".").split(".")
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
