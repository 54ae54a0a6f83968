"""How good the proposed links are, against labelled pairs of real cities.

``links-policies.csv`` names every pair of a policy of Kisarazu and one of five other cities that a
careful reader found alike; all other pairs are not. ``links-projects.csv`` holds pairs of projects
with yes or no, most of them look-alikes. Both name records by code and key only: the tables they
come from have licences of their own, and are read from the folder given (``../shared/data``).

The formula was fitted on the pairs with 朝来市 and 西宮市 (development) and is measured on
those with 一宮市, 湖西市 and 品川区 (held out). The threshold of each method is the best on the
development half.

    python benchmarks/linking.py [FOLDER]        measure
    python benchmarks/linking.py --fit [FOLDER]  fit the formula anew (needs scikit-learn)
"""

import csv
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

from shisaku_graph.access.dataset import open_dataset
from shisaku_graph.link.matching import FORMULAS, LEAST, Candidate, edit_similarity, match
from shisaku_graph.link.records import Kind, Record, records
from shisaku_graph.link.words import comparable

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "build" / "cities"
POLICIES = Path(__file__).with_name("links-policies.csv")
PROJECTS = Path(__file__).with_name("links-projects.csv")
COMMAND = Path(sys.executable).with_name("shisaku-graph")
CITIES = {
    "asago-r6-projects.csv": ("282251", "朝来市", "兵庫県"),
    "nishinomiya-r6-projects.xlsx": ("282049", "西宮市", "兵庫県"),
    "ichinomiya-r6-projects.csv": ("232033", "一宮市", "愛知県"),
    "kosai-r6-projects.tsv": ("222216", "湖西市", "静岡県"),
    "shinagawa-r6-projects.csv": ("131091", "品川区", "東京都"),
}
DEVELOPMENT = ("282251", "282049")


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of records: whether it is labelled a match, in which half, how alike it is."""

    match: bool
    held_out: bool
    candidate: Candidate | None
    one: Record
    other: Record


Method = Callable[[Pair], float]
METHODS: dict[str, Method] = {
    "string equality": lambda p: float(comparable(p.one.label.ja) == comparable(p.other.label.ja)),
    "edit distance": lambda p: edit_similarity(p.one, p.other),
    "TF-IDF of characters": lambda p: p.candidate.likeness.characters if p.candidate else 0.0,
    "TF-IDF of name words": lambda p: p.candidate.likeness.words if p.candidate else 0.0,
    "TF-IDF of all words": lambda p: p.candidate.likeness.said if p.candidate else 0.0,
    "shisaku-graph link": lambda p: p.candidate.score if p.candidate else 0.0,
}


def city(data: Path, table: str) -> Path:
    """Return the dataset of a city's table, built with a guessed descriptor unless it is there."""
    code, name, prefecture = CITIES[table]
    folder = BUILT / "dist" / Path(table).stem
    if not folder.is_dir():
        source = BUILT / Path(table).stem
        told = ["--code", code, "--municipality", name, "--prefecture", prefecture]
        told += ["--plan", f"{name}総合計画", "--yes"]
        run = [COMMAND, "init", data / table, "--into", source, *told]
        subprocess.run(run, check=True, capture_output=True)
        subprocess.run([COMMAND, "build", source, "--dist", BUILT / "dist"], check=True)
    return folder


def kisarazu() -> Path:
    """Return the dataset of Kisarazu, built now unless it is there."""
    folder = BUILT / "dist" / "kisarazu-2017"
    if not folder.is_dir():
        source = ROOT / "sources" / "kisarazu-2017"
        subprocess.run([COMMAND, "build", source, "--dist", BUILT / "dist"], check=True)
    return folder


def key(record: Record) -> str:
    """Return what the label files name a record by."""
    return record.iri.partition("/id/")[2]


def policies(data: Path) -> Iterator[Pair]:
    """Yield every pair of a policy of Kisarazu and one of another city."""
    with POLICIES.open(encoding="utf-8", newline="") as file:
        alike = {(row["subject"], row["object"]) for row in csv.DictReader(file)}
    ours = list(records(open_dataset(kisarazu()), Kind.POLICY))
    for table, (code, *_) in CITIES.items():
        theirs = list(records(open_dataset(city(data, table)), Kind.POLICY))
        found = {(c.one.iri, c.other.iri): c for c in match(ours, theirs, FORMULAS[Kind.POLICY])}
        for one in ours:
            for other in theirs:
                yield Pair(
                    (key(one), key(other)) in alike,
                    code not in DEVELOPMENT,
                    found.get((one.iri, other.iri)),
                    one,
                    other,
                )


def projects(data: Path) -> Iterator[Pair]:
    """Yield the labelled pairs of projects."""
    held: dict[str, list[Record]] = {}
    for table, (code, *_) in CITIES.items():
        held[code] = list(records(open_dataset(city(data, table)), Kind.PROJECT))
    named = {key(record): record for group in held.values() for record in group}
    with PROJECTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    pairs = dict.fromkeys((row["subject"][:6], row["object"][:6]) for row in rows)
    found = {
        (key(c.one), key(c.other)): c
        for one, other in pairs
        for c in match(held[one], held[other], FORMULAS[Kind.PROJECT])
    }
    for row in rows:
        one, other = row["subject"], row["object"]
        yield Pair(
            row["match"] == "yes",
            one[:6] not in DEVELOPMENT,
            found.get((one, other)),
            named[one],
            named[other],
        )


def measured(pairs: list[Pair], method: Method, least: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the pairs above a threshold."""
    proposed = [pair for pair in pairs if method(pair) >= least]
    right = sum(pair.match for pair in proposed)
    labelled = sum(pair.match for pair in pairs)
    precision = right / len(proposed) if proposed else 0.0
    return precision, right / labelled, 2 * right / (len(proposed) + labelled)


def best(pairs: list[Pair], method: Method) -> float:
    """Return the threshold with the best F1."""
    values = sorted({method(pair) for pair in pairs if method(pair) > 0})
    return max(values, key=lambda value: measured(pairs, method, value)[2], default=1.0)


def table(pairs: list[Pair], kind: Kind) -> Iterator[str]:
    """Yield a Markdown table: each method on the held-out half."""
    halves = [[p for p in pairs if p.held_out == side] for side in (False, True)]
    development, held_out = halves
    counts = " and ".join(f"{sum(p.match for p in half)} of {len(half):,}" for half in halves)
    yield f"\n{kind.value}: {counts} pairs match (development and held out)\n"
    yield "| method | threshold | F1, development | precision | recall | F1 |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name, method in METHODS.items():
        own = name == "shisaku-graph link"
        least = LEAST[kind] if own else best(development, method)
        learnt = measured(development, method, least)[2]
        shown = " | ".join(f"{each:.2f}" for each in measured(held_out, method, least))
        yield f"| {name} | {least:.2f} | {learnt:.2f} | {shown} |"


def fit(pairs: list[Pair]) -> None:
    """Print the formula that fits the development half."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  # only for fitting

    learnt = [p for p in pairs if not p.held_out and p.candidate is not None]
    strength = 10 if len(learnt) > 1000 else 1  # noqa: PLR2004  # few pairs: hold the numbers back
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit([astuple(p.candidate.likeness) for p in learnt], [p.match for p in learnt])
    print([round(each, 2) for each in (*model.coef_[0], model.intercept_[0])])


def main() -> None:
    """Measure, or fit."""
    arguments = [each for each in sys.argv[1:] if not each.startswith("--")]
    data = Path(arguments[0]) if arguments else ROOT.parent / "shared" / "data"
    for kind, made in ((Kind.POLICY, policies), (Kind.PROJECT, projects)):
        pairs = list(made(data))
        if "--fit" in sys.argv:
            fit(pairs)
        else:
            print("\n".join(table(pairs, kind)))


if __name__ == "__main__":
    main()
