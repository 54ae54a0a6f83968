"""One edition being served: its processes, its endpoint, its documents."""

import asyncio
import os
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final

from shisaku_graph.access.services import Services
from shisaku_graph.serve import refusals
from shisaku_graph.serve.crew import Crew
from shisaku_graph.serve.documents import Documents
from shisaku_graph.serve.editions import Edition, hold
from shisaku_graph.serve.endpoint import Endpoint
from shisaku_graph.serve.librarian import MODULE as LIBRARIAN
from shisaku_graph.serve.limits import Limits
from shisaku_graph.serve.process import Process, Spent
from shisaku_graph.serve.protocol import House
from shisaku_graph.serve.records import plain

_PAGE_SECONDS: Final = 30.0
_ASKING: Final = 100  # requests that may wait for the librarian
_KEPT_FILES: Final = 32 * 1024 * 1024

Tell = Callable[[str], None]


class Portal:
    """An edition, opened.

    Attributes:
        edition: what is served.
        endpoint: answers SPARQL.
        documents: answers everything else.
        busy: requests that are being answered from it.
    """

    def __init__(
        self,
        edition: Edition,
        limits: Limits,
        address: str,
        services: Services | None,
        tell: Tell,
    ) -> None:
        self.edition = edition
        self.busy = 0
        hosts = services.hosts if services else frozenset[str]()
        self.crew = Crew(edition.store, limits, hosts, tell)
        house = House(f"{address}/sparql", edition.graphs, services, limits)
        self.endpoint = Endpoint(edition, self.crew, house)
        self.documents = Documents(edition.site, self._written, _KEPT_FILES)
        self._librarian: Process | None = None
        self._librarians = asyncio.Lock()
        self._starting: asyncio.Task[bytes | None] | None = None
        self._tell = tell
        self._asking = 0
        self._siteless = False  # the datasets cannot stand in one site
        self._closed = False
        self._handle = hold(edition)

    async def open(self) -> None:
        """Start its processes.

        Raises:
            Spent: one of them did not start.
        """
        await self.crew.start()
        self._starting = asyncio.create_task(self._written("robots.txt"))  # now, not when asked

    async def retire(self) -> None:
        """End its processes, once nobody is answered from it any more."""
        for _ in range(600):
            if self.busy == 0:
                break
            await asyncio.sleep(0.1)
        await self.close()

    async def close(self) -> None:
        """End its processes now."""
        if self._closed:
            return
        self._closed = True
        if self._starting is not None:
            self._starting.cancel()
        await self.crew.close()
        if self._librarian is not None:
            await self._librarian.end()
        os.close(self._handle)

    async def _written(self, path: str) -> bytes | None:
        """Ask the librarian, one question after the other."""
        if self._asking >= _ASKING:
            raise refusals.busy()
        self._asking += 1
        try:
            return await self._asked(path)
        finally:
            self._asking -= 1

    async def _asked(self, path: str) -> bytes | None:
        async with self._librarians:
            if self._siteless:
                return None
            try:
                async with asyncio.timeout(_PAGE_SECONDS):
                    if self._librarian is None or self._librarian.gone:
                        self._librarian = await Process.start(LIBRARIAN, self._first())
                    if "why" in self._librarian.hello:
                        self._siteless = True
                        self._tell(f"no pages: {plain(self._librarian.hello['why'])}")
                        return None
                    header, content = await self._librarian.ask({"path": path})
            except (Spent, TimeoutError) as error:
                librarian, self._librarian = self._librarian, None
                if librarian is not None:
                    await librarian.end()
                if isinstance(error, TimeoutError):
                    raise refusals.not_ready() from None
                return None
        return content if header["found"] else None

    def _first(self) -> dict[str, Any]:
        holdings = [asdict(holding) for holding in self.edition.holdings]
        return {"store": str(self.edition.store), "holdings": holdings}
