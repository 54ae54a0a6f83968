"""Expected counts: half a table must not vanish unseen."""

from collections.abc import Mapping

from shisaku_graph.errors import RecordError
from shisaku_graph.language import Bilingual
from shisaku_graph.record.model import Level, Records
from shisaku_graph.repair.personal import PersonalData
from shisaku_graph.source.descriptor import DESCRIPTOR_NAME, Descriptor
from shisaku_graph.trace import RepairEvent


def class_counts(records: Records) -> dict[str, int]:
    """Return the number of records of each class, by the names used in ``[expect]``."""
    levels = [element.level for element in records.elements]
    return {
        "directions": levels.count(Level.DIRECTION),
        "basic_policies": levels.count(Level.BASIC_POLICY),
        "policies": levels.count(Level.POLICY),
        "projects": len(records.projects),
        "departments": len(records.departments),
        "reports": len(records.reports),
    }


def withheld(records: Records) -> tuple[RepairEvent, ...]:
    """Return what was left out as personal data: an event for each that went."""
    return tuple(event for event in records.repairs if event.rule == PersonalData.id)


def check_expected(counts: Mapping[str, int], descriptor: Descriptor, file: str) -> None:
    """Check the counts of records against the descriptor's ``[expect]``.

    Args:
        counts: as :func:`class_counts` gives them.
        descriptor: what is expected.
        file: name of the table, for the message.

    Raises:
        RecordError: there are fewer or more records of a class than expected.
    """
    for name, count in counts.items():
        bounds = getattr(descriptor.expect, name)
        if bounds is not None and not (
            bounds.min <= count and (bounds.max is None or count <= bounds.max)
        ):
            wanted = f"{bounds.min}–{'' if bounds.max is None else bounds.max}"
            raise RecordError(
                "count-unexpected",
                Bilingual(
                    f"{name} が {count} 件です（見込み {wanted}）。",
                    f"there are {count} {name}, expected {wanted}.",
                ),
                Bilingual(
                    f"表が欠けていないか確かめてください。正しければ {DESCRIPTOR_NAME} の"
                    f" expect.{name} を改めてください。",
                    "check that the table is whole; if it is, change "
                    f"expect.{name} in {DESCRIPTOR_NAME}.",
                ),
                file,
            )
