"""``verify`` and ``sign``: a sceptic can check what is published, in a folder and on the web."""

import hashlib
import json
import shutil
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import minisign
import pytest
from pyld import jsonld

from shisaku_graph.access.proof import proofs
from shisaku_graph.errors import EndpointError, UsageError, VerificationError
from shisaku_graph.pipeline import build
from shisaku_graph.publication import publish_catalogue
from shisaku_graph.publication.signature import sign

NAME = "muteki-2024"
SYNTAXES = {f"data.{end}" for end in ("nt", "ttl", "nq", "trig", "rdf", "jsonld")}


@pytest.fixture
def folder(dist, tmp_path):
    return shutil.copytree(dist / NAME, tmp_path / "dist" / NAME)


@pytest.fixture
def website(folder):
    """The folder's parent on a server of the standard library."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            if self.path.startswith("/away/"):
                self.send_response(302)
                self.send_header("Location", "http://localhost:9/")
                self.end_headers()
            else:
                super().do_GET()

    handler = partial(Quiet, directory=str(folder.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """A secret key and its public one, as minisign writes them; without a password."""
    pair = minisign.KeyPair.generate()
    folder = tmp_path_factory.mktemp("keys")
    (folder / "city.key").write_bytes(bytes(pair.secret_key) + b"\n")
    (folder / "city.pub").write_bytes(bytes(pair.public_key) + b"\n")
    return folder


def refused(place, key=None):
    with pytest.raises(VerificationError) as caught:
        list(proofs(place, key))
    assert caught.value.exit_code == 1
    return caught.value


def rewritten(folder, name: str, content: bytes) -> None:
    """Change a file and its sum in the manifest, as who forges it would."""
    (folder / name).write_bytes(content)
    told = json.loads((folder / "manifest.json").read_bytes())
    (entry,) = (each for each in told["files"] if each["path"] == name)
    entry |= {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    (folder / "manifest.json").write_text(json.dumps(told))


def test_a_folder_and_a_website_are_proved_alike(folder, website):
    (here,) = proofs(folder)
    (there,) = proofs(f"{website}/{NAME}")
    assert set(here.syntaxes) == set(there.syntaxes) == SYNTAXES
    assert (here.name, here.files, here.bytes) == (there.name, there.files, there.bytes)
    assert (here.complete, there.complete) == (True, False)


def test_a_foreign_processor_finds_the_same_hash(folder):
    """RDFC-1.0 gives a graph without blank nodes the canonical form that URDNA2015 gave it."""
    told = json.loads((folder / "manifest.json").read_bytes())["graph"]
    canonical = jsonld.normalize(
        json.loads((folder / "data.jsonld").read_bytes()),
        {"algorithm": "URDNA2015", "format": "application/n-quads"},
    )
    assert told == {
        "canonicalisation": "RDFC-1.0",
        "sha256": hashlib.sha256(canonical.encode()).hexdigest(),
    }


@pytest.mark.parametrize("where", ["folder", "website"])
def test_each_difference_is_named(folder, website, where):
    (folder / "repairs.csv").unlink()
    (folder / "void.ttl").write_bytes((folder / "void.ttl").read_bytes() + b"#")
    (folder / "review.html").write_bytes(b"")
    (folder / "extra.txt").write_text("x")
    said = refused(folder if where == "folder" else f"{website}/{NAME}/").problem.en
    assert "- repairs.csv" in said
    assert "≠ void.ttl" in said
    assert "≠ review.html" in said
    assert ("+ extra.txt" in said) is (where == "folder")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("data.ttl", "霧笛の文化の継承", "素敵な文化の継承"),
        ("data.rdf", "霧笛の文化の継承", "素敵な文化の継承"),
        ("data.jsonld", '"@context"', '"@kontext"'),
        ("data.trig", "<", "<<"),
        ("data.nt", " .\n", " .\n_:a <http://example.org/p> _:b .\n"),
    ],
)
def test_another_graph_behind_right_sums_is_found(folder, name, before, after):
    text = (folder / name).read_text(encoding="utf-8")
    assert before in text
    rewritten(folder, name, text.replace(before, after, 1).encode())
    assert f"≠ {name} (RDFC-1.0)" in refused(folder).problem.en


def test_the_catalogue_of_all_must_follow_from_the_datasets(folder):
    publish_catalogue(folder.parent)
    list(proofs(folder.parent))
    whole = folder.parent / "catalog.ttl"
    whole.write_bytes(whole.read_bytes().replace(b"CC_BY", b"CC_BYND").replace(b"CC0", b"CC_BY"))
    assert "≠ catalog.ttl" in refused(folder.parent).problem.en


@pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "a\\..\\b", "http://x/y"])
def test_a_manifest_cannot_lead_out_of_its_folder(folder, path):
    told = json.loads((folder / "manifest.json").read_bytes())
    told["files"][0]["path"] = path
    (folder / "manifest.json").write_text(json.dumps(told))
    assert refused(folder).code == "manifest-unreadable"


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"files": [1]}', b"\xff"])
def test_what_is_no_manifest_is_refused(folder, content):
    (folder / "manifest.json").write_bytes(content)
    assert refused(folder).code == "manifest-unreadable"


def test_a_website_that_sends_elsewhere_is_not_followed(website):
    with pytest.raises(EndpointError) as caught:
        list(proofs(f"{website}/away/{NAME}"))
    assert (caught.value.code, caught.value.exit_code) == ("endpoint-redirect", 3)


def test_nothing_published_is_a_wrong_call(tmp_path):
    with pytest.raises(UsageError):
        list(proofs(tmp_path))


def test_a_signature_answers_for_every_file(folder, website, keys):
    sign(folder, keys / "city.key", lambda: "")
    for place in (folder, f"{website}/{NAME}"):
        (proof,) = proofs(place, keys / "city.pub")
        assert f"dataset:{NAME}" in proof.signature.comment
    rewritten(folder, "repairs.csv", b"forged")
    assert [proof.signed for proof in proofs(folder)] == [True]  # the sums alone are right again
    assert refused(folder, keys / "city.pub").code == "signature-wrong"


def test_another_key_and_no_signature_are_told_apart(folder, keys, tmp_path):
    assert refused(folder, keys / "city.pub").code == "signature-missing"
    sign(folder, keys / "city.key", lambda: "")
    other = tmp_path / "other.pub"
    other.write_bytes(bytes(minisign.KeyPair.generate().public_key))
    assert refused(folder, other).code == "signature-wrong"
    with pytest.raises(UsageError):
        list(proofs(folder, keys / "city.key"))


def test_minisign_itself_agrees(folder, keys, monkeypatch):
    """The tool that people have: it checks ours, and its own signature and locked key work here."""
    tool = shutil.which("minisign")
    if tool is None:
        pytest.skip("minisign is not installed")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first = sign(folder, keys / "city.key", lambda: "").read_bytes()
    assert sign(folder, keys / "city.key", lambda: "").read_bytes() == first
    manifest = folder / "manifest.json"
    checked = subprocess.run(
        [tool, "-V", "-m", manifest, "-p", keys / "city.pub"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert f"timestamp:1700000000\tfile:manifest.json\tdataset:{NAME}" in checked.stdout
    made = [tool, "-G", "-f", "-p", "their.pub", "-s", "their.key"]
    subprocess.run(made, input="pw\npw\n", cwd=keys, text=True, capture_output=True, check=True)
    signing = [tool, "-S", "-m", manifest, "-s", "their.key"]
    subprocess.run(signing, input="pw\n", cwd=keys, text=True, capture_output=True, check=True)
    list(proofs(folder, keys / "their.pub"))
    sign(folder, keys / "their.key", lambda: "pw")
    list(proofs(folder, keys / "their.pub"))


def test_building_the_same_again_keeps_the_signature(folder, places, keys):
    signature = sign(folder, keys / "city.key", lambda: "")
    build(places[NAME], folder.parent)
    assert signature.is_file()
    list(proofs(folder, keys / "city.pub"))


def test_the_commands(shisaku_graph, folder, keys):
    run = shisaku_graph("sign", folder, "--key", keys / "city.key")
    assert run.returncode == 0, run.stderr
    run = shisaku_graph("verify", folder.parent, "--key", keys / "city.pub", "--json")
    ((proof),) = json.loads(run.stdout)
    assert (proof["name"], set(proof["syntaxes"])) == (NAME, SYNTAXES)
    (folder / "data.nt").unlink()
    run = shisaku_graph("verify", folder, lang="ja")
    assert run.returncode == 1
    assert run.stderr.startswith("error[manifest-mismatch]")
    assert "- data.nt" in run.stderr
    assert shisaku_graph("verify", folder / "tables").returncode == 2
    assert shisaku_graph("verify", "http://127.0.0.1:9/x/", "--timeout", "5").returncode == 3
