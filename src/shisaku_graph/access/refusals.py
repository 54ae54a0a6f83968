"""Why a remote endpoint's answer is refused: one function for each error, in both languages."""

import http.client
import urllib.parse
from typing import Final

from shisaku_graph.errors import EndpointError
from shisaku_graph.language import Bilingual

PIECE: Final = 65_536
"""Bytes of a body that are read, or looked at, at once."""

_SHOWN: Final = 200


def clean(text: str) -> str:
    """Return the beginning of a foreign text, with nothing in it that could drive a terminal."""
    return "".join(
        sign if sign.isprintable() else " " for sign in " ".join(text[: _SHOWN * 4].split())
    )[:_SHOWN]


def host(url: str) -> str:
    """Return an address without user, password and query: what a message may show."""
    parts = urllib.parse.urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def refusal(  # noqa: PLR0913, PLR0917  # one for each part of the message
    code: str, ja: str, en: str, remedy_ja: str, remedy_en: str, place: str
) -> EndpointError:
    """Return an error of both languages' sentences."""
    return EndpointError(
        code, Bilingual(f"{ja}。", en), Bilingual(f"{remedy_ja}。", remedy_en), place
    )


def late(endpoint: str, seconds: float) -> EndpointError:
    """Return the error for: the answer did not end in time."""
    return refusal(
        "endpoint-timeout",
        f"{seconds:g} 秒のうちに答えが届きませんでした",
        f"no whole answer within {seconds:g} seconds",
        "条件を絞るか、--timeout を延ばすか、時間をおいて試してください",
        "narrow the question, give more time with --timeout, or try again later",
        host(endpoint),
    )


def unreachable(endpoint: str, reason: object, tries: int) -> EndpointError:
    """Return the error for: no answer came."""
    said = clean(str(reason) or type(reason).__name__)
    cut = isinstance(reason, http.client.IncompleteRead)
    return refusal(
        "endpoint-incomplete" if cut else "endpoint-unreachable",
        f"{tries} 回試しましたが、答えを受け取れませんでした（{said}）",
        f"no answer after {tries} tries: {said}",
        "住所とネットワークを確かめてください",
        "check the address and the network",
        host(endpoint),
    )


def incomplete(endpoint: str, said: str) -> EndpointError:
    """Return the error for: the answer breaks off."""
    return refusal(
        "endpoint-incomplete",
        f"答えが途中で切れているか、壊れています（{clean(said)}）",
        f"the answer is cut off or broken: {clean(said)}",
        "条件を絞るか、時間をおいて試してください",
        "narrow the question, or try again later",
        host(endpoint),
    )


def partial(endpoint: str, said: str) -> EndpointError:
    """Return the error for: the server cut its answer short."""
    return refusal(
        "endpoint-partial",
        f"サーバーが答えを途中で打ち切りました（{said}）",
        f"the server cut its answer short: {said}",
        "条件を絞るか、--page で少しずつ問い合わせてください",
        "narrow the question, or ask for it in pages with --page",
        host(endpoint),
    )


def wrong_type(endpoint: str, kind: str, body: bytes) -> EndpointError:
    """Return the error for an answer that is no SPARQL result."""
    said = clean(body[:PIECE].decode("utf-8", "replace"))
    kind = clean(kind) or "—"
    return refusal(
        "endpoint-media-type",
        f"SPARQL の結果ではなく「{kind}」が返りました（{said}）",
        f"it sent “{kind}” instead of SPARQL results: {said}",
        "SPARQL エンドポイントの住所か確かめてください",
        "check that this is the address of the SPARQL endpoint itself",
        host(endpoint),
    )


def unsafe(endpoint: str) -> EndpointError:
    """Return the error for: credentials would travel in the clear."""
    return refusal(
        "endpoint-credentials",
        "暗号化されない http に資格情報は送りません",
        "credentials are not sent over plain http",
        "https の住所を使うか、環境変数の資格情報を外してください",
        "use an https address, or unset the credentials in the environment",
        host(endpoint),
    )
