"""How the name of an organisational unit (部, 課, …) looks: the evidence for shifted rows."""

DIVISION_ENDINGS = ("本部", "部", "局")
SECTION_ENDINGS = (
    "課", "室", "係", "班", "署", "センター", "事務所", "支所", "出張所", "保健所", "事務局",
    "委員会", "会計管理者", "担当", "館",
)  # fmt: skip
PARTING_SIGNS = "\n／/、,，;；"
_LONGEST = 60
_RUNNING = frozenset("。、「」『』,.!?！？")
_NOT_A_DIVISION = frozenset(
    ("内部", "外部", "南部", "北部", "東部", "西部", "中部", "全部", "一部", "幹部")
)


def squeeze(text: str) -> str:
    """Return the text without any blank."""
    return "".join(text.split())


def division_length(name: str) -> int:
    """Return the length of the leading division (部, 本部, 局) of a name without blanks.

    >>> [division_length(text) for text in ("経済部産業振興課", "消防本部消防総務課", "内部統制課")]
    [3, 4, 0]
    """
    for index in range(1, len(name) - 1):
        if name[index] in "部局" and name[: index + 1] not in _NOT_A_DIVISION and index > 1:
            return index + 1
    return 0


def looks_like_units(text: str) -> bool:
    """Tell whether the whole text reads as a division with a section inside.

    >>> looks_like_units("都市整備 部土木課"), looks_like_units("交通体系の充実")
    (True, False)
    >>> looks_like_units("部" * 20_000)
    False
    """
    if len(text) > _LONGEST:
        return False
    name = squeeze(text)
    if not name or not _RUNNING.isdisjoint(name) or not name.endswith(SECTION_ENDINGS):
        return False
    return bool(division_length(name))
