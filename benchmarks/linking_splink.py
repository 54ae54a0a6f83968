"""How good Splink is on the labelled pairs that measure the method of ``shisaku-graph link``.

Splink is no dependency of the project. In an environment of its own (``pip install splink``):

    python benchmarks/linking.py --pairs pairs.jsonl
    python benchmarks/linking_splink.py pairs.jsonl

Splink sees what a record is known by: its name, its telling words, who is responsible. Every pair
that shares a word, or whose names are alike, is scored; the weights are learnt without labels (u
from random pairs, m by expectation maximisation); only the threshold is the best of the labelled
development pairs, as for the other methods.
"""

import json
import logging
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

Pair = dict[str, Any]


def scored(pairs: list[Pair], records: dict[str, Pair]) -> list[float]:
    """Return Splink's match probability of each labelled pair; 0 where it compares them not."""
    sides: list[dict[str, dict[str, Any]]] = [{}, {}]
    for pair in pairs:
        for at, side in enumerate(sides):
            record = records[pair["pair"][at]]
            side[record["record"]] = {
                "unique_id": record["record"],
                "name": record["name"],
                "words": record["words"],
                "first": record["words"][0] if record["words"] else None,
                "departments": record["departments"] or None,
            }
    frames = [pd.DataFrame(side.values()) for side in sides]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.9, 0.8, 0.7]),
            cl.ArrayIntersectAtSizes("words", [3, 2, 1]),
            cl.ArrayIntersectAtSizes("departments", [1]),
        ],
        blocking_rules_to_generate_predictions=["1=1"],
        probability_two_random_records_match=0.01,
    )
    api = DuckDBAPI()
    linker = Linker([api.register(frame) for frame in frames], settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("first"))
    found = linker.inference.predict(threshold_match_probability=0).as_pandas_dataframe()
    chances = {
        frozenset((one, other)): chance
        for one, other, chance in zip(
            found["unique_id_l"], found["unique_id_r"], found["match_probability"], strict=True
        )
    }
    return [chances.get(frozenset(pair["pair"]), 0.0) for pair in pairs]


def measured(pairs: list[Pair], chances: list[float], least: float) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    right = sum(p["match"] for p, c in zip(pairs, chances, strict=True) if c >= least)
    proposed, read = sum(c >= least for c in chances), sum(p["match"] for p in pairs)
    return right / proposed if proposed else 0.0, right / read, 2 * right / (proposed + read)


def main() -> None:
    """Print a row for each kind."""
    logging.disable(logging.WARNING)
    with Path(sys.argv[1]).open(encoding="utf-8") as file:
        told: list[Pair] = [json.loads(line) for line in file]
    records = {each["record"]: each for each in told if "record" in each}
    every = [each for each in told if "pair" in each]
    for kind in ("policy", "project", "department"):
        halves = [
            [p for p in every if p["kind"] == kind and p["held_out"] == held]
            for held in (False, True)
        ]
        taught, seen = (scored(half, records) for half in halves)
        least = max(
            sorted({c for c in taught if c > 0}),
            key=lambda each: measured(halves[0], taught, each)[2],
        )
        learnt = measured(halves[0], taught, least)[2]
        shown = " | ".join(f"{each:.2f}" for each in measured(halves[1], seen, least))
        print(f"{kind}: | Splink | {least:.3g} | {learnt:.2f} | {shown} |")


if __name__ == "__main__":
    main()
