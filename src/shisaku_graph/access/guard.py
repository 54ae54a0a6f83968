"""A linear look at a query before it is evaluated: what must never run is refused here.

pyoxigraph has no switch that turns ``SERVICE`` off, and a query of some kilobytes can end its
process by nesting alone. The tokens follow SPARQL 1.1 §19.8; where pyoxigraph's parser is more
generous (it reads ``SERVICE`` in ``1SERVICE<…>``, ``SERVICESILENT`` and ``SERVICE:x``), the guard
is stricter.
"""

from typing import Literal

from shisaku_graph.access.tokens import tokens
from shisaku_graph.errors import QueryError
from shisaku_graph.language import Bilingual

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]
Called = tuple[str, tuple[int, int], str]

DEPTH = 64
"""Brackets within brackets. pyoxigraph ends by SIGSEGV somewhere above 800."""

STEPS = 600
"""Operators, groups and patterns in one query. pyoxigraph can end above 1,000."""

_FORMS: dict[str, Form] = {
    "SELECT": "SELECT",
    "ASK": "ASK",
    "CONSTRUCT": "CONSTRUCT",
    "DESCRIBE": "DESCRIBE",
}
_UPDATES = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD")  # SPARQL §29ff
)
_BEFORE_SERVICE = frozenset(("", " ", "\t", "\n", "\r", "{", "}", "."))
_CLAUSES = frozenset(("UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "EXISTS", "VALUES", "GRAPH"))


def guard(
    text: str,
    graphs: frozenset[str] = frozenset(),
    *,
    remote: bool = False,
    services: bool = False,
) -> Form:
    """Return the form of a query, or refuse it.

    Args:
        text: a SPARQL 1.1 query.
        graphs: IRIs of the named graphs that FROM may name.
        remote: it goes to a remote endpoint, which decides for itself about SERVICE, FROM and size.
        services: SERVICE may stand, each time with an IRI written out, for which
            ``access.services`` answers.

    Raises:
        QueryError: an update; here also SERVICE, FROM of what is not loaded, or nesting that could
            end the process.
    """
    watch = _Watch(text, graphs, remote=remote, services=services)
    for kind, token, at in tokens(text):
        watch.graph(kind, token, at)
        watch.service(kind, token, at)
        if kind == "open":
            raise watch.error("query-open-string", *_OPEN_STRING, at=at)
        if kind == "word":
            watch.word(token.upper(), at)
        elif kind == "name":
            watch.prefix(token.partition(":")[0].upper(), at)
        elif kind == "sign":
            watch.sign(token, at)
    return watch.verdict()


def services_of(text: str) -> list[Called]:
    """Return what a query's SERVICE clauses call: address, span of its IRI, place in words.

    Raises:
        QueryError: a clause names no IRI in full, or the query is refused as :func:`guard` does.
    """
    watch = _Watch(text, frozenset(), remote=False, services=True)
    for kind, token, at in tokens(text):
        watch.service(kind, token, at)
        if kind == "word" and "SERVICE" in token.upper() and not watch.may_call(token.upper(), at):
            raise watch.error("query-service", *_SERVICE, at=at)
    return watch.called


class _Watch:
    """What has been seen of one query so far."""

    def __init__(
        self, text: str, graphs: frozenset[str], *, remote: bool, services: bool = False
    ) -> None:
        self.text = text
        self.graphs = graphs
        self.remote = remote
        self.services = services
        self.after_from = False
        self.after_service = False
        self.called: list[Called] = []
        self.form: Form | None = None
        self.open: list[str] = []
        self.steps = 0
        self.data = False  # between VALUES and the end of its block, where rows may be many

    def word(self, word: str, at: int) -> None:
        if word in _UPDATES:
            raise self.error("query-is-update", *_UPDATE, at=at)
        if not self.remote:
            if "SERVICE" in word and not self.may_call(word, at):
                raise self.error("query-service", *_SERVICE, at=at)
            if "FROM" in word and word != "FROM":
                raise self.error("query-from", *_FROM, at=at)
            self.after_from = word == "FROM" or (self.after_from and word == "NAMED")
        if self.form is None:
            self.form = _FORMS.get(word)
        if word in _CLAUSES:
            self.data = word == "VALUES"
            self.step(at)

    def graph(self, kind: str, token: str, at: int) -> None:
        """Refuse what follows FROM when it is not the IRI of a graph that is loaded."""
        if not self.after_from or token.upper() == "NAMED":
            return
        if kind != "iri" or token[1:-1] not in self.graphs:
            raise self.error("query-from", *_FROM, at=at)
        self.after_from = False

    def may_call(self, word: str, at: int) -> bool:
        """Tell whether a word is SERVICE itself, where it may stand."""
        before = self.text[at - 1 : at]
        self.after_service = self.services and word == "SERVICE" and (before in _BEFORE_SERVICE)
        return self.after_service

    def service(self, kind: str, token: str, at: int) -> None:
        """Note the IRI that follows SERVICE; refuse anything else there."""
        if not self.after_service or token.upper() == "SILENT":
            return
        self.after_service = False
        if kind != "iri" or "\\" in token:
            raise self.error("query-service-iri", *_SERVICE_IRI, at=at)
        self.called.append((token[1:-1], (at, at + len(token)), self.place(at)))

    def prefix(self, prefix: str, at: int) -> None:
        if "SERVICE" in prefix and not self.remote:
            raise self.error("query-service", *_SERVICE_PREFIX, at=at)

    def sign(self, sign: str, at: int) -> None:
        if sign in "({[":
            self.open.append(sign)
            if len(self.open) > DEPTH and not self.remote:
                raise self.error("query-too-deep", *_DEEP, at=at)
            if not self.data:
                self.step(at)
        elif sign in ")}]":
            if self.open:
                self.open.pop()
            if sign == "}":
                self.data = False
        elif sign in "|&!^+-*/=<>" or (sign in ".;," and self.open[-1:] != ["("]):
            self.step(at)

    def step(self, at: int) -> None:
        self.steps += 1
        if self.steps > STEPS and not self.remote:
            raise self.error("query-too-long", *_LONG, at=at)

    def verdict(self) -> Form:
        if self.form is None:
            raise self.error("query-no-form", *_NO_FORM, at=0)
        return self.form

    def place(self, at: int) -> str:
        line = self.text.count("\n", 0, at) + 1
        column = at - self.text.rfind("\n", 0, at)
        return f"SPARQL {line}:{column}"

    def error(self, code: str, problem: Bilingual, remedy: Bilingual, *, at: int) -> QueryError:
        return QueryError(code, problem, remedy, self.place(at))


_OPEN_STRING = (
    Bilingual("文字列が閉じられていません。", "this string is never closed"),
    Bilingual("引用符を確かめてください。", "check the quotation marks"),
)
_UPDATE = (
    Bilingual("データを書き換える命令です。", "this is an update, not a query"),
    Bilingual(
        "SELECT、ASK、CONSTRUCT、DESCRIBE のいずれかで問い合わせてください。",
        "ask with SELECT, ASK, CONSTRUCT or DESCRIBE; data are changed by `shisaku-graph build`",
    ),
)
_SERVICE = (
    Bilingual(
        "SERVICE（ほかのサーバーへの問い合わせ）は実行しません。",
        "SERVICE would send requests to other servers; it is not run here",
    ),
    Bilingual(
        "そのホストを --allow-service で許すか、データを --data で与えるか、"
        "--endpoint で直接問い合わせてください。",
        "allow its host with --allow-service, give its data with --data, or ask the server "
        "itself with --endpoint",
    ),
)
_SERVICE_IRI = (
    Bilingual(
        "SERVICE の後に、IRI が <…> の形で書かれていません。",
        "SERVICE is not followed by an IRI in full, as <…>",
    ),
    Bilingual(
        "変数や接頭辞つきの名前ではなく、<https://…> の形で書いてください。",
        "write <https://…>, not a variable or a prefixed name",
    ),
)
_SERVICE_PREFIX = (
    Bilingual(
        "接頭辞に service を含む名前は、SERVICE 命令と区別できません。",
        "a prefix that contains “service” can be read as the SERVICE clause",
    ),
    Bilingual("接頭辞を別の名前にしてください。", "give the prefix another name"),
)
_FROM = (
    Bilingual(
        "読み込んでいないグラフを FROM で指すことはできません。",
        "FROM may only name a graph that is loaded, by its whole IRI",
    ),
    Bilingual(
        "FROM を消し、データを --data で与えてください。", "remove FROM; name the data with --data"
    ),
)
_DEEP = (
    Bilingual(f"括弧の入れ子が {DEPTH} を超えています。", f"brackets are nested beyond {DEPTH}"),
    Bilingual("入れ子を減らしてください。", "nest less deeply"),
)
_LONG = (
    Bilingual(
        f"演算子や条件が {STEPS} 個を超えています。", f"more than {STEPS} operators and patterns"
    ),
    Bilingual(
        "問い合わせを分けるか、値の並びは VALUES にしてください。",
        "split the query, or put long lists of values into VALUES",
    ),
)
_NO_FORM = (
    Bilingual("SPARQL の問い合わせではありません。", "this is no SPARQL query"),
    Bilingual(
        "SELECT、ASK、CONSTRUCT、DESCRIBE のいずれかが要ります。",
        "it needs SELECT, ASK, CONSTRUCT or DESCRIBE",
    ),
)
