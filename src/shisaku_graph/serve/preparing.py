"""The process that makes an edition, or its site: what it takes of memory goes with it.

Started as ``python -m shisaku_graph.serve.preparing``; it reads one order from its input and says
on its output whether it was done.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from shisaku_graph.errors import PublicationError, ShisakuError
from shisaku_graph.language import Bilingual
from shisaku_graph.serve.editions import (
    SITE,
    Edition,
    make,
    ready,
    shows,
    site_beside,
    take_site,
)
from shisaku_graph.serve.sources import sources

MODULE: Final = "shisaku_graph.serve.preparing"
_LARGEST_SITE: Final = 64 * 1024 * 1024  # bytes of data of which the whole site is made unasked


def prepare(cache: Path, dists: Sequence[Path]) -> Edition:
    """Return the edition of what is published now, made if need be.

    Raises:
        UsageError, PublicationError: it cannot be made.
    """
    found = sources(dists)
    edition = ready(cache, found)
    if edition is None:
        told = _ordered({"do": "store", "cache": str(cache), "dists": [str(d) for d in dists]})
        edition = ready(cache, found)
        if edition is None:
            raise _failed(told)
    if not edition.site.is_dir():
        beside = site_beside(dists, found)
        if beside is not None:
            take_site(beside, edition)
    return edition


def wants_site(edition: Edition) -> bool:
    """Tell whether the site is still to be made, and small enough to be made unasked."""
    sizes = (Path(holding.folder, holding.file).stat().st_size for holding in edition.holdings)
    return not edition.site.is_dir() and sum(sizes) <= _LARGEST_SITE


def site_order(edition: Edition) -> dict[str, Any]:
    """Return the order that makes the site of an edition."""
    return {
        "do": "site",
        "folders": [holding.folder for holding in edition.holdings],
        "manifests": edition.shown,
        "edition": str(edition.folder),
    }


def _ordered(order: dict[str, Any]) -> str:
    run = subprocess.run(  # noqa: S603  # this very program
        [sys.executable, "-P", "-m", MODULE],
        input=json.dumps(order).encode(),
        capture_output=True,
        check=False,
    )
    said = run.stdout.decode("utf-8", "replace").strip()
    if run.returncode != 0 and said:
        told = json.loads(said.splitlines()[-1])
        raise PublicationError(
            told["code"], Bilingual(*told["what"]), Bilingual(*told["remedy"]), told["place"]
        )
    return run.stderr.decode("utf-8", "replace").strip()


def main() -> int:
    """Carry out one order."""
    order = json.loads(sys.stdin.buffer.read())
    try:
        if order["do"] == "store":
            make(Path(order["cache"]), sources([Path(each) for each in order["dists"]]))
        else:
            folders = [Path(each) for each in order["folders"]]
            _make_site(folders, order["manifests"], Path(order["edition"]))
    except ShisakuError as error:
        told = {
            "code": error.code,
            "what": error.problem,
            "remedy": error.remedy,
            "place": None if error.place is None else str(error.place),
        }
        sys.stdout.write(json.dumps(told) + "\n")
        return 1
    return 0


def _make_site(folders: Sequence[Path], manifests: Sequence[str], edition: Path) -> None:
    from shisaku_graph.site import build_site  # noqa: PLC0415  # the templates and all

    with TemporaryDirectory(prefix=".making-", dir=edition) as made:
        built = build_site(folders, Path(made) / SITE)
        if shows(built.folder, manifests) and not (edition / SITE).exists():
            built.folder.rename(edition / SITE)  # dist/ was not exchanged meanwhile


def _failed(said: str) -> PublicationError:
    last = said.splitlines()[-1] if said else "—"
    return PublicationError(
        "serve-prepare",
        Bilingual(
            f"公開の準備が途中で終わりました（{last}）。", f"the preparation ended early ({last})."
        ),
        Bilingual(
            "メモリーと空き容量を確かめ、もう一度実行してください。",
            "check memory and disk space, and run it again.",
        ),
    )


if __name__ == "__main__":
    sys.exit(main())
