"""Writes docs/reference/shapes.md: every constraint in a table that people can read.

Run it when a shape changes: ``python tools/generate_shapes_table.py``.
"""

from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from shisaku_graph.validation.shapes import Constraint, constraints
from shisaku_graph.vocabulary import DCTERMS

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "reference" / "shapes.md"

HEAD = """# 形状の一覧 / The shapes

`shapes/` の制約をすべて並べた表です。`tools/generate_shapes_table.py` が形状から作ります。
Every constraint of `shapes/`, made from the shapes by `tools/generate_shapes_table.py`.

- 違反（violation）があると公開しません。注意（warning）は公開を止めません。
  A violation stops publication; a warning does not.
- 一つの制約が一つの形状で、`https://w3id.org/shisaku-graph/shapes#<名前>` という IRI を持ちます。
  One constraint is one shape, named `https://w3id.org/shisaku-graph/shapes#<name>`.
- クラスの名前だけの形状（`Policy` など）は、モデルにない性質を拒みます（`sh:closed`）。
  A shape with the bare name of a class (`Policy`) refuses properties that the model does not have.
- 名前が `Resource-`、`PlanElement-`、`Place-` で始まる形状は、いくつものクラスで使います。
  Shapes named `Resource-`, `PlanElement-` and `Place-` serve several classes.
- どの形状にも、それだけに反する例が `tests/shapes/cases/` に一つあります。
  Each shape has one case that breaks it in `tests/shapes/cases/`.

"""


def titles() -> dict[str, tuple[str, str]]:
    """Return the title of each shapes file in both languages."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted((ROOT / "shapes").glob("*.ttl")):
        for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE):
            value = quad.object
            if quad.predicate.value == DCTERMS.title and isinstance(value, ox.Literal):
                found.setdefault(file.name, {})[value.language or ""] = value.value
    return {name: (said["ja"], said["en"]) for name, said in found.items()}


def page() -> str:
    """Return the text of the page."""
    parts, said = [HEAD], titles()
    for file, group in groupby(constraints().values(), key=lambda constraint: constraint.file):
        ja, en = said[file]
        parts.append(f"## {ja} / {en}\n\n`shapes/{file}`\n\n")
        parts.append("| 形状 shape | 重大度 severity | 問題 problem | 対処 remedy |\n")
        parts.append("| --- | --- | --- | --- |\n")
        parts.extend(_row(constraint) for constraint in group)
        parts.append("\n")
    return "".join(parts).rstrip("\n") + "\n"


def _row(constraint: Constraint) -> str:
    name = constraint.anchor
    severity = constraint.severity.label
    return (
        f'| <a id="{name}"></a>`{name}` | {severity.ja} {severity.en} '
        f"| {_safe(constraint.message.ja)}<br>{_safe(constraint.message.en)} "
        f"| {_safe(constraint.remedy.ja)}<br>{_safe(constraint.remedy.en)} |\n"
    )


def _safe(text: str) -> str:
    return text.replace("<", "&lt;").replace("|", "\\|")


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
    print(TARGET)
