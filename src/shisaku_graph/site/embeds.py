"""Cards: small pages for an iframe, of one policy or of one picture."""

from collections.abc import Iterator

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.site.address import document_path
from shisaku_graph.site.drawings import BY_DIVISION, BY_TOP, tally_bars
from shisaku_graph.site.holdings import Holding
from shisaku_graph.site.overview import chain, report_of
from shisaku_graph.site.printer import Page
from shisaku_graph.site.shelf import Shelf

FROZEN = "embed/v"
"""Where the cards of single versions stand in the site."""


def frozen_place(dataset: Dataset) -> str:
    """Return the folder of a version's cards."""
    return f"{FROZEN}/{dataset.id}/{dataset.version}"


def policy_card(shelf: Shelf, dataset: Dataset, iri: str) -> Page:
    """Return the card of a policy: its goal, who answers for it, its projects."""
    policy, home = dataset.element(iri), document_path(iri, shelf.library.base) or ""
    return Page(
        path=f"embed/{home}",
        template="card",
        title=policy.label,
        dataset=dataset,
        indexed=False,
        facts={
            "policy": policy,
            "home": home,
            "above": chain(dataset, policy),
            "report": report_of(dataset, iri),
            "projects": dataset.projects_of(iri),
            "frozen": False,
        },
    )


def picture_cards(shelf: Shelf, holding: Holding) -> Iterator[Page]:
    """Yield the cards of a dataset's pictures."""
    dataset, view = holding.dataset, holding.overview
    for name, title, tallies in (
        ("tops", BY_TOP, view.tops),
        ("divisions", BY_DIVISION, view.divisions),
    ):
        yield Page(
            path=f"embed/dataset/{dataset.id}/{name}",
            template="picture_card",
            title=title,
            dataset=dataset,
            indexed=False,
            facts={"draw": tally_bars(name, title, tallies, shelf), "frozen": False},
        )
