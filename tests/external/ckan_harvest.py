"""What a CKAN portal makes of a catalogue: the harvest parser of ckanext-dcat, without a server.

Runs in an environment of its own (ckan and ckanext-dcat are AGPL and no part of this project):
``python ckan_harvest.py catalog.ttl`` prints the datasets as JSON, and what CKAN would refuse.
"""

import json
import logging
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

from ckan.lib.munge import munge_title_to_name  # noqa: E402  # after the warnings are off
from ckan.logic import validators  # noqa: E402
from ckan.plugins import toolkit  # noqa: E402
from ckanext.dcat.processors import RDFParser  # noqa: E402


def refused(word: str) -> bool:
    """Tell whether CKAN refuses a keyword, and the whole dataset with it."""
    try:
        validators.tag_length_validator(word, {})
        validators.tag_name_validator(word, {})
    except toolkit.Invalid:
        return True
    return False


def main() -> None:
    """Print what a harvest would store."""
    toolkit.config["ckan.locale_default"] = "ja"
    toolkit.config["ckan.site_url"] = "https://portal.example"
    words = sys.argv[2:]
    parser = RDFParser(profiles=["euro_dcat_ap_3"])
    parser.parse(Path(sys.argv[1]).read_text(encoding="utf-8"), _format="turtle")
    datasets = list(parser.datasets())
    tags = {tag["name"] for dataset in datasets for tag in dataset["tags"]}
    told = {
        "datasets": datasets,
        "refused": sorted(word for word in tags if refused(word)),
        "words": {word: refused(word) for word in words},
        "names": {each["title"]: munge_title_to_name(each["title"]) for each in datasets},
    }
    print(json.dumps(told, ensure_ascii=False))  # noqa: T201  # its only way out


if __name__ == "__main__":
    main()
