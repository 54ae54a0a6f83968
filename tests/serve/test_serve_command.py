"""The command says where it is and what to try; what cannot be is one clear error."""

import signal
import socket
import subprocess

import httpx
import pytest
from tests.serving import serving

from .conftest import publish

ONE = "https://example.org/id/one"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?i) }"


@pytest.fixture
def small(tmp_path):
    content = b"".join(b'<urn:s%d> <urn:p> "%d" .\n' % (n, n) for n in range(3_000))
    publish(tmp_path / "dist" / "one", content, ONE)
    return tmp_path / "dist"


def test_what_it_prints(portal):
    assert f"{portal.url}/" in portal.said
    assert "triples" in portal.said
    assert "curl" in portal.said


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_help(shisaku_graph, lang):
    run = shisaku_graph("serve", "--help", lang=lang)
    assert run.returncode == 0
    assert "--allow-service" in run.stdout


def test_a_port_in_use_is_one_clear_error(shisaku_graph, small):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = shisaku_graph("serve", small, "--port", port, "--store", small / "cache")
    assert run.returncode == 2
    assert "error[serve-address]" in run.stderr
    assert "Traceback" not in run.stderr
    assert "--port" in run.stderr


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--host", "192.0.2.1"), "serve-outside"),
        (("--host", "example.org"), "serve-host"),
        (("--allow-service", "http://a/b"), "service-host"),
        (("--memory", "1"), "memory"),
    ],
)
def test_wrong_calls(shisaku_graph, small, options, code):
    run = shisaku_graph("serve", small, "--port", "0", "--store", small / "cache", *options)
    assert run.returncode == 2
    assert code in run.stderr
    assert "Traceback" not in run.stderr


def test_nothing_to_serve(shisaku_graph, tmp_path):
    run = shisaku_graph("serve", tmp_path)
    assert run.returncode == 2
    assert "shisaku-graph build" in run.stderr


def test_it_ends_when_told_though_a_query_runs(small, tmp_path):
    """A question under way is answered with an error or left; nothing runs on afterwards."""
    options = ("--no-site", "--workers", "1", "--time", "60")
    with serving(small, cache=tmp_path / "cache", options=options) as server:
        with socket.create_connection(("127.0.0.1", server.port)) as asking:
            query = SLOW.replace(" ", "%20").replace("?", "%3F")
            asking.sendall(
                f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
            )
            httpx.get(f"{server.url}/health", trust_env=False)
            children = subprocess.run(
                ["ps", "-o", "pid=", "--ppid", str(server.process.pid)],
                capture_output=True,
                text=True,
                check=True,
            ).stdout.split()
            assert len(children) >= 2
            server.process.send_signal(signal.SIGTERM)
            assert server.process.wait(20) == 0
        assert server.process.stderr.read() == "preparing the data…\n"
        left = subprocess.run(["ps", "-o", "pid=", "-p", ",".join(children)], check=False)
        assert left.returncode == 1, "its processes ended with it"


def test_it_ends_at_ctrl_c(small, tmp_path):
    options = ("--no-site", "--workers", "1")
    with serving(small, cache=tmp_path / "cache", options=options) as server:
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(20) == 0
        assert "Traceback" not in server.process.stderr.read()
