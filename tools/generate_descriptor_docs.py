"""Writes docs/reference/source-toml.md: every key of ``source.toml``, from its schema."""

from pathlib import Path
from typing import Any

from shisaku_graph.source.reading import descriptor_schema

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference" / "source-toml.md"
HEAD = """# source.toml

Generated from the schema by `tools/generate_descriptor_docs.py`; do not edit. Editors that know
TOML schemas complete and check the file by `sources/descriptor.schema.json`.
"""


def kind(told: dict[str, Any]) -> str:
    """Return a key's type in a word or two."""
    if "$ref" in told:
        return f"[{told['$ref'].rpartition('/')[2]}](#{told['$ref'].rpartition('/')[2].lower()})"
    if "anyOf" in told:
        return " / ".join(kind(each) for each in told["anyOf"] if each.get("type") != "null")
    if "enum" in told:
        return ", ".join(f"`{value}`" for value in told["enum"])
    if "const" in told:
        return f"`{told['const']}`"
    if told.get("type") == "array":
        return f"list of {kind(told.get('items', {}))}"
    return str(told.get("format") or told.get("type", ""))


def table(told: dict[str, Any]) -> list[str]:
    """Return the rows of one table of keys."""
    required = told.get("required", [])
    rows = ["| key | type | needed | |", "| --- | --- | --- | --- |"]
    for key, value in told["properties"].items():
        words = value.get("description", "")
        default = value.get("default")
        if default not in (None, [], {}) and not isinstance(default, dict):
            words = f"{words} (default `{default}`)".strip()
        rows.append(f"| `{key}` | {kind(value)} | {'yes' if key in required else ''} | {words} |")
    return rows


def document() -> str:
    """Return the whole page."""
    schema = descriptor_schema()
    parts = [HEAD, *table(schema), ""]
    for name, told in schema["$defs"].items():
        said = told.get("description", "").replace("\n\n", "\n").strip()
        parts += [f"## {name}", "", said.replace("``", "`"), "", *table(told), ""]
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8")
    print(TARGET)
