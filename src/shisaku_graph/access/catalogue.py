"""The ready queries: each file in queries/ with its header read."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from shisaku_graph import assets
from shisaku_graph.errors import QueryError, UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.vocabulary import XSD

ParameterType = Literal["string", "integer", "iri"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: stands in the query as ``VALUES ?name_ { … }``."""

    name: str
    type: ParameterType
    default: str
    description: Bilingual

    def term(self, value: str) -> ox.NamedNode | ox.Literal:
        """Return the RDF term for a value that a person gave.

        Raises:
            QueryError: it is not of the parameter's type.
        """
        try:
            if self.type == "iri":
                return ox.NamedNode(value)
            if self.type == "integer":
                return ox.Literal(str(int(value)), datatype=ox.NamedNode(XSD.integer))
            return ox.Literal(value)
        except ValueError as error:
            raise QueryError(
                "parameter-value",
                Bilingual(
                    f"パラメーター {self.name} に {value!r} は使えません（{self.type}）。",
                    f"{value!r} is no {self.type} for the parameter {self.name}.",
                ),
                Bilingual(
                    f"例: {self.name}={self.default}", f"for example {self.name}={self.default}"
                ),
            ) from error


@dataclass(frozen=True, slots=True)
class ReadyQuery:
    """A ready query: name, header, text."""

    name: str
    title: Bilingual
    description: Bilingual
    audience: str
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, Bilingual]
    empty_because: Bilingual | None
    text: str

    def bound(self, values: Mapping[str, str]) -> str:
        """Return the SPARQL with the parameters bound as RDF terms.

        Raises:
            QueryError: a parameter is unknown or its value has the wrong type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        lines = self.text.splitlines(keepends=True)
        for name, value in values.items():
            if name not in known:
                raise _unknown_parameter(self, name)
            lines[self.place(name)] = f"  VALUES ?{name}_ {{ {known[name].term(value)} }}\n"
        return "".join(lines)

    def place(self, name: str) -> int:
        """Return the index of the line that holds a parameter's VALUES block.

        Raises:
            QueryError: there is no such line, or more than one.
        """
        found = [
            at
            for at, line in enumerate(self.text.splitlines())
            if line.strip().startswith(f"VALUES ?{name}_ {{") and line.rstrip().endswith("}")
        ]
        if len(found) != 1:
            raise _bad_header(self.name, f"VALUES ?{name}_ {{ … }}")
        return found[0]


@cache
def ready_queries() -> Mapping[str, ReadyQuery]:
    """Return every ready query by its name, sorted."""
    return {
        file.name.removesuffix(".rq"): read_header(
            file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")
        )
        for file in assets.each("queries", ".rq")
    }


def ready_query(name: str) -> ReadyQuery:
    """Return a ready query.

    Raises:
        QueryError: there is none of this name; the message names the nearest.
    """
    queries = ready_queries()
    if name not in queries:
        near = difflib.get_close_matches(name, queries, n=3, cutoff=0.4)
        shown = ", ".join(near) or ", ".join(queries)
        raise QueryError(
            "query-unknown",
            Bilingual(f"{name!r} という問い合わせはありません。", f"there is no query {name!r}."),
            Bilingual(
                f"近い名前: {shown}（一覧は shisaku-graph query）",
                f"near it: {shown} (shisaku-graph query lists them all)",
            ),
        )
    return queries[name]


def text_of(asked: str | Path, values: Mapping[str, str]) -> str:
    """Return the SPARQL that is asked for, with its parameters bound.

    Args:
        asked: the name of a ready query, the path of a ``.rq`` or ``.sparql`` file, or SPARQL.
        values: parameters; one's own query needs a header that names them.

    Raises:
        QueryError: no such query or parameter.
        UsageError: the file cannot be read.
    """
    if isinstance(asked, Path) or asked.endswith((".rq", ".sparql")):
        name, text = str(asked), _file(Path(asked))
    elif "{" in asked:
        name, text = "SPARQL", asked
    else:
        return ready_query(asked).bound(values)
    return read_header(name, text).bound(values) if values else text


def _file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            "query-file",
            Bilingual(f"{path} を読めません（{error}）。", f"cannot read {path} ({error})."),
            Bilingual("UTF-8 の .rq ファイルを指定してください。", "name a UTF-8 .rq file."),
        ) from error


def read_header(name: str, text: str) -> ReadyQuery:
    """Read the ``#+`` lines at the head of a query.

    The grammar: ``#+ key: japanese | english`` for title, description and empty-because;
    ``#+ parameter: name type default : japanese | english``;
    ``#+ column: name : japanese | english``; ``#+ audience:``, ``#+ licence:``, ``#+ version:``.

    Raises:
        QueryError: a line fits none of these, or the title is missing.
    """
    single: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: dict[str, Bilingual] = {}
    for line in text.splitlines():
        if not line.startswith("#+"):
            continue
        key, colon, rest = line.removeprefix("#+").strip().partition(":")
        words, _, said = rest.strip().partition(" : ")
        if key == "parameter":
            parts = words.split(maxsplit=2)
            if len(parts) != 3 or parts[1] not in ("string", "integer", "iri"):  # noqa: PLR2004  # name, type, default
                raise _bad_header(name, line)
            kind: ParameterType = parts[1]  # type: ignore[assignment]  # checked in the line above
            parameters.append(Parameter(parts[0], kind, parts[2], _both(said)))
        elif key == "column":
            columns[words] = _both(said)
        elif colon:
            single[key] = rest.strip()
        else:
            raise _bad_header(name, line)
    if "title" not in single or "description" not in single:
        raise _bad_header(name, "title, description")
    return ReadyQuery(
        name=name,
        title=_both(single["title"]),
        description=_both(single["description"]),
        audience=single.get("audience", ""),
        parameters=tuple(parameters),
        columns=columns,
        empty_because=_both(single["empty-because"]) if "empty-because" in single else None,
        text=text,
    )


def _both(text: str) -> Bilingual:
    ja, _, en = text.partition("|")
    return Bilingual(ja.strip(), en.strip())


def _bad_header(name: str, line: str) -> QueryError:
    return QueryError(
        "query-header",
        Bilingual(
            f"問い合わせの見出しを読めません（{line}）。", f"the query's header is wrong ({line})."
        ),
        Bilingual(
            "docs/reference/queries.md の書式に合わせてください。", "see docs/reference/queries.md."
        ),
        name,
    )


def _unknown_parameter(query: ReadyQuery, name: str) -> QueryError:
    known = ", ".join(f"{p.name} ({p.type})" for p in query.parameters) or "–"
    return QueryError(
        "parameter-unknown",
        Bilingual(
            f"{query.name} に {name} というパラメーターはありません。",
            f"{query.name} has no parameter {name}.",
        ),
        Bilingual(f"使えるパラメーター: {known}", f"its parameters: {known}"),
    )
