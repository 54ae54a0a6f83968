"""A server on loopback that answers as a test tells it."""

import gc
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

JSON = "application/sparql-results+json"
ROWS = {
    "head": {"vars": ["name"]},
    "results": {"bindings": [{"name": {"type": "literal", "value": "保健", "xml:lang": "ja"}}]},
}
BODY = json.dumps(ROWS, ensure_ascii=False).encode()

Behaviour = Callable[[BaseHTTPRequestHandler, int], None]


def say(handler, body=BODY, kind=JSON, status=200, length=None, **headers):  # noqa: ANN003  # text
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body) if length is None else length))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


class Server(ThreadingHTTPServer):
    """A server that keeps what it was asked and answers as it is told."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, behave: Behaviour) -> None:
        self.behave = behave
        self.slow = threading.Event()  # to wait for, without end
        self.asked: list[tuple[str, str, bytes, dict[str, str]]] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/sparql"

    def handle_error(self, request, client_address) -> None:
        """Clients that go away are what is tested here."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.answer(b"")

    def do_POST(self) -> None:
        self.answer(self.rfile.read(int(self.headers["Content-Length"])))

    def do_PUT(self) -> None:
        self.do_POST()

    def answer(self, body: bytes) -> None:
        self.server.asked.append((self.command, self.path, body, dict(self.headers)))
        self.server.behave(self, len(self.server.asked))

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(behave: Behaviour) -> Iterator[Server]:
    gc.collect()  # pyoxigraph's results must not be collected in the server's thread
    server = Server(behave)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
