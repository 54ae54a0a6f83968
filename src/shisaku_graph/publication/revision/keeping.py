"""The published version kept in the source folder, so that the next one can say what it changed."""

import gzip
from pathlib import Path

from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.manifest import MANIFEST, manifest_facts, verify
from shisaku_graph.publication.release import release_file
from shisaku_graph.source.reading import read_descriptor

_DATA, _HISTORY = "data.nt", "changes.ttl"


def keep_version(source: Path, dist: Path) -> tuple[str, str, str]:
    """Copy the published data and history of a source into its folder.

    Returns:
        The version, the name of the data's copy, the name of the history's copy.

    Raises:
        UsageError: this source is not published in ``dist``.
        VerificationError: what is published is not as its manifest says.
        PublicationError: the source folder cannot be written.
    """
    name = read_descriptor(source).id
    folder = dist / name
    if not (folder / _HISTORY).is_file():
        raise UsageError(
            "not-published",
            Bilingual(f"{folder} に公開した版がありません。", f"nothing is published in {folder}."),
            Bilingual(
                "先に build し、公開したフォルダーを --dist で指定してください。",
                "build first, and name the published folder with --dist.",
            ),
            str(source),
        )
    verify(folder)
    version = str(manifest_facts((folder / MANIFEST).read_bytes(), str(folder))["version"])
    data, history = f"{name}-{version}.nt.gz", f"{name}-{version}-changes.ttl"
    # without a time in it the copy has the same bytes every time
    release_file(source / data, gzip.compress((folder / _DATA).read_bytes(), mtime=0))
    release_file(source / history, (folder / _HISTORY).read_bytes())
    return version, data, history
