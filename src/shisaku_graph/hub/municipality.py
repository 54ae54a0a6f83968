"""The municipality in other people's data: statistics LOD, Wikidata, DBpedia, GeoNames.

What follows from the code by a published rule is made by that rule; what does not stands in
``municipalities.csv``, each line with where and when it was seen. A city that is not there gets
the first kind only, and can name the second in its ``links.csv``.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

STATISTICS = "http://data.e-stat.go.jp/lod/sac/C"
_RELATION = {"sac-dated": "narrowMatch", "wikidata": "closeMatch", "dbpedia": "closeMatch",
             "geonames": "closeMatch"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """A link from the municipality's area to a resource elsewhere, and why it is believed."""

    relation: str
    target: str
    evidence: str


def area_links(code: str) -> Iterator[OutsideLink]:
    """Yield the links of an area.

    The statistics LOD names an area by ``C`` and the code's first five digits (JIS X 0401 and
    0402); its dated forms are narrower, since they hold for a period only.
    """
    yield OutsideLink("exactMatch", f"{STATISTICS}{code[:5]}", "全国地方公共団体コード 先頭5桁")
    text = (files("shisaku_graph.hub") / "municipalities.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        if row["code"] == code:
            evidence = f"{row['source']}（{row['seen']}）"
            yield OutsideLink(_RELATION[row["relation"]], row["target"], evidence)
