"""Cards of one version, for a page that must show for ever what it showed when it was written.

``embed/v/<dataset>/<version>/`` holds the cards of the version that is published now and of each
kept former one. What stands there from an earlier build stays, even where that version is no longer
kept: someone else's page may show it.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from shisaku_graph.access.dataset import open_dataset
from shisaku_graph.publication.archive import former_versions
from shisaku_graph.site.embeds import FROZEN, frozen_place, picture_cards, policy_card
from shisaku_graph.site.holdings import Holding
from shisaku_graph.site.printer import Page
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.vocabulary import SHISAKU

Files = Iterator[tuple[str, bytes | Path]]


def frozen_cards(shelf: Shelf) -> Iterator[Page]:
    """Yield the cards of every version: of its pictures, and in no lean site of its policies."""
    for holding in shelf.holdings:
        yield from _cards(shelf, holding)
        for folder in former_versions(holding.dataset.folder):
            yield from _cards(shelf, Holding(open_dataset(folder)))


def frozen_card_of(shelf: Shelf, path: str) -> Page | None:
    """Return the card of a policy in the version published now, or ``None`` where it is none.

    Args:
        shelf: the site.
        path: as in the site, without language and extension.
    """
    for dataset in shelf.library.datasets:
        inside = path.removeprefix(f"{frozen_place(dataset)}/")
        iri = shelf.library.base + inside
        if inside != path and dataset.is_a(iri, SHISAKU.Policy):
            return _frozen(policy_card(shelf, dataset, iri), frozen_place(dataset))
    return None


def with_kept_cards(files: Files, site: Path) -> Files:
    """Yield files, then the frozen cards that the site holds of versions which are not among them.

    Args:
        files: the files of the new site.
        site: the site as it is now, which the new one takes the place of.
    """
    made: set[str] = set()
    for name, content in files:
        if name.startswith(f"{FROZEN}/"):
            made.add(_version(name))
        yield name, content
    for path in sorted((site / FROZEN).rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if _version(name) not in made:
            yield name, path


def _cards(shelf: Shelf, holding: Holding) -> Iterator[Page]:
    dataset = holding.dataset
    place = frozen_place(dataset)
    if not shelf.library.lean:
        for policy in dataset.elements(SHISAKU.Policy):
            yield _frozen(policy_card(shelf, dataset, policy.iri), place)
    for card in picture_cards(shelf, holding):
        yield _frozen(card, place)


def _frozen(card: Page, place: str) -> Page:
    path = card.path.removeprefix("embed/")
    return replace(card, path=f"{place}/{path}", facts={**card.facts, "frozen": True})


def _version(name: str) -> str:
    return "/".join(name.split("/")[:4])
