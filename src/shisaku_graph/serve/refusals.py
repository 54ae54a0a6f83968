"""Why a request is refused, and the one shape in which the server says so.

The body is that of RFC 9457 (``application/problem+json``): ``code``, ``what`` and ``remedy`` in
both languages, and ``place`` where there is one.
"""

import json
from typing import Any, Final

from shisaku_graph.errors import RequestError, ShisakuError
from shisaku_graph.language import Bilingual

PROBLEM: Final = "application/problem+json"
_SOON: Final = 2  # seconds
_LATER: Final = 10


def problem(error: ShisakuError, status: int) -> bytes:
    """Return the body of an error's answer."""
    told: dict[str, Any] = {
        "type": f"urn:shisaku-graph:error:{error.code}",
        "title": error.problem.en,
        "status": status,
        "code": error.code,
        "what": error.problem._asdict(),
        "remedy": error.remedy._asdict(),
    }
    if error.place is not None:
        told["place"] = str(error.place)
    return (json.dumps(told, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def from_process(told: dict[str, Any]) -> RequestError:
    """Return the error that a process told."""
    return RequestError(
        told["code"],
        Bilingual(*told["problem"]),
        Bilingual(*told["remedy"]),
        told["place"],
        status=told["status"],
    )


def busy() -> RequestError:
    """Return the error for: nobody is free in time."""
    return RequestError(
        "server-busy",
        Bilingual("ただいま混み合っています。", "too many questions at once."),
        Bilingual("少し待って、もう一度お試しください。", "ask again in a moment."),
        status=503,
        retry=_SOON,
    )


def too_many_long() -> RequestError:
    """Return the error for: a long query, and the places for long ones are taken."""
    return RequestError(
        "long-queries-busy",
        Bilingual(
            "時間のかかる問い合わせが重なっています。", "too many long queries run at the moment."
        ),
        Bilingual("少し待つか、条件を絞ってください。", "ask again later, or narrow the question."),
        status=503,
        retry=_LATER,
    )


def too_slow(seconds: float) -> RequestError:
    """Return the error for: the time was up."""
    return RequestError(
        "query-timeout",
        Bilingual(
            f"{seconds:g} 秒で答えられませんでした。", f"it was not answered within {seconds:g} s."
        ),
        Bilingual(
            "条件を絞るか、LIMIT を付けてください。"
            "データをダウンロードして手元で尋ねることもできます。",
            "narrow the question or add a LIMIT; or download the data and ask it yourself.",
        ),
        status=503,
        retry=_LATER,
    )


def paused(seconds: int) -> RequestError:
    """Return the error for: a query of this shape ended its process a moment ago."""
    return RequestError(
        "query-paused",
        Bilingual(
            "同じ形の問い合わせが、つい先ほど時間かメモリーを使い切りました。",
            "a query of this form used up its time or memory a moment ago.",
        ),
        Bilingual(
            "条件を絞って書き直すか、時間をおいてください。",
            "rewrite it so that it asks for less, or wait.",
        ),
        status=503,
        retry=seconds,
    )


def spent(what: str) -> RequestError:
    """Return the error for: the process ended before it answered."""
    reasons = {
        "memory": Bilingual("メモリー", "memory"),
        "processor": Bilingual("計算時間", "processor time"),
    }
    reason = reasons.get(what)
    if reason is None:
        return RequestError(
            "query-interrupted",
            Bilingual("問い合わせが中断されました。", "the query was interrupted."),
            Bilingual("もう一度お試しください。", "ask again."),
            status=503,
            retry=_SOON,
        )
    return RequestError(
        "query-too-costly",
        Bilingual(
            f"許された{reason.ja}を使い切りました。", f"it used up the {reason.en} that it may use."
        ),
        Bilingual("条件を絞るか、LIMIT を付けてください。", "narrow the question, or add a LIMIT."),
        status=503,
        retry=_LATER,
    )


def service_closed(error: ShisakuError) -> RequestError:
    """Return the guard's refusal of SERVICE as this server says it."""
    return RequestError(
        "query-service-closed",
        error.problem,
        Bilingual(
            "SERVICE を使わずに、そのサーバーへ直接問い合わせてください。"
            "許す相手は、サーバーを起動する人が --allow-service で決めます。",
            "ask that server itself, without SERVICE; who starts this one can allow hosts with "
            "--allow-service.",
        ),
        str(error.place),
        status=403,
    )


def service_host(address: str, place: str) -> RequestError:
    """Return the error for: SERVICE names a host that is not allowed."""
    shown = address[:200]
    return RequestError(
        "query-service-closed",
        Bilingual(
            f"SERVICE で問い合わせてよい相手ではありません（{shown}）。",
            f"SERVICE may not ask this host: {shown}.",
        ),
        Bilingual(
            "そのサーバーへ直接問い合わせてください。許す相手は、サーバーを起動する人が"
            " --allow-service で決めます。",
            "ask that server itself; who starts this one can allow hosts with --allow-service.",
        ),
        place,
        status=403,
    )


def graph_unknown(graph: str, graphs: frozenset[str], place: str | None = None) -> RequestError:
    """Return the error for: a graph that is not published here."""
    known = "、".join(sorted(graphs)[:10])
    shown = graph[:200]
    return RequestError(
        "graph-unknown",
        Bilingual(
            f"ここで公開していないグラフです（{shown}）。", f"no graph of this server: {shown}."
        ),
        Bilingual(f"公開しているグラフ: {known}", f"the graphs here: {known.replace('、', ', ')}"),
        place,
    )


def read_only() -> RequestError:
    """Return the error for: an update."""
    return RequestError(
        "endpoint-read-only",
        Bilingual("このエンドポイントは読み取り専用です。", "this endpoint is read-only."),
        Bilingual(
            "SELECT、ASK、CONSTRUCT、DESCRIBE で問い合わせてください。"
            "データは shisaku-graph build で変わります。",
            "ask with SELECT, ASK, CONSTRUCT or DESCRIBE; `shisaku-graph build` changes the data.",
        ),
        status=403,
    )


def not_acceptable(offered: str) -> RequestError:
    """Return the error for: none of the forms that the client accepts."""
    return RequestError(
        "not-acceptable",
        Bilingual("Accept にある形式では返せません。", "none of the accepted forms is offered."),
        Bilingual(f"返せる形式: {offered}", f"offered: {offered}"),
        status=406,
    )


def wrong_type(found: str) -> RequestError:
    """Return the error for: a body in another form."""
    return RequestError(
        "media-type-unsupported",
        Bilingual(
            f"本文の形式（{found or '記載なし'}）を受け取れません。",
            f"a body of this kind is not taken: {found or 'none stated'}.",
        ),
        Bilingual(
            "application/sparql-query か application/x-www-form-urlencoded で、"
            "UTF-8 で送ってください。",
            "send application/sparql-query or application/x-www-form-urlencoded, in UTF-8.",
        ),
        status=415,
    )


def malformed(ja: str, en: str) -> RequestError:
    """Return the error for: a request that says nothing that can be answered."""
    return RequestError(
        "request-malformed",
        Bilingual(
            f"リクエストの書き方が誤っています（{ja}）。", f"the request is malformed: {en}."
        ),
        Bilingual(
            "/sparql?query=… または POST で、問い合わせを一つだけ送ってください。",
            "send one query, as /sparql?query=… or by POST.",
        ),
    )


def too_long(what: Bilingual, most: int, status: int) -> RequestError:
    """Return the error for: a request that is larger than allowed."""
    return RequestError(
        "request-too-large",
        Bilingual(
            f"{what.ja}が {most:,} バイトを超えています。", f"the {what.en} exceeds {most:,} bytes."
        ),
        Bilingual(
            "短くしてください。長い問い合わせは POST で送れます。",
            "make it shorter; a long query can be sent by POST.",
        ),
        status=status,
    )


def not_found() -> RequestError:
    """Return the error for: nothing is published under this address."""
    return RequestError(
        "not-found",
        Bilingual("この住所には何も公開されていません。", "nothing is published here."),
        Bilingual("/ から探すか、/sparql で尋ねてください。", "begin at /, or ask at /sparql."),
        status=404,
    )


def wrong_method(allowed: str) -> RequestError:
    """Return the error for: a method that is not allowed here."""
    return RequestError(
        "method-not-allowed",
        Bilingual("この方法では使えません。", "this method is not allowed here."),
        Bilingual(f"使える方法: {allowed}", f"allowed: {allowed}"),
        status=405,
    )


def wrong_host() -> RequestError:
    """Return the error for: a Host header that names another server."""
    return RequestError(
        "host-unknown",
        Bilingual(
            "Host がこのサーバーの名前ではありません。", "the Host is not this server's name."
        ),
        Bilingual(
            "表示された住所で開いてください。別の名前で使うには --allow-host を付けて起動します。",
            "use the address that was shown; to serve under another name, start with --allow-host.",
        ),
    )


def too_slow_client() -> RequestError:
    """Return the error for: the body did not come in time."""
    return RequestError(
        "request-timeout",
        Bilingual("リクエストが時間内に届きませんでした。", "the request did not arrive in time."),
        Bilingual("もう一度送ってください。", "send it again."),
        status=408,
    )


def not_ready() -> RequestError:
    """Return the error for: the site's page is still being made."""
    return RequestError(
        "site-not-ready",
        Bilingual("サイトのページを作っている途中です。", "the pages of the site are being made."),
        Bilingual(
            "少し待って開き直してください。/sparql はもう使えます。",
            "open it again in a moment; /sparql can be used already.",
        ),
        status=503,
        retry=_SOON,
    )


def fault() -> RequestError:
    """Return the error for: this program is at fault."""
    return RequestError(
        "server-fault",
        Bilingual("サーバーの不具合です。", "the server is at fault."),
        Bilingual(
            "もう一度お試しください。続くときは、サーバーの記録を添えて知らせてください。",
            "ask again; if it goes on, report it with the server's log.",
        ),
        status=500,
    )
