"""An organisation table of two years, and project tables that name the units of both."""

import csv

import pytest

from shisaku_graph.access.dataset import open_dataset
from shisaku_graph.compare import compare
from shisaku_graph.compare.proposals import review_text
from shisaku_graph.pipeline import build

DESCRIPTOR = """id = "{id}"
[municipality]
code = "992011"
name = {{ ja = "星見ヶ浦市" }}
prefecture = {{ ja = "架空県" }}
[plan]
name = {{ ja = "計画" }}
[dataset]
title = {{ ja = "{id}" }}
description = {{ ja = "試し" }}
fiscal_year = "令和{year}年度"
issued = 2026-04-01
licence = "https://creativecommons.org/licenses/by/4.0/"
contact = {{ name = {{ ja = "企画課" }} }}
[table]
file = "table.csv"
format = "auto"
[columns]
{columns}
"""
UNITS = 'units = ["局", "部", "課", "室"]'
PROJECTS = 'policy = ["施策"]\nproject = ["事業"]\ndepartment = ["担当課"]'
OLD = """局,部,課,室
政策局,,政策課,
政策局,,政策課,東京事務所
財政局,,契約監理課,
財政局,,契約監理課,技術検査室
財政局,税務部,市民税課,
財政局,税務部,資産税課,
総務局,,人事課,
総務局,,人事課,行政改革室
総務局,情報部,統計課,
"""
NEW = """局,部,課,室
政策局,,企画政策課,
政策局,,企画政策課,東京事務所
財政局,,契約課,
財政局,,監理検査課,
財政局,,監理検査課,技術検査室
財政局,税務部,課税課,
総務局,,人事課,
政策局,,企画政策課,行政改革室
政策局,情報部,統計課,
"""
WORK = """施策,事業,担当課
健全な財政運営,賦課事業,財政局税務部{tax}
開かれた市政,計画事業,政策局{policy}
開かれた市政,改革事業,{reform}
"""


def written(folder, name, table, columns, year, previous=""):
    source = folder / "sources" / name
    source.mkdir(parents=True)
    told = DESCRIPTOR.format(id=name, year=year, columns=columns)
    (source / "source.toml").write_text(f"{told}{previous}", encoding="utf-8")
    (source / "table.csv").write_text(table, encoding="utf-8")
    return source


@pytest.fixture(scope="module")
def years(tmp_path_factory):
    """Both years of the organisation, nothing decided yet; and the review file as proposed."""
    folder = tmp_path_factory.mktemp("units")
    build(written(folder, "units-8", OLD, UNITS, 8), folder / "dist")
    previous = '[previous]\nledger = "ledger.csv"\n'
    source = written(folder, "units-9", NEW, UNITS, 9, previous)
    ledger = (folder / "dist" / "units-8" / "identities.csv").read_bytes()
    (source / "ledger.csv").write_bytes(ledger)
    build(source, folder / "dist")
    found = compare(*(open_dataset(folder / "dist" / f"units-{year}") for year in (8, 9)))
    return folder, source, found.proposals


def test_what_is_proposed_of_units(years):
    """A move is a move; what follows from a line has none; a name parted between two is a split."""
    told = {(each.before, each.relation.value, each.after) for each in years[2]}
    assert told == {
        ("政策局政策課", "renamed", "政策局企画政策課"),
        ("総務局人事課行政改革室", "moved", "政策局企画政策課行政改革室"),
        ("総務局情報部", "moved", "政策局情報部"),
        ("財政局契約監理課", "split", "財政局契約課"),
        ("財政局契約監理課", "split", "財政局監理検査課"),
        ("財政局契約監理課技術検査室", "moved", "財政局監理検査課技術検査室"),
        ("財政局税務部市民税課", "merged", "財政局税務部課税課"),
        ("財政局税務部資産税課", "merged", "財政局税務部課税課"),
    }


def test_project_tables_of_both_years_name_the_same_units(years):
    """The organisation's review file, as accepted, serves a table that names few of its units."""
    folder, source, proposals = years
    review = review_text(proposals, "ja").lstrip("\ufeff").splitlines()
    rows = list(csv.reader(review))
    accepted = [rows[0], *([*row[:4], "yes", *row[5:]] for row in rows[1:])]
    lines = "\n".join(",".join(row) for row in accepted)
    (source / "continuity.csv").write_text(lines, encoding="utf-8")
    with (source / "source.toml").open("a", encoding="utf-8") as file:
        file.write('continuity = "continuity.csv"\n')
    build(source, folder / "dist")
    was = WORK.format(tax="市民税課", policy="政策課", reform="総務局人事課行政改革室")
    now = WORK.format(tax="課税課", policy="企画政策課", reform="政策局企画政策課行政改革室")
    build(written(folder, "work-8", was, PROJECTS, 8), folder / "dist")
    previous = '[previous]\nledger = "ledger.csv"\norganisation = "continuity.csv"\n'
    work = written(folder, "work-9", now, PROJECTS, 9, previous)
    (work / "continuity.csv").write_text(lines, encoding="utf-8")
    ledger = (folder / "dist" / "work-8" / "identities.csv").read_bytes()
    (work / "ledger.csv").write_bytes(ledger)
    build(work, folder / "dist")
    for year in (8, 9):
        units, named = (
            {
                each.iri: each.full_name
                for each in open_dataset(folder / "dist" / name).departments()
            }
            for name in (f"units-{year}", f"work-{year}")
        )
        assert named.items() <= units.items()
    old, new = (open_dataset(folder / "dist" / f"work-{year}") for year in (8, 9))
    kept = {each.iri for each in old.departments()} & {each.iri for each in new.departments()}
    assert {each.full_name for each in new.departments() if each.iri in kept} >= {
        "政策局企画政策課",
        "政策局企画政策課行政改革室",
    }
