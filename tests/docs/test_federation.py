"""The how-tos on other cities and years: every command of them runs, on the invented cities."""

import re
import shlex
import shutil
import tomllib
from urllib.parse import urlsplit

import pytest

from shisaku_graph.source.previous import PreviousPart

HOW_TO = "which-cities-have-a-policy-like-ours"
SAYS = {
    "build": "unchanged",
    "query cities-compared": "霧笛町",
    "query policies-in-cities": "霧と岬の観光",
    "query results-in-cities": "子育て世帯向けのお試し住宅",
    "query policy-over-years": "津波・高潮からの避難体制の整備",
    "query changes-by-year": "農林水産課の発足にあわせて統合",
    "query kenshin.rq": "特定健診事業",
    "query tonari.rq": "霧と岬の観光",
    "query futatsu.rq": "星空観光の推進",
    "diff": "[merged]",
    "site": "",
}
"""What each command must say."""
NEIGHBOURS = {"localhost:8000": "muteki-2024", "localhost:8001": "hoshimigaura-2024"}
"""Where the how-to has the other cities' servers."""
CITIES = {"木更津市,観光の振興", "星見ヶ浦市,星空観光の推進", "霧笛町,霧と岬の観光"}
"""What both servers and our own file say when they are asked at once."""


def blocks(text: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


def test_every_command_for_the_next_year_runs(root, dist, shisaku_graph, tmp_path):
    (tmp_path / "dist").symlink_to(dist)
    (tmp_path / "examples").symlink_to(root / "examples")
    text = (root / "docs" / "how-to" / "next-year.md").read_text(encoding="utf-8")
    lines = [line for block in blocks(text, "sh") for line in block.splitlines()]
    assert len(lines) == 6
    for line in lines:
        run = shisaku_graph(*shlex.split(line)[1:])
        assert run.returncode == 0, run.stderr
    assert "renamed" in (tmp_path / "changes.html").read_text(encoding="utf-8")
    assert "総務部企画課" in (tmp_path / "proposals.csv").read_text(encoding="utf-8-sig")
    assert list((tmp_path / "years").glob("id/992011/comparison/*.html"))
    (told,) = blocks(text, "toml")
    assert set(tomllib.loads(told)["previous"]) <= set(PreviousPart.model_fields)


@pytest.mark.parametrize("language", ["", ".en"])
def test_every_command_runs(language, root, dist, serving, shisaku_graph, tmp_path):
    where = {old: urlsplit(serving(dist / name)).netloc for old, name in NEIGHBOURS.items()}

    def moved(text: str) -> str:
        return re.sub("|".join(NEIGHBOURS), lambda found: where[found[0]], text)

    for top in ("sources", "examples"):
        (tmp_path / top).symlink_to(root / top)
    shutil.copytree(dist, tmp_path / "dist")
    japanese = (root / "docs" / "how-to" / f"{HOW_TO}.md").read_text(encoding="utf-8")
    names = re.findall(r"`(\w+\.rq)` に保存", japanese)
    assert all(f"http://{each}/sparql" in japanese for each in NEIGHBOURS)
    for name, query in zip(names, blocks(japanese, "sparql"), strict=True):
        (tmp_path / name).write_text(moved(query), encoding="utf-8")
    text = (root / "docs" / "how-to" / f"{HOW_TO}{language}.md").read_text(encoding="utf-8")
    lines = [line for block in blocks(text, "sh") for line in block.splitlines()]
    assert len(lines) >= 6
    for line in lines:
        program, *arguments = shlex.split(moved(line))
        assert program == "shisaku-graph"
        run = shisaku_graph(*arguments, COLUMNS="400")
        assert run.returncode == 0, run.stderr
        (said,) = [SAYS[key] for key in SAYS if " ".join(arguments).startswith(key)]
        if "--output" not in arguments:
            assert said in run.stdout, line
        if "futatsu.rq" in arguments:
            rows = shisaku_graph(*arguments, "--format", "csv").stdout.lstrip("\ufeff").splitlines()
            assert set(rows[1:]) == CITIES
    if not language:
        assert (tmp_path / "移住.csv").read_bytes().startswith("\ufeffcity,year".encode())
        assert (tmp_path / "site" / "sparql.html").is_file()
        used = {key for key in SAYS for line in lines if key in line}
        assert used == set(SAYS), "a command is no longer shown"
