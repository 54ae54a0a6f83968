"""What is generated from something else is what its generator makes today."""

import importlib.util
import json
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"


def tool(name: str):
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("generate_vocabulary", lambda made: made.module()),
        ("generate_schema", lambda made: made.schema_text()),
        ("generate_query_docs", lambda made: made.document()),
        ("generate_error_docs", lambda made: made.document()),
        ("generate_command_docs", lambda made: made.document()),
        ("generate_descriptor_docs", lambda made: made.document()),
        ("draw_graph", lambda made: made.picture()),
        (
            "generate_context",
            lambda made: json.dumps(made.context(), ensure_ascii=False, indent=2) + "\n",
        ),
    ],
)
def test_fresh(name, text):
    made = tool(name)
    assert made.TARGET.read_text(encoding="utf-8") == text(made)
