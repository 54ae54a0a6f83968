"""The review: decisions are kept, applied again, and named when they do not apply any more."""

import csv
import shutil

import pytest

from shisaku_graph.access.views import Label
from shisaku_graph.errors import CorrectionError
from shisaku_graph.link import link
from shisaku_graph.link.mapping import Decision, Mapping
from shisaku_graph.link.records import Kind, Record
from shisaku_graph.link.review import Directory, reviewed
from shisaku_graph.link.sssom import Head, read_review, review_text
from shisaku_graph.vocabulary import SEMAPV, SKOS

HEAD = Head(
    "https://example.org/set", 'A と "B"', "https://creativecommons.org/publicdomain/zero/1.0/",
    "https://example.org/a", "https://example.org/b", {"e": "https://example.org/"},
)  # fmt: skip


def line(one: str, other: str, label: str = "", **told: object) -> Mapping:
    return Mapping(
        f"https://example.org/{one}", label or one, SKOS.closeMatch, f"https://example.org/{other}",
        other, "policy", SEMAPV.CompositeMatching, **{"confidence": 0.75, **told},
    )  # fmt: skip


def accepted(one: str, other: str, **told: object) -> Mapping:
    return line(one, other, decision=Decision.ACCEPT, reviewer_label="企画課", **told)


def directory(*names: str, renamed: dict[str, str] | None = None) -> Directory:
    return Directory(
        Record(f"https://example.org/{n}", Kind.POLICY, Label((renamed or {}).get(n, n)))
        for n in names
    )


def table(path) -> list[dict[str, str]]:
    rows = [row for row in path.read_text(encoding="utf-8").splitlines() if row[0] != "#"]
    return list(csv.DictReader(rows, delimiter="\t"))


def test_running_again_changes_nothing(places_linked, root):
    ours, theirs, file, linked = places_linked
    committed = root / "examples" / "links" / file.name
    assert file.read_bytes() == committed.read_bytes(), "run make examples"
    again = link(ours, theirs, file=file, dist=linked.folder.parent)
    assert not again.changed
    assert again.review == linked.review


def test_what_was_decided_is_there(places_linked):
    *_, linked = places_linked
    decided = [each.decision for each in linked.review.lines]
    assert decided.count(Decision.ACCEPT) == 10
    assert decided.count(Decision.REJECT) == 3
    assert not linked.review.undecided
    assert not linked.review.stale
    many = [m.object_label for m in linked.review.accepted].count("支え合いの福祉")
    assert many == 2, "one policy may match several"


def test_a_decision_survives_everything():
    """Candidates come and go, names and IRIs change: no line of a person is lost."""
    earlier = [
        accepted("農業", "農林業"),
        line("港", "港湾", decision=Decision.REJECT, reviewer_id="orcid:1", further=(("x", "y"),)),
        accepted("消えた", "道路"),
        accepted("旧名", "公園"),
        line("旧IRI", "図書館", label="読書", decision=Decision.ACCEPT, reviewer_label="企画課"),
        line("学校", "学習", reason="来月に決める"),
        line("未定", "候補"),
    ]
    ours = directory("農業", "港", "旧名", "新IRI", "学校", "未定",
                     renamed={"旧名": "新名", "新IRI": "読書"})  # fmt: skip
    theirs = directory("農林業", "港湾", "道路", "公園", "図書館", "学習", "候補")
    review = reviewed([line("港", "港湾", confidence=0.8)], earlier, ours, theirs)
    kept = {(m.subject_label, m.object_label): m for m in review.lines}
    assert kept["農業", "農林業"].decision is Decision.ACCEPT
    assert kept["港", "港湾"].decision is Decision.REJECT
    assert kept["港", "港湾"].confidence == 0.8
    assert kept["港", "港湾"].further == (("x", "y"),)
    assert kept["読書", "図書館"].subject == "https://example.org/新IRI"
    assert kept["学校", "学習"].reason == "来月に決める"
    assert ("未定", "候補") not in kept, "an untouched proposal goes when it is none any more"
    assert {each.line.subject_label for each in review.stale} == {"消えた", "旧名"}
    assert {m.object_label for m in review.accepted} == {"農林業", "図書館"}
    whys = [each.why.en for each in review.stale]
    assert any("is gone" in why for why in whys)
    assert any("is now called '新名'" in why for why in whys)
    again = reviewed([line("港", "港湾", confidence=0.8)], review.lines, ours, theirs)
    assert again.lines == review.lines
    assert again.stale == review.stale


def test_a_name_confirmed_by_the_person_applies_again():
    ours = directory("旧名", renamed={"旧名": "新名"})
    stale = reviewed([], [accepted("旧名", "公園")], ours, directory("公園")).lines[0]
    assert stale.comment.startswith("【")
    confirmed = accepted("旧名", "公園", label="新名", comment=stale.comment)
    (applied,) = reviewed([], [confirmed], ours, directory("公園")).accepted
    assert applied.comment == ""


def test_what_is_written_is_read_back(tmp_path):
    lines = [
        accepted("a", "b", reason="=1+1", review_date="2026-01-31", shared=("農業", "農地")),
        line("a", "c", comment='"引用"	タブ', decision=Decision.REJECT, reviewer_label="人"),
        line("d", "b", further=(("note", "x"),)),
    ]
    file = tmp_path / "m.tsv"
    file.write_text(review_text(HEAD, lines, "0"), encoding="utf-8")
    read = read_review(file)
    assert read.metadata["mapping_set_id"] == HEAD.id
    assert review_text(HEAD, read.lines, "0") == file.read_text(encoding="utf-8")
    assert [m.pair for m in read.lines] == [m.pair for m in lines]
    assert read.lines[0].reason == "=1+1"
    told = table(file)
    assert told[0]["reason"] == "'=1+1", "no spreadsheet runs it"
    assert [row["predicate_modifier"] for row in told] == ["", "Not", ""]
    assert [row["mapping_cardinality"] for row in told] == ["n:1", "", "n:1"]


def test_a_file_from_a_spreadsheet_is_read(tmp_path, places_linked):
    """A byte order mark, CRLF, cells dropped at the end, 採用 for accept."""
    _, _, file, linked = places_linked
    text = file.read_text(encoding="utf-8").replace("\taccept\t", "\t採用\t")
    changed = tmp_path / file.name
    changed.write_bytes("\ufeff".encode() + text.replace("\n", "\r\n").encode())
    assert [m.pair for m in read_review(changed).lines] == [m.pair for m in linked.review.lines]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("decision", "maybe", "accept or reject"),
        ("reviewer_label", "", "needs a reviewer_label"),
        ("predicate_id", "owl:sameAs", "no IRI"),
        ("predicate_id", "skos:broader", "is none of"),
        ("object_id", "nowhere", "no IRI"),
        ("confidence", "1.5", "no number from 0 to 1"),
        ("review_date", "昨日", "no date"),
        ("predicate_modifier", "Not", "does not fit"),
        ("mapping_justification", "semapv:Guess", "is none of"),
    ],
)
def test_a_wrong_cell_is_one_clear_error(tmp_path, column, value, said):
    file = tmp_path / "m.tsv"
    rows = review_text(HEAD, [accepted("a", "b")], "0").splitlines()
    names, cells = rows[-2].split("\t"), rows[-1].split("\t")
    cells[names.index(column)] = value
    file.write_text("\n".join([*rows[:-1], "\t".join(cells)]), encoding="utf-8")
    with pytest.raises(CorrectionError) as error:
        read_review(file)
    assert said in error.value.render("en")
    assert f"m.tsv:{len(rows)}" in error.value.render("en")


def test_the_same_pair_twice_is_refused(tmp_path):
    file = tmp_path / "m.tsv"
    text = review_text(HEAD, [accepted("a", "b")], "0")
    file.write_text(text + text.splitlines()[-1] + "\n", encoding="utf-8")
    with pytest.raises(CorrectionError, match="link-review"):
        read_review(file)


def test_nothing_accepted_publishes_nothing(dist, tmp_path):
    linked = link(
        dist / "hoshimigaura-2024", dist / "muteki-2024", file=tmp_path / "m.tsv", dist=tmp_path
    )
    assert linked.folder is None
    assert linked.review.new == len(linked.review.lines) > 0
    assert [path.name for path in tmp_path.iterdir()] == ["m.tsv"]


def test_the_file_on_disk_is_never_lost_to_a_bad_one(places_linked, tmp_path):
    ours, theirs, file, _ = places_linked
    broken = shutil.copy(file, tmp_path / "m.tsv")
    broken.write_text(broken.read_text(encoding="utf-8").replace("accept", "yes"), encoding="utf-8")
    before = broken.read_bytes()
    with pytest.raises(CorrectionError):
        link(ours, theirs, file=broken, dist=tmp_path / "dist")
    assert broken.read_bytes() == before
