"""A second year built from the first year's ledger: what goes on keeps its IRI, the rest leads on.

星見ヶ浦市 is invented; its two years hold a reorganisation of departments and of the plan.
"""

import csv
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from shisaku_graph.errors import ContinuityError
from shisaku_graph.pipeline import build, read
from shisaku_graph.vocabulary import DCTERMS, ORG, PREFIXES, SHISAKU

CITY = "https://w3id.org/shisaku-graph/id/992011"


@pytest.fixture(scope="module")
def dist(root, tmp_path_factory) -> Path:
    """Both years, the second built from the ledger that the first publishes."""
    folder = tmp_path_factory.mktemp("years")
    build(root / "examples" / "hoshimigaura-2023", folder)
    second = shutil.copytree(root / "examples" / "hoshimigaura-2024", folder / "second")
    shutil.copy(
        folder / "hoshimigaura-2023" / "identities.csv", second / "hoshimigaura-r5-identities.csv"
    )
    build(second, folder)
    return folder


@pytest.fixture(scope="module")
def years(dist) -> dict[int, ox.Store]:
    stores = {}
    for year in (2023, 2024):
        stores[year] = ox.Store()
        stores[year].load(path=dist / f"hoshimigaura-{year}" / "data.nt")
    return stores


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    prefixes = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())
    return sorted(
        tuple("" if term is None else term.value for term in row)
        for row in store.query(prefixes + query)
    )


def named(store: ox.Store, kind: str) -> dict[str, str]:
    """Return the IRI of each resource of a class by its name."""
    return {
        name: iri
        for iri, name in rows(store, f"SELECT ?x ?n {{ ?x a shisaku:{kind}; rdfs:label ?n }}")
    }


def test_the_kept_ledger_is_what_the_first_year_publishes(root, dist):
    """The invented city's second source holds an unaltered copy, as the how-to asks."""
    kept = root / "examples" / "hoshimigaura-2024" / "hoshimigaura-r5-identities.csv"
    assert kept.read_bytes() == (dist / "hoshimigaura-2023" / "identities.csv").read_bytes()


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("Policy", "津波避難体制の整備", "津波・高潮からの避難体制の整備"),
        ("Policy", "ごみの減量と資源の循環", "脱炭素と資源循環の推進"),
        ("Policy", "空き家の活用と移住の促進", "空き家の活用と移住の促進"),  # moved
        ("Department", "防災課", "危機管理課"),
        ("Department", "建設部", "都市整備部"),
        ("Department", "道路課", "道路課"),  # its division was renamed
        ("Project", "防災訓練事業", "総合防災訓練事業"),
    ],
)
def test_what_goes_on_keeps_its_iri(years, kind, before, after):
    assert named(years[2023], kind)[before] == named(years[2024], kind)[after]


def test_a_policy_split_leads_to_its_parts(years):
    old = named(years[2023], "Policy")["子育て家庭への支援"]
    new = named(years[2024], "Policy")
    assert old not in new.values()
    told = rows(
        years[2024],
        f"SELECT ?to ?kind ?year ?what ?gone {{ <{old}> a shisaku:WithdrawnResource; "
        "dcterms:isReplacedBy ?to; shisaku:changeKind ?kind; shisaku:lastYear ?year; "
        "dcterms:type ?what; owl:deprecated ?gone }",
    )
    parts = [new["妊娠期からの切れ目ない子育て支援"], new["保育の受け入れ枠の確保"]]
    assert told == sorted((part, SHISAKU.split, "2023", SHISAKU.Policy, "true") for part in parts)


def test_a_merger_is_one_event_of_the_organisation(years):
    before, after = named(years[2023], "Department"), named(years[2024], "Department")
    told = rows(
        years[2024],
        "SELECT ?from ?to ?why { ?event a org:ChangeEvent, shisaku:Change; "
        "shisaku:changeKind shisaku:merged; org:originalOrganization ?from; "
        "org:resultingOrganization ?to; shisaku:reason ?why }",
    )
    why = "令和6年4月1日 組織改編（農林課と水産課を統合）"
    assert told == sorted((before[name], after["農林水産課"], why) for name in ("農林課", "水産課"))


def test_a_renamed_department_does_not_result_from_its_renaming(years):
    """It was there before: org:resultingOrganization would say that the event made it."""
    iri = named(years[2024], "Department")["危機管理課"]
    assert rows(years[2024], f"SELECT ?e {{ ?e <{ORG.resultingOrganization}> <{iri}> }}") == []
    ((before, after),) = rows(
        years[2024],
        f"SELECT ?b ?a {{ ?e <{ORG.originalOrganization}> <{iri}>; shisaku:before ?b; "
        "shisaku:after ?a }",
    )
    assert (before, after) == ("防災課", "危機管理課")


def test_what_nobody_explained_is_asked(dist, years):
    """生涯学習課 is gone from the table; whether it ended is a person's to say."""
    with (dist / "hoshimigaura-2024" / "suspects.csv").open(encoding="utf-8-sig") as file:
        (asked,) = [row for row in csv.DictReader(file) if row["規則ID"] == "gone-since-last-year"]
    assert asked["値"] == "生涯学習課"
    told = rows(
        years[2024],
        "SELECT ?n { ?x shisaku:changeKind shisaku:unexplained; dcterms:type shisaku:Department; "
        "rdfs:label ?n }",
    )
    assert told == [("生涯学習課",)]


def test_every_former_iri_still_says_something(years):
    """Nobody's link to a policy, project or department of last year leads nowhere."""
    for kind in ("Policy", "Direction", "Department", "Project"):
        for iri in named(years[2023], kind).values():
            about = years[2024].quads_for_pattern(ox.NamedNode(iri), None, None)
            assert next(iter(about), None) is not None, iri


def test_successors_are_there(years):
    store = years[2024]
    for quad in store.quads_for_pattern(None, ox.NamedNode(DCTERMS.isReplacedBy), None):
        assert rows(store, f"SELECT ?n {{ <{quad.object.value}> a ?c; rdfs:label ?n }}")


def test_the_ledger_goes_on_to_a_third_year(dist):
    """Names by year, and what became of each, in the file that the next build reads."""
    with (dist / "hoshimigaura-2024" / "identities.csv").open(encoding="utf-8-sig") as file:
        ledger = {(row["kind"], row["name"]): row for row in csv.DictReader(file)}
    renamed = ledger["policy", "脱炭素と資源循環の推進"]
    assert renamed["names"] == "2023 ごみの減量と資源の循環\n2024 脱炭素と資源循環の推進"
    assert (renamed["first_year"], renamed["last_year"]) == ("2023", "2024")
    split = ledger["policy", "子育て家庭への支援"]
    assert (split["status"], split["last_year"]) == ("split", "2023")
    assert len(split["replaced_by"].split()) == 2
    assert ledger["policy", "感染症の影響を受けた事業者への支援"]["status"] == "ended"


def test_a_third_year_keeps_the_iri_and_the_tombstones(dist, root, tmp_path):
    third = Path(shutil.copytree(root / "examples" / "hoshimigaura-2024", tmp_path / "third"))
    shutil.copy(dist / "hoshimigaura-2024" / "identities.csv", third / "ledger.csv")
    told = third / "source.toml"
    text = told.read_text(encoding="utf-8").split("[previous]")[0]
    text = text.replace('fiscal_year = "令和6年度"', 'fiscal_year = "令和7年度"')
    told.write_text(text + '[previous]\nledger = "ledger.csv"\n', encoding="utf-8")
    records = read(third)
    policies = {policy.name: policy.key for policy in records.policies}
    second = {each.name: each for each in read(root / "examples" / "hoshimigaura-2024").policies}
    assert policies == {name: policy.key for name, policy in second.items()}
    assert records.changes == ()
    gone = {each.name for each in records.identities if each.status == "split"}
    assert "子育て家庭への支援" in gone


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("kind,before", "kind,was", "continuity-syntax"),
        ("施策,津波避難体制の整備,改称", "施策,津波避難体制の整備,改名", "continuity-syntax"),
        ("施策,津波避難体制の整備,", "計画,津波避難体制の整備,", "continuity-syntax"),
        ("yes,,高潮の浸水想定を加えて改称", "たぶん,,高潮", "continuity-syntax"),
        ("yes,,高潮の浸水想定を加えて改称", "yes,,", "continuity-syntax"),
        ("終了,,yes", "終了,星空観光の推進,yes", "continuity-syntax"),
        ("施策,津波避難体制の整備,", "施策,津波避難の整備,", "continuity-unmatched"),
        ("津波・高潮からの避難体制の整備,yes", "高潮からの避難,yes", "continuity-unmatched"),
        ("施策,ごみの減量と資源の循環,", "施策,津波避難体制の整備,", "continuity-conflict"),
    ],
)
def test_a_bad_review_file_is_one_clear_error(root, tmp_path, before, after, code):
    source = Path(shutil.copytree(root / "examples" / "hoshimigaura-2024", tmp_path / "source"))
    review = source / "continuity.csv"
    text = review.read_text(encoding="utf-8")
    assert before in text
    review.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(ContinuityError) as raised:
        read(source)
    assert raised.value.code == code
    assert str(raised.value.place).startswith("continuity.csv:")


def test_the_command_line_says_which_line_is_wrong(shisaku_graph, root, tmp_path):
    source = Path(shutil.copytree(root / "examples" / "hoshimigaura-2024", tmp_path / "source"))
    review = source / "continuity.csv"
    review.write_text(review.read_text("utf-8").replace("施策,農業", "施策,漁業"), "utf-8")
    run = shisaku_graph("build", source, "--dist", tmp_path / "dist")
    assert run.returncode == 1
    assert run.stderr.startswith("error[continuity-unmatched] continuity.csv:12: ")
    assert "remedy:" in run.stderr
    assert not (tmp_path / "dist" / "hoshimigaura-2024").exists()


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("id/992011/", "id/993611/", "ledger-of-another"),
        ("iri,kind", "IRI,kind", "ledger-syntax"),
        (",active,", ",alive,", "ledger-syntax"),
        (",2023,2023,", ",令和5,2023,", "ledger-syntax"),
    ],
)
def test_a_bad_ledger_is_one_clear_error(root, tmp_path, before, after, code):
    source = Path(shutil.copytree(root / "examples" / "hoshimigaura-2024", tmp_path / "source"))
    ledger = source / "hoshimigaura-r5-identities.csv"
    text = ledger.read_text(encoding="utf-8")
    assert before in text
    ledger.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(ContinuityError) as raised:
        read(source)
    assert raised.value.code == code


def test_a_changed_ledger_is_a_changed_input(shisaku_graph, root, tmp_path):
    """An unchanged source is not built again; the ledger and the review file are part of it."""
    source = Path(shutil.copytree(root / "examples" / "hoshimigaura-2024", tmp_path / "source"))

    def built() -> str:
        run = shisaku_graph("build", source, "--dist", tmp_path / "dist")
        assert run.returncode == 0, run.stderr
        return run.stdout

    built()
    assert "unchanged" in built()
    review = source / "continuity.csv"
    text = review.read_text(encoding="utf-8")
    review.write_text(text.replace("yes,,制度の終了", "no,,"), encoding="utf-8")
    assert "unchanged" not in built()
