"""Many sources in one call, ended at some moment: what is published is whole; the next goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.publication.small_source import NAMED

from shisaku_graph.publication import verify

MANY, BAD = 5, "s1"


@pytest.fixture
def sources(tmp_path) -> list[str]:
    for number in range(MANY):
        folder = tmp_path / f"s{number}"
        folder.mkdir()
        rows = "".join(f"施策{n},事業{n},観光課,内容{n}を進めた。\n" for n in range(5))
        (folder / "t.csv").write_text(f"施策,事業名,所管,内容\n{rows}", encoding="utf-8")
        told = NAMED.replace('id = "t"', f'id = "s{number}"')
        (folder / "source.toml").write_text(told, encoding="utf-8")
    (tmp_path / BAD / "t.csv").write_text("", encoding="utf-8")
    return [f"s{number}" for number in range(MANY)]


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_whole_datasets_and_the_next_goes_on(tmp_path, sources, sign):
    command = [Path(sys.executable).with_name("shisaku-graph"), "build", *sources, "--dist", "d"]
    environment = {**os.environ, "SHISAKU_GRAPH_LANG": "en"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as run:
        said = ""
        while f"[4/{MANY}]" not in said:
            said += run.stderr.readline().decode()
        run.send_signal(sign)
        said += run.stderr.read().decode()
        code = run.wait(30)
    assert code == (130 if sign == signal.SIGINT else -sign)
    assert "Traceback" not in said
    assert ("run it again to go on" in said) == (sign == signal.SIGINT)
    done = {path.name for path in (tmp_path / "d").glob("s*")}
    assert {"s0", "s2"} <= done < set(sources)
    for name in done:
        verify(tmp_path / "d" / name)
    again = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert again.returncode == 1
    assert f"{len(done)} unchanged, 1 failed" in again.stdout
    assert {path.name for path in (tmp_path / "d").glob("s*")} == set(sources) - {BAD}
    left = {path.name for path in (tmp_path / "d").glob(".*")}
    assert all(name.endswith(".lock") for name in left)
