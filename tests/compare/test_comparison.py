"""Two years of the invented city, two cities, two versions: what changed, what must be asked."""

import csv
import io
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from shisaku_graph.access.dataset import open_dataset
from shisaku_graph.compare import Fate, compare
from shisaku_graph.compare.page import page_html
from shisaku_graph.compare.proposals import review_text
from shisaku_graph.compare.statements import triples, turtle_text
from shisaku_graph.compare.tables import csv_text, json_text
from shisaku_graph.compare.terminal import terminal_text
from shisaku_graph.errors import UsageError
from shisaku_graph.graph import to_rdflib
from shisaku_graph.pipeline import build
from shisaku_graph.record.continuity import COLUMNS
from shisaku_graph.validation import validate
from shisaku_graph.vocabulary import DCTERMS, ORG, PROV, RDF, SHISAKU

GOLDEN = Path(__file__).parent / "golden"
REPLACES = ox.NamedNode(DCTERMS.replaces)
YEARS = ("hoshimigaura-2023", "hoshimigaura-2024")


@pytest.fixture(scope="module")
def opened(dist):
    return {name: open_dataset(dist / name) for name in (*YEARS, "muteki-2024", "kisarazu-2017")}


@pytest.fixture(scope="module")
def years(opened):
    return compare(*(opened[name] for name in YEARS))


def befell(comparison, kind):
    """Return what befell each thing of a kind, by its names before and after."""
    return {
        (
            "／".join(side.full for side in each.before),
            "／".join(side.full for side in each.after),
        ): each
        for each in comparison.transitions
        if each.kind == kind
    }


def test_two_years_in_a_terminal(years):
    """Read and approved; it is the reorganisation that examples/ was made to show."""
    told = terminal_text(years, "ja", 100, coloured=False, everything=False)
    coloured = terminal_text(years, "ja", 100, coloured=True, everything=False)
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == told, "a colour says nothing of its own"
    assert told == (GOLDEN / "hoshimigaura.txt").read_text(encoding="utf-8")


def test_what_befell_the_policies(years):
    policies = befell(years, "policy")
    told = {(*names, each.fates) for names, each in policies.items()}
    assert {each for each in told if each[2] != (Fate.CONTINUED,)} == {
        ("津波避難体制の整備", "津波・高潮からの避難体制の整備", (Fate.RENAMED,)),
        ("ごみの減量と資源の循環", "脱炭素と資源循環の推進", (Fate.RENAMED,)),
        (
            "子育て家庭への支援",
            "妊娠期からの切れ目ない子育て支援／保育の受け入れ枠の確保",
            (Fate.SPLIT,),
        ),
        ("農業の担い手の育成／つくり育てる漁業の振興", "農林水産業の担い手づくり", (Fate.MERGED,)),
        ("空き家の活用と移住の促進", "空き家の活用と移住の促進", (Fate.MOVED,)),
        ("生涯学習とスポーツの振興", "生涯学習とスポーツの振興", (Fate.MOVED,)),
        ("感染症の影響を受けた事業者への支援", "", (Fate.ENDED,)),
        ("", "デジタル市役所の推進", (Fate.ADDED,)),
    }  # fmt: skip
    kept = policies["地域防災力の向上", "地域防災力の向上"]
    assert kept.moves == (), "its department was renamed, it did not move"
    assert [grade.label.ja for grade in kept.grades] == ["B", "A"]
    assert policies["感染症の影響を受けた事業者への支援", ""].reason == "制度の終了"


def test_a_move_that_follows_a_reorganisation_is_no_move_of_its_own(years):
    moved = befell(years, "project")["保育所運営事業", "保育所運営事業"]
    assert moved.fates == (Fate.CONTINUED,)
    assert [(move.of, move.follows) for move in moved.moves] == [("above", True)]


def test_nothing_is_lost_between_the_years(years, opened):
    """Every thing of both years stands in exactly one transition, or goes on through a split."""
    from shisaku_graph.compare.sides import sides

    for name, at in (("hoshimigaura-2023", "before"), ("hoshimigaura-2024", "after")):
        told = [side.iri for each in years.transitions for side in getattr(each, at)]
        assert sorted(told) == sorted(sides(opened[name]))


def test_two_cities_correspond_by_name_alone(opened):
    found = compare(opened["kisarazu-2017"], opened["hoshimigaura-2024"])
    fates = {fate for each in found.transitions for fate in each.fates}
    assert fates == {Fate.COUNTERPART, Fate.ONLY_OLD, Fate.ONLY_NEW}
    assert found.proposals == ()
    assert ("学校教育の充実", "学校教育の充実") in befell(found, "policy")
    store = ox.Store()
    store.bulk_extend(ox.Quad(*each) for each in triples(found, opened["hoshimigaura-2024"]))
    for predicate in (DCTERMS.replaces, DCTERMS.isReplacedBy, PROV.wasRevisionOf):
        assert not list(store.quads_for_pattern(None, ox.NamedNode(predicate), None))


def test_two_versions_of_one_year(opened, root, tmp_path):
    """A corrected text of the same year: nothing but that text is told."""
    source = Path(shutil.copytree(root / "examples" / "muteki-2024", tmp_path / "source"))
    told = source / "source.toml"
    text = told.read_text(encoding="utf-8").replace('version = "1.0.0"', 'version = "1.0.1"')
    told.write_text(text, encoding="utf-8")
    build(source, tmp_path / "dist")
    newer = open_dataset(tmp_path / "dist" / "muteki-2024")
    found = compare(opened["muteki-2024"], newer)
    assert list(found.changed()) == []
    assert "1.0.0 → 1.0.1" in terminal_text(found, "en", 80, coloured=False, everything=False)


def test_money_indicators_and_notes_are_compared(opened, dist, tmp_path):
    """An edition before with other figures, one of them not stated, and another note."""
    folder = shutil.copytree(dist / "muteki-2024", tmp_path / "before")
    told = (folder / "data.nt").read_text(encoding="utf-8")
    note = re.search(r'/note/[^>]+> <[^>]+description> "([^"]+)"', told)
    assert note
    for now, before in (
        ('dcat#version> "1.0.0"', 'dcat#version> "0.9.0"'),
        ('"48,210"', '"45,000"'), ('"48210000"', '"45000000"'),
        ('"9,870"', '"10,400"'), ('"9870"', '"10400"'), ('"1,204"', '"－"'),
    ):  # fmt: skip
        assert now in told
        told = told.replace(now, before)
    told = "".join(
        line for line in told.splitlines(keepends=True)
        if 'numericValue> "1204"' not in line
    )  # fmt: skip
    told = told.replace(note[1], "前の版の付記")
    (folder / "data.nt").write_text(told, encoding="utf-8")
    found = compare(open_dataset(folder), opened["muteki-2024"])
    changes = {
        (each.after[0].label.ja, change.key): change
        for each in found.changed()
        for change in each.figures
    }
    money = changes["町立診療所運営事業", "決算額"]
    assert (money.before.shown, money.after.shown) == ("45,000千円", "48,210千円")
    assert money.difference == 3_210_000
    visits = changes["訪問看護支援事業", "訪問回数 実績値"]
    assert (visits.before.shown, visits.difference) == ("－回", None)
    assert len(changes) == 3
    said = "45,000千円 → 48,210千円（+3,210,000円、+7.1%）"
    assert said in terminal_text(found, "ja", 100, coloured=False, everything=False)
    assert said in page_html(found, "ja")
    rows = {row["what"]: row for row in csv.DictReader(io.StringIO(csv_text(found)))}
    assert rows["外来患者数 実績値"]["marked"] == "-530"
    (words,) = [c for each in found.changed() for c in each.texts]
    assert words.field == "notes"
    assert "前の版の付記" in words.before
    graph = list(triples(found, opened["muteki-2024"]))
    numbers = {t.object.value for t in graph if t.predicate.value == SHISAKU.difference}
    assert numbers == {"3210000", "-530"}
    assert validate(to_rdflib(graph)).conforms


def test_over_two_years_the_ledger_remembers_what_was_split_and_merged(
    opened, root, dist, tmp_path
):
    """The year between is not at hand: its ledger went into the next one's."""
    source = Path(shutil.copytree(root / "examples" / "hoshimigaura-2024", tmp_path / "source"))
    shutil.copy(dist / "hoshimigaura-2024" / "identities.csv", source / "ledger.csv")
    told = source / "source.toml"
    text = told.read_text(encoding="utf-8").split("[previous]")[0]
    text = text.replace('id = "hoshimigaura-2024"', 'id = "hoshimigaura-2025"')
    text = text.replace('fiscal_year = "令和6年度"', 'fiscal_year = "令和7年度"')
    told.write_text(text + '[previous]\nledger = "ledger.csv"\n', encoding="utf-8")
    build(source, tmp_path / "dist")
    found = compare(
        opened["hoshimigaura-2023"], open_dataset(tmp_path / "dist" / "hoshimigaura-2025")
    )
    policies = befell(found, "policy")
    parts = "妊娠期からの切れ目ない子育て支援／保育の受け入れ枠の確保"
    assert policies["子育て家庭への支援", parts].fates == (Fate.SPLIT,)
    merged = policies["農業の担い手の育成／つくり育てる漁業の振興", "農林水産業の担い手づくり"]
    assert merged.fates == (Fate.MERGED,)
    assert policies["感染症の影響を受けた事業者への支援", ""].fates == (Fate.ENDED,)
    assert policies["ごみの減量と資源の循環", "脱炭素と資源循環の推進"].fates == (Fate.RENAMED,)
    moved = befell(found, "project")["保育所運営事業", "保育所運営事業"]
    assert [move.follows for move in moved.moves] == [True]


def test_wrong_calls_are_one_clear_error(opened):
    with pytest.raises(UsageError, match="diff-order"):
        compare(opened["hoshimigaura-2024"], opened["hoshimigaura-2023"])
    with pytest.raises(UsageError, match="diff-same"):
        compare(opened["muteki-2024"], opened["muteki-2024"])


# what cannot be decided


@pytest.fixture(scope="module")
def undecided(root, tmp_path_factory):
    """The second year built with last year's ledger, and nobody's word."""
    folder = tmp_path_factory.mktemp("undecided")
    source = Path(shutil.copytree(root / "examples" / "hoshimigaura-2024", folder / "source"))
    told = source / "source.toml"
    text = re.sub("^continuity.*\n", "", told.read_text(encoding="utf-8"), flags=re.MULTILINE)
    told.write_text(text, encoding="utf-8")
    (source / "continuity.csv").unlink()
    build(source, folder / "dist")
    return source


def test_what_nobody_decided_is_proposed_and_never_guessed(undecided, opened, root):
    newer = open_dataset(undecided.parent / "dist" / "hoshimigaura-2024")
    found = compare(opened["hoshimigaura-2023"], newer)
    fates = {fate for each in found.transitions for fate in each.fates}
    assert fates == {Fate.CONTINUED, Fate.MOVED, Fate.ADDED, Fate.UNEXPLAINED}
    replacing = {t.subject.value for t in triples(found, newer) if t.predicate == REPLACES}
    assert all("/goal/" in iri for iri in replacing), "a goal of a policy that goes on"
    proposed = list(csv.reader(io.StringIO(review_text(found.proposals, "ja"))))
    assert tuple(proposed[0]) == COLUMNS
    assert all(row[4] == "" for row in proposed[1:]), "nothing is accepted by a program"
    assert all(row[6].startswith("根拠: ") for row in proposed[1:])
    review = (root / "examples" / "hoshimigaura-2024" / "continuity.csv").read_text("utf-8")
    kinds = {"施策": "policy", "部課": "department", "事業": "project"}
    relations = {"改称": "renamed", "統合": "merged", "分割": "split", "終了": "ended"}
    decided = {
        (kinds[row[0]], row[1], relations[row[2]], row[3])
        for row in list(csv.reader(io.StringIO(review)))[1:]
    }
    assert decided <= {tuple(row[:4]) for row in proposed[1:]}


def test_a_line_copied_into_the_review_file_decides(undecided, opened, tmp_path):
    """All proposals accepted and built again: IRIs go on, and nothing is left to ask."""
    newer = open_dataset(undecided.parent / "dist" / "hoshimigaura-2024")
    found = compare(opened["hoshimigaura-2023"], newer)
    rows = list(csv.reader(io.StringIO(review_text(found.proposals, "ja"))))
    source = Path(shutil.copytree(undecided, tmp_path / "source"))
    with (source / "continuity.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(rows[0])
        lines.writerows([*row[:4], "yes", *row[5:]] for row in rows[1:])
    with (source / "source.toml").open("a", encoding="utf-8") as file:
        file.write('continuity = "continuity.csv"\n')
    build(source, tmp_path / "dist")
    again = compare(
        opened["hoshimigaura-2023"], open_dataset(tmp_path / "dist" / "hoshimigaura-2024")
    )
    assert again.proposals == ()
    departments = befell(again, "department")
    renamed = departments["総務部防災課", "総務部危機管理課"]
    assert renamed.before[0].iri == renamed.after[0].iri
    merged = departments["総務部企画課／教育部生涯学習課", "総務部企画課"]
    assert merged.fates == (Fate.MERGED,)
    assert merged.after[0].iri == merged.before[0].iri, "what takes another in stays itself"


# every form


def test_rdf_is_valid_and_says_what_replaces_what(years, opened, dist):
    newer = opened["hoshimigaura-2024"]
    found = set(triples(years, newer))
    assert set(ox.parse(turtle_text(years, newer), format=ox.RdfFormat.TURTLE)) == {
        ox.Quad(*each) for each in found
    }
    whole = [quad.triple for quad in ox.parse(path=dist / YEARS[1] / "data.nt")]
    report = validate(to_rdflib({*whole, *found}))
    assert report.conforms, report.to_markdown("en")
    store = ox.Store()
    store.bulk_extend(ox.Quad(*each) for each in found)

    def count(predicate, value=None):
        target = ox.NamedNode(value) if value else None
        return len(list(store.quads_for_pattern(None, ox.NamedNode(predicate), target)))

    assert count(RDF.type, SHISAKU.Comparison) == 1
    texts = sum(len(each.texts) for each in years.transitions)
    assert count(RDF.type, SHISAKU.TextChange) == texts > 40
    assert count(RDF.type, ORG.ChangeEvent) == 4
    assert count(DCTERMS.replaces) == 4 + 4 + 3  # of policies, of departments, of goals
    assert count(PROV.wasRevisionOf) == 3
    for quad in store.quads_for_pattern(None, ox.NamedNode(SHISAKU.markedText), None):
        html = quad.object.value
        (after,) = store.quads_for_pattern(quad.subject, ox.NamedNode(SHISAKU.after), None)
        assert re.sub("<del>.*?</del>|</?ins>", "", html, flags=re.DOTALL) == after.object.value


def test_tables_hold_the_texts_whole(years):
    rows = list(csv.DictReader(io.StringIO(csv_text(years))))
    texts = [row for row in rows if row["marked"]]
    for row in texts:
        assert re.sub(r"\[-.*?-\]|\{\+|\+\}", "", row["marked"], flags=re.DOTALL) == row["new"]
    assert {row["what"] for row in rows} >= {"", "grade", "above", "departments", "goal", "name"}
    told = json.loads(json_text(years, everything=True))
    assert len(told["transitions"]) == len(years.transitions)
    assert told["counts"]["policy"]["split"] == 1
    assert len(told["proposals"]) == len(years.proposals) == 6


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_stands_alone_and_says_changes_in_words(years, language):
    page = page_html(years, language)
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!https?:|#)', page)
    gone, come = {"ja": ("削除", "追加"), "en": ("removed", "added")}[language]
    assert page.count("<del>") == page.count(f'<del><span class="said">［{gone} ')
    assert page.count("<ins>") == page.count(f'<ins><span class="said">［{come} ') > 40
    anchors = re.findall(r' id="([^"]+)"', page)
    assert len(set(anchors)) == len(anchors)
    hostile = replace(years.transitions[0].after[0], full="<b>", iri='x/y"><b>')
    evil = replace(years.transitions[0], after=(hostile,), fates=(Fate.RENAMED,))
    assert "<b>" not in page_html(replace(years, transitions=(evil,)), language)


def test_on_the_command_line(shisaku_graph, dist, tmp_path):
    old, new = (dist / name for name in YEARS)
    run = shisaku_graph("diff", old, new, lang="ja")
    assert run.returncode == 0, run.stderr
    assert "[改称] 津波避難体制の整備 → 津波・高潮からの避難体制の整備" in run.stdout
    assert "\x1b" not in run.stdout
    run = shisaku_graph("diff", old, new, "--format", "review", "--output", "out.review")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert (tmp_path / "out.review").read_bytes().startswith("\ufeffkind,before".encode())
    wrong = shisaku_graph("diff", new, old)
    assert (wrong.returncode, "diff-order" in wrong.stderr) == (2, True)
    nowhere = shisaku_graph("diff", old, tmp_path, lang="ja")
    assert (nowhere.returncode, "公開データのフォルダーではありません" in nowhere.stderr) == (
        2,
        True,
    )
    unwritable = shisaku_graph("diff", old, new, "--output", tmp_path / "no" / "out.txt")
    assert unwritable.returncode == 4
