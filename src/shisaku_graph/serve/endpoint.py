"""The SPARQL endpoint: a request becomes a question, and its answer a reply."""

from typing import Final

from shisaku_graph.access.tokens import shape, words
from shisaku_graph.serve import refusals
from shisaku_graph.serve.answers import Kept, Reply, tagged, unchanged
from shisaku_graph.serve.crew import Crew
from shisaku_graph.serve.description import description
from shisaku_graph.serve.editions import Edition
from shisaku_graph.serve.negotiation import Offer, chosen
from shisaku_graph.serve.protocol import GRAPHS, Asked, House, Request, asked, asks_nothing

PATHS: Final = ("/sparql", "/sparql/")
METHODS: Final = "GET, HEAD, POST, OPTIONS"
_PAGE: Final = Offer("html", "text/html")
_NEVER_THE_SAME: Final = frozenset(("NOW", "RAND", "UUID", "STRUUID", "BNODE"))
_TEXTS: Final = ("text/csv", "text/tab-separated-values", "text/turtle")


class Endpoint:
    """The endpoint of one edition."""

    def __init__(self, edition: Edition, crew: Crew, house: House) -> None:
        self._edition = edition
        self._crew = crew
        self._house = house
        self._kept = Kept(house.limits.kept)

    async def reply(self, request: Request) -> Reply:
        """Answer a request.

        Raises:
            RequestError: it is refused, or cannot be answered now.
        """
        if request.method not in ("GET", "HEAD", "POST"):
            raise refusals.wrong_method(METHODS)
        if request.method != "POST" and asks_nothing(request):
            return self._itself(request)
        told = asked(request, self._house)
        return _only_if_changed(await self._answered(told), request)

    async def _answered(self, told: Asked) -> Reply:
        key = (told.question, told.media_type)
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        answer = await self._crew.answer(told.question, shape(told.question.text))
        headers = {"etag": tagged(answer.body), "vary": "Accept"}
        if answer.truncated:
            headers["shisaku-truncated"] = f"rows={told.question.rows}"
            headers["link"] = f'<{told.question.base}#truncated>; rel="help"'
        if told.question.form in ("csv", "tsv"):
            name = f"result.{told.question.form}"
            headers["content-disposition"] = f'attachment; filename="{name}"'
        charset = "; charset=utf-8" if told.media_type in _TEXTS else ""
        reply = Reply(200, answer.body, told.media_type + charset, headers)
        if _NEVER_THE_SAME.isdisjoint(words(told.question.text)) and not self._house.services:
            self._kept.put(key, reply)
        return reply

    def _itself(self, request: Request) -> Reply:
        """Describe the endpoint: to a person by the site's page, to a program in RDF."""
        offers = (*GRAPHS[:4], _PAGE)
        offer = chosen(request.headers.get("accept"), offers)
        if offer is None:
            raise refusals.not_acceptable(", ".join(each.media_type for each in offers))
        if offer is _PAGE:
            return Reply(303, headers={"location": "/sparql.html", "vary": "Accept"})
        body = description(
            self._house.endpoint,
            self._edition.holdings,
            offer.name,
            federated=bool(self._house.services),
        )
        headers = {"etag": tagged(body), "vary": "Accept"}
        charset = "; charset=utf-8" if offer.media_type in _TEXTS else ""
        return _only_if_changed(Reply(200, body, offer.media_type + charset, headers), request)


def _only_if_changed(reply: Reply, request: Request) -> Reply:
    """Return the reply, or 304 where the client has it already."""
    told = request.headers.get("if-none-match")
    if request.method == "POST" or not unchanged(reply.headers.get("etag", ""), told):
        return reply
    headers = {name: reply.headers[name] for name in ("etag", "vary")}
    return Reply(304, headers=headers)
