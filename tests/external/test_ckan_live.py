"""A dataset sent to a real CKAN: its own action API, with PostgreSQL, in an environment of its own.

CKAN is AGPL and no dependency: the test starts it as a server from a folder beside the checkout.
"""

import json
import os
import pwd
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SERVER = HERE.parents[2] / "shared" / "checks" / "ckan_live"
CKAN = Path(os.environ.get("SHISAKU_GRAPH_CKAN_PYTHON", HERE / "ckan-venv" / "bin" / "python"))
PORTAL = "http://127.0.0.1:5055"  # the address that the server's own script binds


def missing() -> str:
    """Return why CKAN cannot be started here, or nothing."""
    if not SERVER.is_dir():
        return "no ../shared/checks/ckan_live beside the checkout"
    if not CKAN.is_file():
        return "CKAN is not installed (SHISAKU_GRAPH_CKAN=1 tests/external/setup.sh)"
    if not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        return "Debian's postgresql is not installed"
    if os.geteuid() != 0 or not any(user.pw_name == "postgres" for user in pwd.getpwall()):
        return "PostgreSQL is started as the user postgres, which root alone can do"
    return ""


def action(verb: str, token: str, **fields: str):
    request = urllib.request.Request(
        f"{PORTAL}/api/3/action/{verb}",
        json.dumps(fields).encode(),
        {"Content-Type": "application/json", "Authorization": token},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)["result"]


@pytest.fixture(scope="module")
def token() -> Iterator[str]:
    """Start CKAN, make an organisation, and give the token of an administrator."""
    if why := missing():
        pytest.skip(why)
    top = Path(tempfile.mkdtemp(prefix="ckan-"))
    top.chmod(0o755)  # PostgreSQL's own user passes through
    folder = Path(shutil.copytree(SERVER, top / "ckan_live"))
    folder.chmod(0o755)
    (top / "ckan_check" / "venv").mkdir(parents=True)
    (top / "ckan_check" / "venv" / "bin").symlink_to(CKAN.parent)
    script = ["bash", folder / "run.sh"]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    try:
        with (top / "log").open("wb") as log:
            started = subprocess.run(
                [*script, "start"], stderr=log, timeout=240, check=False, **quiet
            )
        assert started.returncode == 0, (top / "log").read_text(errors="replace")[-2000:]
        key = (folder / "token.txt").read_text(encoding="utf-8").split()[-1]
        action("organization_create", key, name="city", title="市")
        yield key
    finally:
        subprocess.run(
            [*script, "stop"], stderr=subprocess.DEVNULL, timeout=60, check=False, **quiet
        )
        shutil.rmtree(top, ignore_errors=True)


def test_a_portal_takes_a_dataset_and_its_update(token, shisaku_graph, published):
    package = json.loads((published / "ckan-package.json").read_text(encoding="utf-8"))
    send = ("push", published, "--ckan", PORTAL, "--organization", "city")
    key = {"SHISAKU_GRAPH_TOKEN": token}

    run = shisaku_graph(*send, "--dry-run", **key)
    assert run.returncode == 0, run.stderr
    with pytest.raises(urllib.error.HTTPError):  # nothing was written
        action("package_show", token, id=package["name"])

    run = shisaku_graph(*send, **key)
    assert run.returncode == 0, run.stderr
    first = action("package_show", token, id=package["name"])
    assert first["title"] == package["title"]
    assert {each["hash"] for each in first["resources"]} == {
        each["hash"] for each in package["resources"]
    }
    assert {tag["name"] for tag in first["tags"]} == {tag["name"] for tag in package["tags"]}

    run = shisaku_graph(*send, **key)
    assert run.returncode == 0, run.stderr
    second = action("package_show", token, id=package["name"])
    ids = [{each["uri"]: each["id"] for each in told["resources"]} for told in (first, second)]
    assert ids[0] == ids[1]


def test_a_wrong_token_is_told_and_never_echoed(token, shisaku_graph, published):
    send = ("push", published, "--ckan", PORTAL, "--organization", "city")
    run = shisaku_graph(*send, SHISAKU_GRAPH_TOKEN="wrong-" + token[-12:])
    assert run.returncode == 3
    assert "error[" in run.stderr
    assert token[-12:] not in run.stderr + run.stdout
