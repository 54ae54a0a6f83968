"""The built scripts are what their sources in web/ give, and nobody's licence is left out."""

import shutil
import subprocess
from importlib.resources import files

import pytest

from shisaku_graph.site.scripts import script_files


def test_the_committed_scripts_are_what_a_build_gives(root, tmp_path):
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed (tests/external/setup.sh)")
    if not (root / "web" / "node_modules" / "esbuild").is_dir():
        pytest.skip("web/node_modules is not installed (make assets, or tests/external/setup.sh)")
    subprocess.run([node, root / "web" / "build.mjs", tmp_path], check=True, capture_output=True)
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = files("shisaku_graph.site") / "assets"
    differing = [name for name in built if (committed / name).read_bytes() != built[name]]
    assert differing == [], "run: make assets"
    assert {"engine.js", "site.js", "sparql.js", "search.js", "lists.js"} <= built.keys()


def test_every_package_in_the_scripts_is_named_with_its_licence():
    notices = script_files()["assets/THIRD-PARTY.txt"].decode()
    for name in ("oxigraph", "codemirror-lang-sparql", "@codemirror/view", "style-mod"):
        assert f"\n{name} " in notices
    assert notices.count("WITHOUT WARRANTY OF ANY KIND") >= 15


def test_no_script_names_another_host_or_evaluates_text():
    for path, content in script_files().items():
        if path.endswith(".js"):
            text = content.decode()
            assert "eval(" not in text.replace(".eval(", "")
            assert "new Function" not in text
