"""Survey: an unknown table looked at, and a source folder with a guessed descriptor written."""

from shisaku_graph.survey.guess import Survey, survey
from shisaku_graph.survey.layouts import opened_table
from shisaku_graph.survey.place import Place, place_hinted, place_told
from shisaku_graph.survey.titles import plan_in
from shisaku_graph.survey.writing import Answers, descriptor_text

__all__ = [
    "Answers",
    "Place",
    "Survey",
    "descriptor_text",
    "opened_table",
    "place_hinted",
    "place_told",
    "plan_in",
    "survey",
]
