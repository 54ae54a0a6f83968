"""Writes docs/reference/queries.md from the headers of the ready queries."""

from pathlib import Path

from shisaku_graph.access import ReadyQuery, ready_queries

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference" / "queries.md"

HEAD = """# Ready queries / 用意された問い合わせ

Generated from `queries/*.rq` by `tools/generate_query_docs.py`; do not edit.

`shisaku-graph query NAME --param KEY=VALUE`. Each file is valid SPARQL 1.1 by itself, with
the defaults in place, and can be pasted into any endpoint. Its header is made of `#+` lines:

```text
#+ title: 日本語 | English                          #+ description: 日本語 | English
#+ parameter: NAME TYPE DEFAULT : 日本語 | English   TYPE is string, integer or iri
#+ column: NAME : 日本語 | English                   #+ empty-because: 日本語 | English
#+ audience: citizen …   #+ licence: IRI   #+ version: 1.0.0
```

A parameter `word` stands in the text as one line, `VALUES ?word_ { "default" }`; the program puts
an RDF term in its place.
"""


def entry(query: ReadyQuery) -> str:
    """Return the section of one query."""
    lines = [f"## {query.name}", "", f"**{query.title.ja}** / {query.title.en}", ""]
    lines += [f"{query.description.ja}  ", query.description.en, ""]
    lines += [
        f"- `--param {p.name}=…` ({p.type}, `{p.default}`): {p.description.ja} / {p.description.en}"
        for p in query.parameters
    ]
    columns = ", ".join(f"`{name}` {said.ja}" for name, said in query.columns.items())
    lines.append(f"- {columns}")
    return "\n".join(lines)


def document() -> str:
    """Return the whole page."""
    return "\n\n".join([HEAD.rstrip(), *map(entry, ready_queries().values())]) + "\n"


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8")
    print(TARGET)
