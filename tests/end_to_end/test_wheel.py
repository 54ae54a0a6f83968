"""What users install is what is tested: the wheel, in an empty environment, from another folder."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def installed(root, tmp_path_factory) -> Path:
    """Build the wheel and install it with the locked versions into an empty environment."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, root], check=True
    )
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    install = [python, *pip[1:], "install"]
    subprocess.run([*install, "--require-hashes", "-r", root / "requirements.lock"], check=True)
    subprocess.run([*install, "--no-deps", wheel], check=True)
    subprocess.run([python, *pip[1:], "check"], check=True)
    return folder / "env" / "bin" / "shisaku-graph"


def test_wheel_builds_and_asks(installed, kisarazu, published, tmp_path):
    """It finds its ontology, shapes and queries inside the package."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}

    def run(*arguments: str | Path) -> str:
        return subprocess.run(
            [installed, *map(str, arguments)],
            cwd=tmp_path, env=env, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip

    run("build", kisarazu, "--dist", "dist", "--quiet")
    for name in ("data.ttl", "data.jsonld", "data.nt"):
        made = tmp_path / "dist" / "kisarazu-2017" / name
        assert made.read_bytes() == (published / name).read_bytes()
    assert "46" in run("query", "counts-by-class", "--format", "csv")
    run("validate", "dist")
