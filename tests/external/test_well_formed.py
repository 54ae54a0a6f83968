"""Pages and XML before parsers that nobody here wrote."""

import json
import subprocess
import zipfile
from pathlib import Path
from xml.parsers import expat

import pytest

from shisaku_graph.reference import publish_reference

HERE = Path(__file__).parent
VALIDATOR = HERE / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
RULES = {
    "root": True,
    "extends": ["html-validate:recommended"],
    "rules": {"long-title": "off"},  # a dataset's title is as long as the city made it
}


@pytest.fixture(scope="module")
def folders(dist, tmp_path_factory):
    """The pages that a build and the reference write; the site's own stand in tests/site."""
    reference = tmp_path_factory.mktemp("reference")
    publish_reference(reference / "ontology")
    return (*sorted(path.parent for path in dist.glob("*/manifest.json")), reference / "ontology")


def test_every_page_is_valid_html(folders, tmp_path):
    if not VALIDATOR.is_file():
        pytest.skip("html-validate is not installed (tests/external/setup.sh)")
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps(RULES))
    pages = [page for folder in folders for page in sorted(folder.glob("*.html"))]
    assert len(pages) == 2 * 4 + 2 * 4
    run = subprocess.run(
        ["node", VALIDATOR, "--config", rules, "--formatter", "text", *pages],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stdout) == (0, ""), run.stdout + run.stderr


def test_all_xml_is_well_formed(folders):
    """RDF/XML, SVG, and every part of the workbooks."""
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".rdf", ".svg", ".xml"}:
                found.append((path.name, path.read_bytes()))
            elif path.suffix == ".xlsx":
                with zipfile.ZipFile(path) as book:
                    parts = [name for name in book.namelist() if name.endswith((".xml", ".rels"))]
                    found += [(name, book.read(name)) for name in parts]
    assert len(found) > 50
    for name, content in found:
        parser = expat.ParserCreate()
        parser.Parse(content, True)
        assert parser.CurrentLineNumber >= 1, name
