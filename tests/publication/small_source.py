"""The descriptor of a table of some lines, of a place that does not exist."""

NAMED = """\
id = "t"
base = "https://example.org/"
[municipality]
code = "999997"
name.ja = "試市"
prefecture.ja = "県"
[plan]
name.ja = "計画"
[dataset]
title.ja = "表"
description.ja = "試験に使う架空の表。事業の名、所管、内容、あれば決算額と評価を含む。"
fiscal_year = "令和6年度"
issued = 2025-04-01
licence = "https://creativecommons.org/licenses/by/4.0/"
contact.name.ja = "課"
[table]
file = "t.csv"
[columns]
policy = ["施策"]
project = ["事業名"]
department = ["所管"]
result = ["内容"]
"""
"""Further columns may follow."""

MEASURED = f"""\
{NAMED}grade = ["評価"]
[[amounts]]
heading = ["決算額"]
kind = "final-account"
unit = "円"
"""
