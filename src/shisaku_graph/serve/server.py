"""The server itself: its address, its life, and the change of editions while it runs."""

import asyncio
import contextlib
import ipaddress
import json
import logging
import resource
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import uvicorn

from shisaku_graph.access.services import Services
from shisaku_graph.errors import ShisakuError, UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.serve import preparing
from shisaku_graph.serve.connections import config_of
from shisaku_graph.serve.editions import Edition, cache_folder, version_of
from shisaku_graph.serve.front import Front
from shisaku_graph.serve.limits import Limits
from shisaku_graph.serve.portal import Portal
from shisaku_graph.serve.process import Spent
from shisaku_graph.serve.records import Log, Records
from shisaku_graph.serve.sources import sources

_LOOK_EVERY: Final = 2.0  # seconds between looks at dist/
_OPEN_FILES: Final = 8_192


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server is started with.

    Attributes:
        dists: folders of published datasets.
        host: address to listen on.
        port: port to listen on; 0: any that is free.
        cache: folder of the editions.
        hosts: further names under which it is known.
        services: hosts that SERVICE may name.
        site: whether the site is served too.
        outside: whether an address that others can reach is meant.
        limits: what a request may use.
    """

    dists: Sequence[Path]
    host: str = "127.0.0.1"
    port: int = 8000
    cache: Path = field(default_factory=cache_folder)
    hosts: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    site: bool = True
    outside: bool = False
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Opened:
    """A server that answers now."""

    address: str
    edition: Edition
    confined: bool


class Server:
    """A server over published datasets."""

    def __init__(
        self,
        settings: Settings,
        records: Records,
        opened: Callable[[Opened], None] = lambda _: None,
    ) -> None:
        self._settings = settings
        self._records = records
        self._opened = opened
        self._portal: Portal | None = None
        self._server: uvicorn.Server | None = None
        self._stopping = False
        self._tasks: set[asyncio.Task[None]] = set()

    def run(self) -> None:
        """Serve until SIGTERM or Ctrl+C.

        Raises:
            UsageError: the address is taken, or may not be listened on.
            ShisakuError: what is published cannot be served.
        """
        settings = self._settings
        _many_files()
        logging.getLogger("uvicorn").addHandler(Log(self._records))
        with _listener(settings) as listener:
            edition = preparing.prepare(settings.cache, settings.dists)
            for sign in (signal.SIGTERM, signal.SIGINT):
                signal.signal(sign, self._stop)  # before uvicorn takes them, and after
            asyncio.run(self._serve(listener, edition))

    def _stop(self, *_: object) -> None:
        self._stopping = True
        if self._server is not None:
            self._server.should_exit = True

    async def _serve(self, listener: socket.socket, edition: Edition) -> None:
        address = _address(listener)
        try:
            self._portal = await self._open(edition, address)
        except Spent:
            raise _not_started() from None
        front = Front(self._current, self._settings.limits, self._hosts(), self._records)
        server = uvicorn.Server(uvicorn.Config(front, **config_of(self._settings.limits)))
        server.should_exit = self._stopping
        self._server = server
        self._start(self._follow(address))
        self._opened(Opened(address, edition, self._portal.crew.confined))
        try:
            await server.serve(sockets=[listener])
        finally:
            for task in list(self._tasks):
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await self._portal.close()

    def _current(self) -> Portal:
        if self._portal is None:
            raise AssertionError  # nothing is answered before it is open
        return self._portal

    def _hosts(self) -> frozenset[str]:
        own = {"localhost", "127.0.0.1", "::1", self._settings.host.lower()}
        return frozenset(own | {name.lower() for name in self._settings.hosts})

    async def _open(self, edition: Edition, address: str) -> Portal:
        settings = self._settings
        services = Services.of(sorted(settings.services)) if settings.services else None
        portal = Portal(edition, settings.limits, address, services, self._records.say)
        try:
            await portal.open()
        except Spent:
            await portal.close()
            raise
        if settings.site and preparing.wants_site(edition):
            self._start(self._make_site(edition))
        return portal

    def _start(self, work: Any) -> None:  # noqa: ANN401  # a coroutine
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _make_site(self, edition: Edition) -> None:
        """Make the site of an edition in a process of its own."""
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-m",
            preparing.MODULE,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            out, _ = await child.communicate(json.dumps(preparing.site_order(edition)).encode())
        except asyncio.CancelledError:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
            raise
        if child.returncode != 0:
            self._records.say(f"no site: {out.decode('utf-8', 'replace').strip()[:300]}")
        else:
            self._records.say(f"the site of {edition.version} is made")

    async def _follow(self, address: str) -> None:
        """Serve the new edition whenever dist/ changes; requests under way end in the old one."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            try:
                found = await asyncio.to_thread(sources, self._settings.dists)
                if version_of(found) == self._current().edition.version:
                    continue
                edition = await asyncio.to_thread(
                    preparing.prepare, self._settings.cache, self._settings.dists
                )
                if edition.version == self._current().edition.version:
                    continue
                portal = await self._open(edition, address)
            except (ShisakuError, Spent, OSError) as error:  # dist/ is being exchanged, or is gone
                self._records.say(f"still serving the edition before: {error}".splitlines()[0])
                await asyncio.sleep(_LOOK_EVERY * 5)
                continue
            old, self._portal = self._current(), portal
            self._records.say(f"now serving {edition.version}")
            self._start(old.retire())


def _listener(settings: Settings) -> socket.socket:
    """Return a socket that listens on the address.

    Raises:
        UsageError: it is taken, or others could reach it and that was not asked for.
    """
    try:
        address = ipaddress.ip_address(settings.host.replace("localhost", "127.0.0.1").strip("[]"))
    except ValueError as error:
        raise _no_address(settings.host) from error
    if not address.is_loopback and not settings.outside:
        raise _outside(settings.host)
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET  # noqa: PLR2004  # IPv6
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((str(address), settings.port))
        listener.listen(1)
    except OSError as error:
        listener.close()
        raise _taken(settings, error) from error
    return listener


def _many_files() -> None:
    """Let this process hold as many connections as it may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, _OPEN_FILES)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}"


def _taken(settings: Settings, error: OSError) -> UsageError:
    where = f"{settings.host}:{settings.port}"
    said = error.strerror or str(error)
    return UsageError(
        "serve-address",
        Bilingual(
            f"{where} で待ち受けられません（{said}）。", f"cannot listen on {where} ({said})."
        ),
        Bilingual(
            "使っている別のプログラムを止めるか、--port で別の番号を"
            "（0 なら空いている番号を）指定してください。",
            "stop the other program, or name another port with --port (0: any that is free).",
        ),
    )


def _outside(host: str) -> UsageError:
    return UsageError(
        "serve-outside",
        Bilingual(f"{host} はほかの機械からも届く住所です。", f"other machines can reach {host}."),
        Bilingual(
            "既定の 127.0.0.1 を使い、外へはリバースプロキシで公開してください。"
            "それでも直接開くなら --outside を付けてください。",
            "stay on 127.0.0.1 behind a reverse proxy; if it is meant, add --outside.",
        ),
    )


def _no_address(host: str) -> UsageError:
    return UsageError(
        "serve-host",
        Bilingual(f"IP アドレスではありません（{host}）。", f"this is no IP address: {host}."),
        Bilingual("127.0.0.1 か ::1 を指定してください。", "name 127.0.0.1 or ::1."),
    )


def _not_started() -> UsageError:
    return UsageError(
        "serve-processes",
        Bilingual(
            "問い合わせを処理するプロセスを起動できません。",
            "the processes for queries do not start.",
        ),
        Bilingual(
            "--memory を増やすか、SHISAKU_GRAPH_DEBUG=1 を付けて理由を確かめてください。",
            "give them more with --memory, or see why with SHISAKU_GRAPH_DEBUG=1.",
        ),
    )
