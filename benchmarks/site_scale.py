"""How long a site takes and how much memory it needs, by the number of its policies.

``python benchmarks/site_scale.py 50000 FOLDER`` makes a city that does not exist, publishes a
thousand of its policies as a build does, repeats them under other IRIs until there are enough, and
makes the site in FOLDER. It prints the time, the peak of memory, and the heaviest page.
The pages of 50,000 policies are more than a million files: expect the better part of an hour.
"""

import csv
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from shisaku_graph.language import Bilingual
from shisaku_graph.pipeline import build
from shisaku_graph.site import build_site

CHUNK = 1_000  # policies that are really built; the others repeat them
LINES = CHUNK + 1  # of one chunk in the table
SOURCE = """
id = "big-2024"
[municipality]
code = "991015"
name = { ja = "大計市", en = "Big City (fictional)" }
prefecture = { ja = "架空県", en = "Fictional" }
[plan]
name = { ja = "大計市総合計画", en = "Plan of Big City" }
start = "令和6年度"
end = "令和8年度"
[dataset]
title = { ja = "大計市 施策の一覧", en = "Policies of Big City" }
description.ja = "実在しない市の大きな表。サイトの大きさを測るために作ったもので、意味はない。"
description.en = "A very large table of a city that does not exist, made to measure."
fiscal_year = "令和6年度"
issued = 2025-09-01
version = "1.0.0"
licence = "https://creativecommons.org/publicdomain/zero/1.0/"
contact = { name = { ja = "企画課（架空）", en = "Planning" }, email = "plan@big.example" }
[table]
file = "table.csv"
[columns]
direction = ["基本方向"]
basic_policy = ["基本政策"]
policy = ["施策"]
department = ["担当課"]
goal = ["目標"]
approach = ["方向性"]
result = ["取組結果"]
next_steps = ["今後"]
projects = ["事業"]
"""
HEADINGS = (
    "基本方向", "基本政策", "施策", "担当課", "目標", "方向性", "取組結果", "今後", "事業",
)  # fmt: skip
MOVED = re.compile(r"/991015/((?:policy|report|goal|project|basic-policy|direction)/[^>/]+)>")
WITHIN = re.compile(r"/big-2024/(source/[^>#]*#cell=|\w+/)(\d)")
PUBLISH = "publish"
MARKED = re.compile("\x02(\\d+)\x03")
STEM = re.compile(r"[-.]")
PAUSE = 10  # seconds between two lines
NUMBERED = re.compile(r'(ns#(?:line|position)> )"(\d+)"')


def row(number: int) -> list[str]:
    """Return one row of the table."""
    return [
        f"方向第{number // 1000 + 1}号", f"政策第{number // 50 + 1}号",
        f"施策第{number + 1}号の推進", f"第{number % 40 + 1}部第{number % 400 + 1}課",
        f"第{number + 1}の目標をめざします。",
        f"第{number + 1}の方向性により、地域の皆さんと取り組みます。 また、情報を発信します。",
        f"第{number + 1}の取組を行い、{number % 97}人の参加がありました。",
        f"第{number + 1}の取組を続けます。", f"・第{number + 1}号事業" if number % 3 else "",
    ]  # fmt: skip


def published(policies: int, folder: Path) -> Path:
    """Return the folder of a published dataset with so many policies."""
    source, dist = folder / "source", folder / "dist"
    source.mkdir(parents=True)
    (source / "source.toml").write_text(SOURCE, encoding="utf-8")
    with (source / "table.csv").open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table)
        writer.writerow(HEADINGS)
        writer.writerows(row(number) for number in range(CHUNK))
    build(source, dist)
    return repeated(dist / "big-2024", folder / "many" / "big-2024", policies // CHUNK)


def repeated(one: Path, many: Path, times: int) -> Path:
    """Write a dataset that holds another several times, each under its own IRIs."""
    many.mkdir(parents=True)
    graph = many / "data.nt"
    with graph.open("w", encoding="utf-8") as out, (one / "data.nt").open(encoding="utf-8") as told:
        lines = told.readlines()
        out.writelines(lines)
        mould = "".join(moulded(lines))
        for chunk in range(1, times):
            out.write(cast(mould, chunk))
    (many / "data.ttl").hardlink_to(graph)  # N-Triples are Turtle
    told = json.loads((one / "manifest.json").read_text(encoding="utf-8"))
    told["files"] = [
        each | {"bytes": graph.stat().st_size}
        for each in told["files"]
        if each["path"] == "data.nt"
    ]
    (many / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    shutil.copy(one / "schema-org.jsonld", many)
    return many


def moulded(lines: list[str]) -> Iterator[str]:
    """Yield the triples that every thousand has its own of, with marks where they differ."""
    for line in lines:
        told = WITHIN.sub("/big-2024/\\1\x01\\2", MOVED.sub("/991015/\\1\x00>", line))
        if told != line:
            yield NUMBERED.sub('\\1"\x02\\2\x03"', told)


def cast(mould: str, chunk: int) -> str:
    """Return the triples of one thousand: other IRIs, other places in the table."""
    offset = chunk * LINES
    told = mould.replace("\x00", f"-{chunk}").replace("\x01", f"{chunk}0000")
    return MARKED.sub(lambda found: str(int(found[1]) + offset), told)


def main() -> None:
    """Measure once."""
    policies, folder = int(sys.argv[1]), Path(sys.argv[2])
    if sys.argv[3:] == [PUBLISH]:
        published(policies, folder)
        return
    subprocess.run([sys.executable, *sys.argv, PUBLISH], check=True)  # its memory is not the site's
    dataset = folder / "many" / "big-2024"
    print(f"published, {dataset.joinpath('data.nt').stat().st_size / 1e6:,.0f} MB of N-Triples")
    start, cpu, said = time.perf_counter(), seconds(), [0.0]

    def tell(step: Bilingual) -> None:
        if time.perf_counter() - said[0] > PAUSE:
            said[0] = time.perf_counter()
            print(f"{peak(resource.RUSAGE_SELF):6,.0f} MB  {step.en}", flush=True)

    built = build_site([dataset], folder / "site", tell=tell)
    print(
        f"{policies:,} policies: {built.files:,} files, {built.bytes / 1e9:.2f} GB, "
        f"{time.perf_counter() - start:,.0f} s ({seconds() - cpu:,.0f} s of a core), "
        f"peak {peak(resource.RUSAGE_SELF):,.0f} MB"
    )
    for what, heaviest in heaviest_of(built.folder):
        print(f"{what}: {heaviest.relative_to(built.folder)}, {heaviest.stat().st_size:,} bytes")


def peak(whose: int) -> float:
    """Return the peak of memory so far, in MB."""
    return resource.getrusage(whose).ru_maxrss / 1024


def seconds() -> float:
    """Return the time of cores so far, that of ended children too."""
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def heaviest_of(site: Path) -> Iterator[tuple[str, Path]]:
    """Yield the heaviest page of each kind, and the heaviest script."""
    found: dict[str, tuple[int, Path]] = {}
    for folder, _, names in os.walk(site):
        if Path(folder).is_relative_to(site / "dist"):
            continue
        for path in (Path(folder) / name for name in names):
            if path.suffix in (".html", ".js", ".xml"):
                place = path.parent.relative_to(site).parts
                alone = place[:1] in ((), ("assets",), ("dataset",))
                what = " ".join((*place, STEM.split(path.name)[0] if alone else "…"))
                found[what] = max(found.get(what, (0, path)), (path.stat().st_size, path))
    for what, (_, path) in sorted(found.items()):
        yield what, path


if __name__ == "__main__":
    main()
