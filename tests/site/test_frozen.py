"""A card of one version shows for ever what it showed, whatever is published after it."""

import re
import shutil
from pathlib import Path

from tests.years.test_versions import NAME, next_version

from shisaku_graph.pipeline import build
from shisaku_graph.site import build_site


def cards(site: Path, version: str) -> dict[str, bytes]:
    place = site / "embed" / "v" / NAME / version
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in place.rglob("*.html")}


def test_a_frozen_card_outlives_its_version(places, dist, tmp_path):
    source = Path(shutil.copytree(places[NAME], tmp_path / "source"))
    published, site = tmp_path / "dist", tmp_path / "dist" / "site"
    shutil.copytree(dist / NAME, published / NAME)
    build_site((published,), site)
    first = cards(site, "1.0.0")
    policies = len(list((site / "id").glob("*/policy/*.html")))
    assert len(first) == policies + 2 * 2  # and two pictures in two languages
    japanese = [text.decode() for name, text in first.items() if not name.endswith(".en.html")]
    assert all("第1.0.0版" in text and "のまま" in text for text in japanese)

    next_version(source, published, "1.1.0")
    build(source, published)
    build_site((published,), site)
    assert cards(site, "1.0.0") == first
    second = cards(site, "1.1.0")
    assert second.keys() == first.keys()
    assert all("1.1.0" in text.decode() for text in second.values())

    # the former version is pruned: what others show of it stays
    shutil.rmtree(published / "versions")
    build_site((published,), site)
    assert cards(site, "1.0.0") == first
    for name in first:
        card = site / "embed" / "v" / NAME / "1.0.0" / name
        for reference in _references(card.read_text("utf-8")):
            assert (card.parent / reference).resolve().is_file(), reference


def _references(text: str) -> list[str]:
    return [r for r in re.findall(r'(?:href|src)="([^"#:]+)"', text) if "//" not in r]
