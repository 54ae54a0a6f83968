"""In a terminal, what is unsure is asked; the answer stands in source.toml."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

from shisaku_graph.source.fields import FIELDS

TABLE = """施策名,事務事業名,担当課,決算額,予算額
みどり,花壇事業,建設部公園課,123,200
みどり,街路樹事業,建設部道路課,45,60
"""


def typed(command: list[str | Path], answers: list[str], folder: Path) -> str:
    """Run a command on a terminal of its own and type an answer to each question."""
    parent, child = pty.openpty()
    env = {**os.environ, "SHISAKU_GRAPH_LANG": "en", "TERM": "dumb"}
    with subprocess.Popen(
        command, stdin=child, stdout=child, stderr=child, cwd=folder, env=env
    ) as run:
        os.close(child)
        shown, waiting = "", list(answers)
        while True:
            ready, _, _ = select.select([parent], [], [], 30)
            try:
                piece = os.read(parent, 4096).decode() if ready else ""
            except OSError:
                break
            if not piece:
                break
            shown += piece
            if waiting and shown.endswith(": "):
                os.write(parent, f"{waiting.pop(0)}\n".encode())
                shown += "\n"
        run.wait()
    os.close(parent)
    return shown


def test_questions_and_answers(tmp_path):
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    program = Path(sys.executable).with_name("shisaku-graph")
    shown = typed(
        [program, "init", "t.csv", "--into", "s"],
        ["令和6年度", "千円", "青葉台市", "緑県", "122068", "青葉台市総合計画"],
        tmp_path,
    )
    told = (tmp_path / "s" / "source.toml").read_text(encoding="utf-8")
    assert shown.count("Unit of money") == 1  # of both columns
    assert 'code = "122068"' in told
    assert 'fiscal_year = "令和6年度"' in told
    assert told.count('unit = "千円"') == 2


def test_what_is_unsure_of_a_column_is_asked_with_some_of_its_cells(tmp_path):
    """By number, by name, with the list, or Enter: what nobody decides stays a note."""
    table = (
        "施策名,担当課,欄甲,欄乙,欄丙\nみどり,公園課,1200,植えた。,町\n道,道路課,90,直した。,里\n"
    )
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    program = Path(sys.executable).with_name("shisaku-graph")
    place = ["--code", "122068", "--fiscal-year", "令和6年度", "--plan", "計画"]
    result = str(list(FIELDS).index("result") + 1)
    shown = typed(
        [program, "init", "t.csv", "--into", "s", *place],
        ["y", "金額", "n", "百万円", "?", result, ""],
        tmp_path,
    )
    told = (tmp_path / "s" / "source.toml").read_text(encoding="utf-8")
    assert "Column '欄乙': 植えた。 / 直した。" in shown
    assert f"{result} result (result)" in shown
    assert 'heading = ["欄甲"]  # 100% a person\'s answer\nkind = "budget"\nunit = "百万円"' in told
    assert 'result = ["欄乙"]' in told
    assert '"欄丙",  # 100% ' in told
    assert "please check" not in shown


def test_a_year_that_cannot_be_read_is_asked_again(tmp_path):
    (tmp_path / "t.csv").write_text("施策名,担当課\nみどり,公園課\n", encoding="utf-8")
    program = Path(sys.executable).with_name("shisaku-graph")
    flags = ["--code", "122068", "--plan", "計画"]
    shown = typed(
        [program, "init", "t.csv", "--into", "s", *flags], ["来年", "令和6年度"], tmp_path
    )
    assert "'来年' is no fiscal year" in shown
    assert 'fiscal_year = "令和6年度"' in (tmp_path / "s" / "source.toml").read_text("utf-8")


def test_a_code_with_a_wrong_check_digit_is_asked_again(shisaku_graph, tmp_path):
    (tmp_path / "t.csv").write_text("施策名,担当課\nみどり,公園課\n", encoding="utf-8")
    program = Path(sys.executable).with_name("shisaku-graph")
    flags = ["--plan", "計画", "--fiscal-year", "令和6年度"]
    answers = ["青葉台市", "緑県", "12206", "999999", "あ", "１２２０６８"]
    shown = typed([program, "init", "t.csv", "--into", "s", *flags], answers, tmp_path)
    assert "(12206 would be 122068)" in shown
    assert "(99999 would be " in shown
    assert "'あ' is not a number of six digits" in shown
    assert 'code = "122068"' in (tmp_path / "s" / "source.toml").read_text("utf-8")
    refused = shisaku_graph("init", "t.csv", "--into", "t", "--code", "999999", "--yes")
    assert refused.returncode != 0
    assert "check digit" in refused.stderr


def test_the_name_is_answer_enough_for_a_real_city(tmp_path):
    table = TABLE.replace("決算額,予算額", "備考,根拠法令")
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    program = Path(sys.executable).with_name("shisaku-graph")
    shown = typed(
        [program, "init", "t.csv", "--into", "s"],
        ["令和6年度", "府中市", "広島県", "計画"],
        tmp_path,
    )
    told = (tmp_path / "s" / "source.toml").read_text(encoding="utf-8")
    assert "six digits" not in shown
    assert 'code = "342084"\nname = { ja = "府中市" }\nprefecture = { ja = "広島県" }' in told


def test_a_title_or_else_the_files_name_tells_the_city(shisaku_graph, tmp_path):
    (tmp_path / "kisarazu-r6.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "kisarazu-r7.csv").write_text(f"君津市 令和６年度\n{TABLE}", encoding="utf-8")
    hinted = shisaku_graph("init", "kisarazu-r6.csv", "--into", "a")
    titled = shisaku_graph("init", "kisarazu-r7.csv", "--into", "b")
    assert "木更津市" in hinted.stdout
    assert "君津市" not in titled.stdout  # nothing to check about it
    assert 'code = "122068"  # ' in (tmp_path / "a" / "source.toml").read_text("utf-8")
    assert 'code = "122254"\n' in (tmp_path / "b" / "source.toml").read_text("utf-8")


def test_the_day_of_issue_can_be_told(shisaku_graph, tmp_path):
    """SOURCE_DATE_EPOCH, for scripts that must give the same bytes tomorrow."""
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    run = shisaku_graph(
        "init", "t.csv", "--into", "s", "--code", "122068", SOURCE_DATE_EPOCH="1700000000"
    )
    assert run.returncode == 0, run.stderr
    assert "issued = 2023-11-14" in (tmp_path / "s" / "source.toml").read_text("utf-8")


def test_what_an_office_writes_for_itself_is_withheld(shisaku_graph, tmp_path):
    """An internal memo is in no published file; flags of the exporting system are only not used."""
    (tmp_path / "t.csv").write_text(
        "令和6年度\n施策名,担当課,内部メモ,ロックFLG\nみどり,公園課,あとで直す,1\n道,道路課,未定,0\n",
        encoding="utf-8",
    )
    run = shisaku_graph("init", "t.csv", "--into", "s", "--code", "122068", "--yes")
    assert "left out as internal: '内部メモ'" in run.stdout
    assert "not used (columns.ignore in source.toml): ロックFLG" in run.stdout
    assert shisaku_graph("build", "s", "--dist", "d").returncode == 0
    published = [path.read_bytes() for path in (tmp_path / "d").rglob("*") if path.is_file()]
    assert published
    assert not any("あとで直す".encode() in content for content in published)
