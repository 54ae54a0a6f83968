"""Writes docs/reference/quality.md: the metrics by which data.europa.eu scores a catalogue."""

from pathlib import Path

from shisaku_graph.publication.catalogue.score import HIGHEST, METRICS, RATINGS

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "reference" / "quality.md"

HEAD = f"""# 目録の質 / Quality of the catalogue

Generated from the metrics by `tools/generate_quality_docs.py`; do not edit.

data.europa.eu は、収集した目録を MQA（Metadata Quality Assurance）の指標で採点します
（{HIGHEST} 点満点）。`catalog.ttl` は、ファイルが公開先にあり、利用条件が EU の一覧にある
（CC BY 4.0、CC BY-SA 4.0、CC0）とき **{HIGHEST} 点** です。
`tests/catalogue/test_quality.py` が、作った目録をこの指標で採点します。

data.europa.eu scores catalogues by the metrics below. `catalog.ttl` has **{HIGHEST}** of {HIGHEST}
points where its files are hosted and the licence is one of the EU's list.

## 点を失うとき / What costs points

| | 点 / points |
| --- | --- |
| dist/ が `publication.url` にない / dist/ is not hosted at `publication.url` | 80 |
| `dataset.keywords` がない / no keywords | 30 |
| EU の一覧にない利用条件（公共データ利用規約など）/ a licence outside the EU's list | 10 |

## 指標 / Metrics

| | | 点 / points |
| --- | --- | --- |
"""
TAIL = """
## 直していないもの / What stays

`dcat-ap` の点は、SEMIC の SHACL（`dcat-ap-SHACL.ttl`）に違反がないときに付きます。
同じ配布物のほかのファイルの指摘のうち、次の三つは残ります。

- `shapes.ttl` は `dcat:byteSize` に `xsd:decimal` を求めます。DCAT 3 と `dcat-ap-SHACL.ttl` は
  `xsd:nonNegativeInteger` で、こちらに従います。
- `shapes_recommended.ttl` は地域の枠と中心の座標を勧めます。表には座標がなく、作りません。
- `mdr-vocabularies.shape.ttl` は、公表者と地域が EU の一覧にあることと、SPDX の IRI が `https:` で
  始まることを求めます。日本の市は一覧になく、SPDX の名前空間は `http:` です。

Three findings of SEMIC's other files stay: a size as `xsd:decimal` (DCAT 3 says
`xsd:nonNegativeInteger`); coordinates of the area (the table has none, and none are invented);
publisher, place and SPDX terms of lists that hold no Japanese city or are spelt otherwise.
"""


def document() -> str:
    """Return the whole page."""
    rows = [f"| {m.dimension} | {m.question.ja} / {m.question.en} | {m.points} |" for m in METRICS]
    ratings = ", ".join(f"{name} {least}–" for least, name in RATINGS)
    return "\n".join([HEAD.rstrip(), *rows, "", ratings, TAIL])


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8")
    print(TARGET)
