"""Writes sources/descriptor.schema.json, by which editors complete and check source.toml."""

import json
from pathlib import Path

from shisaku_graph.source.reading import descriptor_schema

TARGET = Path(__file__).resolve().parents[1] / "sources" / "descriptor.schema.json"


def schema_text() -> str:
    """Return the JSON Schema as published."""
    return json.dumps(descriptor_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    TARGET.write_text(schema_text(), encoding="utf-8")
    print(TARGET)
