"""What the system itself refuses to the processes, should the guard ever be wrong."""

import platform
import socket
import subprocess
import sys

import pytest

PROLOGUE = """
import socket, subprocess, sys
from shisaku_graph.serve.confinement import allow_processor, confine
print(confine(1024, network={network}))
import pyoxigraph as ox
"""


def confined(script, network=False):
    return subprocess.run(
        [sys.executable, "-c", PROLOGUE.format(network=network) + script],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def listener():
    """A server that nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def filtered():
    return sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")


@pytest.mark.skipif(not filtered(), reason="no seccomp filter for this system")
def test_no_query_reaches_out(listener):
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    run = confined(
        f"""
for text in ("SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
             "SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}"):
    try:
        print(list(ox.Store().query(text)))
    except OSError as error:
        print(error)
try:
    ox.Store().update("LOAD <{url}>")
except OSError as error:
    print(error)
for reach in (socket.socket, socket.socketpair, lambda: subprocess.run(["true"])):
    try:
        print("reached", reach())
    except PermissionError as error:
        print("refused")
"""
    )
    assert run.stdout.startswith("True\n"), run.stderr
    assert run.stdout.count("Permission denied") >= 2
    assert run.stdout.count("refused") == 3
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_the_network_is_left_where_hosts_were_allowed():
    run = confined("print(socket.socket().close())", network=True)
    assert run.stdout == "False\nNone\n"


@pytest.mark.parametrize(
    "script",
    [
        "bytearray(2 << 30)",
        "list(ox.Store().query('SELECT * { VALUES ?a { ' + '1 ' * 4_000_000 + '} }'))",
        "open('written', 'w').write('x' * 100_000)",
    ],
)
def test_memory_and_files_have_bounds(script, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run = confined(script)
    assert run.returncode != 0
    assert not (tmp_path / "written").exists() or not (tmp_path / "written").stat().st_size


def test_processor_time_ends_a_process():
    run = confined("allow_processor(-1)\nwhile True: pass")
    assert run.returncode == -24  # SIGXCPU
