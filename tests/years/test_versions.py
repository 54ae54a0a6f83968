"""A new version of a dataset says what it changed of the one before, from its sources alone."""

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import shacl

from shisaku_graph.access.proof import proofs
from shisaku_graph.errors import DescriptorError
from shisaku_graph.pipeline import build
from shisaku_graph.publication.archive import former_versions
from shisaku_graph.publication.revision.differences import facts
from shisaku_graph.publication.revision.keeping import keep_version
from shisaku_graph.vocabulary import DCAT, DCTERMS, OWL, RDF, SHISAKU

NAME = "hoshimigaura-2023"
IRI = f"https://w3id.org/shisaku-graph/id/992011/dataset/{NAME}"
CS = rdflib.Namespace("http://purl.org/vocab/changeset/schema#")
NOTE = "防災課の指摘で<b>事業名</b>を直した。"
EDITS = {
    "1.1.0": ("防災訓練事業", "総合防災訓練事業"),
    "1.2.0": ("ごみの減量", "資源ごみの減量"),
}
DAYS = {"1.1.0": "2026-12-01", "1.2.0": "2026-12-20"}


def next_version(source: Path, dist: Path, number: str, *, keep: int | None = None) -> None:
    """Do what the how-to says: keep the version, change the table, say which version it is."""
    _, data, history = keep_version(source, dist)
    descriptor = source / "source.toml"
    lines = descriptor.read_text("utf-8").split("\n[previous]")[0].splitlines()
    told = [line for line in lines if not line.startswith(("version", "modified"))]
    at = told.index("[dataset]") + 1
    said = [f'version = "{number}"', f"modified = {DAYS[number]}"]
    told[at:at] = [*said, f'version_notes = {{ ja = "{NOTE}" }}']
    told += ["[previous]", f'version = "{data}"', f'changes = "{history}"']
    if keep is not None:
        told += ["[publication]", f"keep = {keep}"]
    descriptor.write_text("\n".join(told) + "\n", "utf-8")
    table = source / "hoshimigaura-r5-progress.csv"
    before, after = EDITS[number]
    content = table.read_bytes().decode()
    assert before in content
    table.write_bytes(content.replace(before, after).encode())


@pytest.fixture(scope="module")
def versions(places, dist, tmp_path_factory):
    """Three versions one after the other; what is kept of the source of each."""
    top = tmp_path_factory.mktemp("versions")
    source = Path(shutil.copytree(places[NAME], top / "source"))
    shutil.copytree(dist / NAME, top / "dist" / NAME)
    for number in ("1.1.0", "1.2.0"):
        next_version(source, top / "dist", number)
        build(source, top / "dist")
        shutil.copytree(source, top / "sources" / number)
    return top


def triples(path: Path) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(path=path)}


def flat(path: Path) -> set[ox.Triple]:
    return {each for told in facts(triples(path)).values() for each in told}


def folders(top: Path) -> dict[str, Path]:
    kept = top / "dist" / "versions" / NAME
    return {"1.0.0": kept / "1.0.0", "1.1.0": kept / "1.1.0", "1.2.0": top / "dist" / NAME}


def applied(graph: rdflib.Graph, number: str, kind: rdflib.URIRef) -> set[ox.Triple]:
    """Return the triples that a version adds or takes away, read as a foreign program would."""
    found = rdflib.Graph()
    for part in graph.objects(rdflib.URIRef(f"{IRI}/version/{number}"), rdflib.DCTERMS.hasPart):
        for statement in graph.objects(part, kind):
            names = (rdflib.RDF.subject, rdflib.RDF.predicate, rdflib.RDF.object)
            found.add(tuple(graph.value(statement, name) for name in names))
    return {quad.triple for quad in ox.parse(found.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)}  # fmt: skip  # noqa: E501


@pytest.mark.parametrize(("before", "after"), [("1.0.0", "1.1.0"), ("1.1.0", "1.2.0")])
def test_the_changes_make_the_new_version_of_the_old(versions, before, after):
    graph = rdflib.Graph().parse(folders(versions)["1.2.0"] / "changes.ttl")
    removed, added = (applied(graph, after, kind) for kind in (CS.removal, CS.addition))
    old, new = (flat(folders(versions)[number] / "data.nt") for number in (before, after))
    assert removed
    assert added
    assert removed <= old
    assert (old - removed) | added == new


def test_people_read_the_whole_history(versions):
    told = (folders(versions)["1.2.0"] / "changes.md").read_text("utf-8")
    headings = [line for line in told.splitlines() if line.startswith("## ")]
    assert headings == [
        "## 1.2.0（2026-12-20）",
        "## 1.1.0（2026-12-01）",
        "## 1.0.0（2024-09-30）",
    ]
    assert "- **追加** 総合防災訓練事業" in told
    assert "- **なくなったもの** 防災訓練事業" in told
    assert r"防災課の指摘で\<b\>事業名\</b\>を直した。" in told  # a note is text, not HTML
    earlier = (folders(versions)["1.1.0"] / "changes.md").read_text("utf-8")
    assert told.endswith(earlier[earlier.index("## 1.1.0") :])


def test_the_catalogue_names_version_and_the_one_before(versions):
    told = triples(folders(versions)["1.2.0"] / "catalog.ttl")
    of = {t.predicate.value: t.object.value for t in told if t.subject.value == IRI}
    assert (of[DCAT.version], of[DCTERMS.modified]) == ("1.2.0", "2026-12-20")
    assert of[DCAT.previousVersion] == f"{IRI}/version/1.1.0"
    assert of["http://www.w3.org/ns/adms#versionNotes"] == NOTE


def test_dcat_ap_takes_a_catalogue_with_versions(root, versions):
    shapes = root.parent / "shared" / "checks" / "dcat-ap-3"
    if not shapes.is_dir():
        pytest.skip("SEMIC's DCAT-AP shapes are not in ../shared/checks/dcat-ap-3")
    text = (folders(versions)["1.2.0"] / "catalog.ttl").read_text("utf-8")
    for name in ("dcat-ap-SHACL.ttl", "range.ttl"):
        engine = shacl.Shapes.from_turtle((shapes / name).read_text("utf-8"))
        assert engine.validate_turtle(text).conforms


def test_what_is_gone_leaves_a_tombstone(versions):
    told = triples(folders(versions)["1.2.0"] / "changes.ttl")
    gone = {t.subject for t in told if t.predicate.value == OWL.deprecated}
    names = {t.object.value for t in told if t.subject in gone and t.object.__class__ is ox.Literal}
    assert "防災訓練事業" in names
    here = {t.subject for t in triples(folders(versions)["1.2.0"] / "data.nt")}
    assert not gone & here
    for each in gone:
        kinds = {t.object.value for t in told if (t.subject, t.predicate.value) == (each, RDF.type)}
        assert kinds == {SHISAKU.WithdrawnResource}


def test_former_versions_stay_as_they_were(versions, dist):
    kept = former_versions(versions / "dist" / NAME)
    assert [path.name for path in kept] == ["1.1.0", "1.0.0"]
    for path in kept:
        list(proofs(path))
    first = {p.name: p.read_bytes() for p in (dist / NAME).iterdir() if p.is_file()}
    assert {p.name: p.read_bytes() for p in kept[-1].iterdir() if p.is_file()} == first


def test_the_same_bytes_where_nothing_was_published_before(versions, tmp_path):
    """What lies in dist/ by chance says nothing: the source folder holds all."""
    for number, folder in list(folders(versions).items())[1:]:
        again = build(versions / "sources" / number, tmp_path / number).published.folder
        assert not (tmp_path / number / "versions").exists()
        assert (again / "manifest.json").read_bytes() == (folder / "manifest.json").read_bytes()


def test_a_published_source_folder_builds_the_same_again(versions, tmp_path):
    """A sceptic needs only what is published."""
    published = folders(versions)["1.2.0"]
    again = build(published / "source", tmp_path).published.folder
    assert (again / "manifest.json").read_bytes() == (published / "manifest.json").read_bytes()


def test_old_versions_are_pruned_as_told(versions, tmp_path):
    top = Path(shutil.copytree(versions, tmp_path / "copy"))
    source = top / "sources" / "1.2.0"
    descriptor = source / "source.toml"
    descriptor.write_text(descriptor.read_text("utf-8") + "[publication]\nkeep = 1\n", "utf-8")
    build(source, top / "dist")
    assert [path.name for path in former_versions(top / "dist" / NAME)] == ["1.1.0"]
    assert {p.name for p in (top / "dist" / "versions" / NAME).iterdir()} == {"1.1.0"}


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('version = "1.2.0"', 'version = "1.1.0"', "version-not-later"),
        ("modified = 2026-12-20", "modified = 2026-11-30", "version-not-later"),
        (f'version = "{NAME}-1.1.0.nt.gz"', 'version = "nowhere.nt"', "previous-version"),
        (f'version = "{NAME}-1.1.0.nt.gz"', 'version = "source.toml"', "previous-version"),
        (f'id = "{NAME}"', 'id = "another-2023"', "previous-version"),
        (f"{NAME}-1.1.0-changes.ttl", "hoshimigaura-r5-progress.csv", "previous-version"),
        ('version = "1.2.0"', 'version = "../../x"', "descriptor-value"),
    ],
)
def test_a_version_that_cannot_be_is_one_clear_error(versions, tmp_path, before, after, code):
    source = Path(shutil.copytree(versions / "sources" / "1.2.0", tmp_path / "source"))
    descriptor = source / "source.toml"
    text = descriptor.read_text("utf-8")
    assert before in text
    descriptor.write_text(text.replace(before, after), "utf-8")
    with pytest.raises(DescriptorError) as caught:
        build(source, tmp_path / "dist")
    assert caught.value.code == code
    assert not (tmp_path / "dist" / NAME).exists()


def test_a_version_that_says_otherwise_than_before_is_noticed(
    shisaku_graph, places, dist, tmp_path
):
    """Someone may have cited it; while nobody has, it may be built as often as one likes."""
    source = Path(shutil.copytree(places[NAME], tmp_path / "source"))
    shutil.copytree(dist / NAME, tmp_path / "dist" / NAME)
    table = source / "hoshimigaura-r5-progress.csv"
    table.write_bytes(table.read_bytes().replace("防災訓練事業".encode(), "訓練事業".encode()))
    run = shisaku_graph("build", source, "--dist", tmp_path / "dist")
    assert "the version is still 1.0.0" in run.stdout
    assert not (tmp_path / "dist" / "versions").exists()
    run = shisaku_graph("build", source, "--dist", tmp_path / "dist", "--force")
    assert "still" not in run.stdout


def test_the_command_says_what_to_write(shisaku_graph, places, dist, tmp_path):
    source = shutil.copytree(places[NAME], tmp_path / "source")
    run = shisaku_graph("revise", source, "--dist", dist)
    assert run.returncode == 0, run.stderr
    assert f'version = "{NAME}-1.0.0.nt.gz"' in run.stdout
    assert (source / f"{NAME}-1.0.0-changes.ttl").is_file()
    assert shisaku_graph("revise", source, "--dist", tmp_path / "none").returncode == 2


def test_the_site_carries_every_version(versions, tmp_path):
    """Whoever cited a version still finds it where the site stands."""
    from shisaku_graph.site import build_site

    build_site((versions / "dist",), tmp_path / "site")
    here = tmp_path / "site" / "dist"
    assert [proof.name for proof in proofs(here / NAME)] == [NAME]
    assert [Path(p.place).name for p in proofs(here / "versions" / NAME)] == ["1.0.0", "1.1.0"]
