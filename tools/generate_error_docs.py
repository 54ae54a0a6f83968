"""Writes docs/reference/errors.md: every error's code, sentence and remedy, read from the code."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "shisaku_graph"
TARGET = ROOT / "docs" / "reference" / "errors.md"
EXIT_CODES = {
    "UsageError": 2,
    "QueryError": 2,
    "EndpointError": 3,
    "PublicationError": 4,
}
HEAD = """# Errors / エラー

Generated from the code by `tools/generate_error_docs.py`; do not edit.

A message reads `error[CODE] PLACE: what is wrong`, then `→ remedy`. The exit code tells a program
what happened: 0 fine, 1 the data cannot be published, 2 the call was wrong, 3 an endpoint failed,
4 the result could not be written, 70 a fault of this program. What `shisaku-graph serve` says to
its clients has an HTTP status instead, and the same code, sentence and remedy as JSON.

| code | exit | what is wrong | remedy |
| --- | --- | --- | --- |
"""


def sentence(node: ast.expr) -> str:
    """Return a sentence as it stands in the code, what varies as …."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = (p.value if isinstance(p, ast.Constant) else "…" for p in node.values)
        return "".join(map(str, parts))
    if isinstance(node, ast.BinOp):
        return sentence(node.left) + sentence(node.right)
    return "…"


def both(node: ast.expr) -> str:
    """Return both languages of a ``Bilingual(ja, en)``."""
    if isinstance(node, ast.Call) and len(node.args) == 2:  # noqa: PLR2004  # ja, en
        return "<br>".join(sentence(part) for part in node.args)
    return "…"


def status(node: ast.Call) -> str:
    """Return the HTTP status with which the local server refuses a request."""
    told = next((word.value for word in node.keywords if word.arg == "status"), ast.Constant(400))
    return f"HTTP {told.value!s}" if isinstance(told, ast.Constant) else "HTTP 4xx"


def errors() -> dict[str, str]:
    """Return the table's row of each code."""
    rows: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) < 3:  # noqa: PLR2004  # code, two texts
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            code = sentence(node.args[0])
            if name.endswith("Error") and name != "ShisakuError" and code != "…":
                said = [both(part).replace("|", "\\|") for part in node.args[1:3]]
                exit_code = status(node) if name == "RequestError" else EXIT_CODES.get(name, 1)
                rows[code] = f"| `{code}` | {exit_code} | {said[0]} | {said[1]} |"
    return dict(sorted(rows.items()))


def document() -> str:
    """Return the whole page."""
    return HEAD + "\n".join(errors().values()) + "\n"


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8")
    print(TARGET)
