"""``shisaku-graph query``: ready queries, or one's own, over published data."""

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shisaku_graph.cli import language, spoken
from shisaku_graph.errors import PublicationError, QueryError, UsageError
from shisaku_graph.language import Bilingual

if TYPE_CHECKING:
    from shisaku_graph.access import Answer, ReadyQuery, Result

_AUDIENCES = {
    "citizen": Bilingual("市民・記者のために", "for citizens"),
    "journalist": Bilingual("比べる・数える", "to compare and count"),
    "analyst": Bilingual("分析のために", "for analysts"),
    "officer": Bilingual("職員のために", "for officers"),
    "engineer": Bilingual("技術者のために", "for engineers"),
}


@click.command(
    "query",
    help=spoken(
        "用意された問い合わせを名前で実行する。名前なしなら一覧を示す。"
        "自作の .rq ファイルも使える。\n\n"
        "\b\n例:\n"
        "  shisaku-graph query policies-of-department --param department=企画課\n"
        "  shisaku-graph query search --param word=空き家 --format csv\n"
        "  shisaku-graph query my.rq --data dist/kisarazu-2017",
        "Run a ready query by its name; without a name, list them. Takes your own .rq file too.\n\n"
        "\b\nExamples:\n"
        "  shisaku-graph query policies-of-department --param department=企画課\n"
        "  shisaku-graph query search --param word=空き家 --format csv\n"
        "  shisaku-graph query my.rq --data dist/kisarazu-2017",
    ),
)
@click.argument("name", required=False)
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="K=V",
    help=spoken("パラメーター（繰り返し可）", "a parameter (may repeat)"),
)
@click.option(
    "--data",
    multiple=True,
    type=click.Path(path_type=Path),
    help=spoken(
        "公開フォルダーか RDF ファイル（既定 dist、繰り返し可）",
        "published folder or RDF file (default dist; may repeat)",
    ),
)
@click.option(
    "--endpoint",
    metavar="URL",
    help=spoken("代わりに尋ねる SPARQL エンドポイント", "a SPARQL endpoint to ask instead"),
)
@click.option(
    "--allow-service",
    "services",
    multiple=True,
    metavar="HOST[:PORT]",
    help=spoken(
        "SERVICE で尋ねてよいホスト（繰り返し可）。指定しなければどこにも尋ねない",
        "a host that SERVICE may ask (may repeat); nobody is asked without",
    ),
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar=spoken("秒", "SECONDS"),
    help=spoken("接続先の制限時間（既定 60）", "time for the endpoint in all (default 60)"),
)
@click.option(
    "--page",
    type=click.IntRange(min=1),
    metavar=spoken("行数", "ROWS"),
    help=spoken(
        "接続先に一度に求める行数（答えに上限のある接続先のため）",
        "rows asked of the endpoint at a time, where it limits its answers",
    ),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "markdown"]),
    default="table",
    show_default=True,
    help=spoken("出力の形式", "form of the output"),
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=spoken("書き込むファイル", "file to write"),
)
@click.option(
    "--show",
    is_flag=True,
    help=spoken("実行せず、説明と SPARQL を示す", "show description and SPARQL, do not run"),
)
@click.option("--lang", type=click.Choice(["ja", "en"]), help=spoken("表示の言語", "language"))
@click.option("--quiet", is_flag=True, help=spoken("行数を示さない", "do not tell the row count"))
def command(  # noqa: PLR0913, PLR0917  # one argument for each option
    name: str | None,
    params: tuple[str, ...],
    data: tuple[Path, ...],
    endpoint: str | None,
    services: tuple[str, ...],
    timeout: float | None,
    page: int | None,
    form: str,
    output: Path | None,
    show: bool,
    lang: str | None,
    quiet: bool,
) -> None:
    """List, show or run queries; ``--lang`` is read by :func:`shisaku_graph.cli.language`."""
    del lang
    from shisaku_graph.access import answered, ready_query, text_of  # noqa: PLC0415  # --help stays fast

    if name is None:
        click.echo(_listed())
        return
    ready = None if name.endswith((".rq", ".sparql")) else ready_query(name)
    if show:
        click.echo(_shown(ready) if ready is not None else text_of(name, {}))
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the engine does not stop for Python's handler
    if endpoint and services:
        raise _whose_services()
    text = text_of(name, _pairs(params))
    answer = answered(text, data or (Path("dist"),), endpoint, timeout, page, services)
    _write(_told(answer, form, ready, quiet=quiet), form, output)


def _whose_services() -> UsageError:
    return UsageError(
        "service-remote",
        Bilingual(
            "--endpoint と --allow-service は同時に使えません。",
            "--endpoint and --allow-service do not go together.",
        ),
        Bilingual(
            "SERVICE は尋ねた先のサーバーが実行します。手元で結ぶなら --data を使ってください。",
            "the endpoint decides about SERVICE itself; use --data to join here.",
        ),
    )


def _told(answer: "Answer", form: str, ready: "ReadyQuery | None", *, quiet: bool) -> str:
    if isinstance(answer, bytes):
        return answer.decode()
    if isinstance(answer, bool):
        word = str(answer).lower()
        return f'{{"head": {{}}, "boolean": {word}}}\n' if form == "json" else f"{word}\n"
    if not answer.rows and not quiet and ready is not None:
        click.echo(_why_empty(ready), err=True, nl=False)
    return _formed(answer, form, ready, quiet=quiet)


def _why_empty(ready: "ReadyQuery") -> str:
    """Say why nothing was found, or what may be asked instead."""
    lines = [ready.empty_because.say(language())] if ready.empty_because else []
    lines += [
        spoken(
            f"--param {each.name}=… で変えられます（既定 {each.default}）: {each.description.ja}",
            f"try another --param {each.name}=… (default {each.default}): {each.description.en}",
        )
        for each in ready.parameters
    ]
    return "".join(f"{line}\n" for line in lines)


def _write(told: str, form: str, output: Path | None) -> None:
    if output is None:
        click.echo(told.encode(), nl=False)  # CSV keeps its CRLF on every system
        return
    bom = "\ufeff" if form == "csv" else ""  # Excel reads UTF-8 only with it
    try:
        output.write_text(bom + told, encoding="utf-8", newline="")
    except OSError as error:
        raise PublicationError(
            "output-unwritable",
            Bilingual(
                f"書き込めません（{error.strerror}）。", f"cannot be written: {error.strerror}"
            ),
            Bilingual("場所と権限を確かめてください。", "check the path and its permissions."),
            str(output),
        ) from error


def _pairs(params: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for param in params:
        key, sign, value = param.partition("=")
        if not sign or key.strip() in found:
            raise QueryError(
                "parameter-form",
                Bilingual(
                    f"--param {param} に = がないか、同じ名前が二度あります。",
                    f"--param {param} has no =, or its name comes twice.",
                ),
                Bilingual(
                    "--param 名前=値 と、名前ごとに一度だけ書いてください。",
                    "write --param name=value, once for each name.",
                ),
            )
        found[key.strip()] = value
    return found


def _listed() -> str:
    from shisaku_graph.access import ready_queries  # noqa: PLC0415  # loaded by now

    said, lines = language(), []
    queries = ready_queries()
    width = max(map(len, queries))
    for audience, title in _AUDIENCES.items():
        group = [query for query in queries.values() if query.audience == audience]
        lines.append(f"\n{title.say(said)}")
        for query in group:
            params = " ".join(f"[{p.name}]" for p in query.parameters)
            lines.append(f"  {query.name:<{width}}  {query.title.say(said)} {params}".rstrip())
    lines.append("")
    lines.append(
        spoken(
            "実行: shisaku-graph query 名前 [--param k=v]　説明: --show",
            "run: shisaku-graph query NAME [--param k=v]   describe: --show",
        )
    )
    return "\n".join(lines).lstrip("\n")


def _shown(query: "ReadyQuery") -> str:
    said = language()
    lines = [query.title.say(said), query.description.say(said), ""]
    for parameter in query.parameters:
        default = spoken("既定", "default")
        lines.append(
            f"--param {parameter.name}=…  {parameter.description.say(said)}"
            f" ({parameter.type}, {default} {parameter.default})"
        )
    lines += [f"  {name}: {title.say(said)}" for name, title in query.columns.items()]
    return "\n".join([*lines, "", query.text])


def _formed(result: "Result", form: str, ready: "ReadyQuery | None", *, quiet: bool) -> str:
    if form == "csv":
        return result.to_csv()
    if form == "json":
        return result.to_json()
    if form == "markdown":
        return result.to_markdown()
    return _table(result, ready, quiet=quiet)


def _table(result: "Result", ready: "ReadyQuery | None", *, quiet: bool) -> str:
    """Draw the rows as wide as the terminal; long texts are cut when a person looks."""
    import io  # noqa: PLC0415  # only for tables
    import shutil  # noqa: PLC0415

    from rich import box  # noqa: PLC0415  # 0.1 s: only for tables
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    said = language()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    titles = ready.columns if ready is not None else {}
    for column, numeric in zip(result.columns, result.numeric(), strict=True):
        heading = titles[column].say(said) if column in titles else column
        table.add_column(heading, justify="right" if numeric else "left", overflow="fold")
    cut = 80 if sys.stdout.isatty() else None
    for row in result.texts():
        table.add_row(*(Text(_plain(text, cut)) for text in row))
    out = io.StringIO()
    width = shutil.get_terminal_size((120, 24)).columns
    Console(file=out, width=width, color_system=None).print(table)
    count = "" if quiet else spoken(f"{len(result)} 行\n", f"{len(result)} rows\n")
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + f"\n{count}"


def _plain(text: str, cut: int | None) -> str:
    """Return a text that cannot command the terminal, cut where a person only looks."""
    shown = "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in text)
    return f"{shown[:cut]}…" if cut and len(shown) > cut else shown
