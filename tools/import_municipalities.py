# /// script
# dependencies = ["jaconv==0.4.0"]
# ///
"""Writes source/municipalities.csv from localgovjp-utf8.csv (code4fukui/localgovjp, CC0).

Run it where ``shisaku_graph`` and ``jaconv`` are installed, with that file as the argument.
"""

import csv
import sys
from pathlib import Path

import jaconv

from shisaku_graph.source.gazetteer import COLUMNS, TABLE, plain_romaji
from shisaku_graph.source.municipality import is_code

_ENDINGS = {"市": ("し",), "区": ("く",), "町": ("ちょう", "まち"), "村": ("むら", "そん")}


def rows(path: Path) -> list[tuple[str, ...]]:
    """Return code, name, reading, reading in Latin letters and homepage of each municipality."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = [row for row in csv.DictReader(file) if " " not in row["city"]]  # no ward of a city
    wrong = [row["lgcode"] for row in found if not is_code(row["lgcode"])]
    if wrong:
        raise SystemExit(f"no local government codes: {', '.join(wrong)}")
    return sorted(
        (
            row["lgcode"],
            row["city"],
            row["citykana"],
            plain_romaji(jaconv.kana2alphabet(_stem(row["city"], row["citykana"]))),
            row["url"],
        )
        for row in found
    )


def _stem(name: str, kana: str) -> str:
    ending = next((each for each in _ENDINGS[name[-1]] if kana.endswith(each)), "")
    return kana.removesuffix(ending)


if __name__ == "__main__":
    target = Path(__file__).resolve().parents[1] / "src" / "shisaku_graph" / "source" / TABLE
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(Path(sys.argv[1])))
    print(target)
