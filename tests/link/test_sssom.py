"""The review file is valid SSSOM 1.1, by the rules of its published schema.

The rules are those of sssom_schema 1.1 (mapping-commons/sssom): slots of a mapping and of a set,
which are required, the values of its enumerations, ranges of numbers, CURIEs by ``curie_map``.
The tools of sssom-py read the file too; they are no dependency, since they bring forty packages.
"""

import csv

_MAPPING_SLOTS = """record_id subject_id subject_label subject_category predicate_id predicate_label
    predicate_modifier object_id object_label object_category mapping_justification author_id
    author_label reviewer_id reviewer_label creator_id creator_label license subject_type
    subject_source subject_source_version object_type object_source object_source_version
    predicate_type mapping_provider mapping_source mapping_cardinality cardinality_scope
    mapping_tool mapping_tool_id mapping_tool_version mapping_date publication_date review_date
    confidence reviewer_agreement curation_rule curation_rule_text subject_match_field
    object_match_field match_string subject_preprocessing object_preprocessing similarity_score
    similarity_measure see_also issue_tracker_item other comment"""
MAPPING_SLOTS = frozenset(_MAPPING_SLOTS.split())
_SET_SLOTS = """
sssom_version curie_map mapping_set_id mapping_set_version mapping_set_source mapping_set_title
mapping_set_description mapping_set_confidence creator_id creator_label license subject_type
subject_source subject_source_version object_type object_source object_source_version
predicate_type mapping_provider cardinality_scope mapping_tool mapping_tool_id
mapping_tool_version mapping_date publication_date subject_match_field object_match_field
subject_preprocessing object_preprocessing similarity_measure curation_rule curation_rule_text
see_also issue_tracker other comment extension_definitions
"""
SET_SLOTS = frozenset(_SET_SLOTS.split())
_JUSTIFICATIONS = """
MappingReview ManualMappingCuration LogicalReasoning LexicalMatching CompositeMatching
UnspecifiedMatching SemanticSimilarityThresholdMatching LexicalSimilarityThresholdMatching
MappingChaining MappingInversion StructuralMatching InstanceBasedMatching
BackgroundKnowledgeBasedMatching
"""
JUSTIFICATIONS = frozenset(_JUSTIFICATIONS.split())
CARDINALITIES = {"", "1:1", "1:n", "n:1", "n:n"}


def test_the_file_is_valid_sssom(places_linked):
    *_, file, _ = places_linked
    lines = file.read_text(encoding="utf-8").splitlines()
    head = [row[1:] for row in lines if row.startswith("#")]
    top = {row.partition(":")[0]: row.partition(":")[2].strip() for row in head if row[0] != " "}
    assert top.keys() <= SET_SLOTS
    assert top["sssom_version"] == '"1.1"'
    assert top["mapping_set_id"].startswith("https://")
    assert top["license"].startswith("https://")
    at = head.index("curie_map:")
    prefixes = {}
    for row in head[at + 1 :]:
        if not row.startswith("  ") or row.startswith("  -"):
            break
        name, _, namespace = row.strip().partition(": ")
        prefixes[name] = namespace
    extensions = {row.rpartition(": ")[2] for row in head if "slot_name" in row}
    assert extensions == {"decision", "reason"}
    rows = list(csv.DictReader((r for r in lines if not r.startswith("#")), delimiter="\t"))
    assert rows[0].keys() <= MAPPING_SLOTS | extensions
    for row in rows:
        for slot in ("subject_id", "predicate_id", "object_id", "mapping_justification"):
            prefix, _, local = row[slot].partition(":")
            assert prefix in prefixes, row[slot]
            assert local
        assert row["mapping_justification"].removeprefix("semapv:") in JUSTIFICATIONS
        assert row["predicate_modifier"] in ("", "Not")
        assert row["mapping_cardinality"] in CARDINALITIES
        for slot in ("confidence", "similarity_score"):
            assert row[slot] == "" or 0 <= float(row[slot]) <= 1
        assert not row["review_date"] or row["reviewer_label"] or row["reviewer_id"]
