"""Two languages for every sentence that a person reads: Japanese and English."""

import locale
import os
from typing import Literal, NamedTuple

Language = Literal["ja", "en"]


class Bilingual(NamedTuple):
    """One sentence in both languages."""

    ja: str
    en: str

    def say(self, language: Language) -> str:
        """Return the sentence in ``language``.

        >>> Bilingual("はい", "yes").say("en")
        'yes'
        """
        return self.ja if language == "ja" else self.en


def preferred_language() -> Language:
    """Return ``ja`` when the person's locale is Japanese, else ``en``.

    ``SHISAKU_GRAPH_LANG`` wins, then the POSIX variables in their order of rank.
    """
    for name in ("SHISAKU_GRAPH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "ja" if value.lower().startswith("ja") else "en"
    return "ja" if (locale.getlocale()[0] or "").lower().startswith("ja") else "en"
