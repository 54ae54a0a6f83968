# 共有の軸の形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# Classification
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> skos:note "余分" }

# Classification-classifies-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:classifies ?old }

# Classification-classifies-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:classifies <elsewhere> }

# Classification-category-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:category ?old }

# Classification-category-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:category <elsewhere> }

# Classification-category-class
DELETE WHERE { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:category ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:category <elsewhere> }

# Classification-classifiedBy-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:classifiedBy ?old }

# Classification-classifiedBy-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:classifiedBy <elsewhere> }

# Classification-classifiedBy-in
DELETE WHERE { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:classifiedBy ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:classifiedBy shisaku:unknown }

# Classification-decision-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:decision ?old }

# Classification-decision-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:decision <elsewhere> }

# Classification-decision-in
DELETE WHERE { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:decision ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:decision shisaku:unknown }

# Classification-confidence-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:confidence ?old }

# Classification-confidence-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:confidence 0.1 }

# Classification-confidence-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:confidence ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:confidence "値"@ja }

# Classification-confidence-minInclusive
DELETE WHERE { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:confidence ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:confidence -0.5 }

# Classification-confidence-maxInclusive
DELETE WHERE { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:confidence ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:confidence 1.5 }

# Classification-evidenceWord-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:evidenceWord ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:evidenceWord "値"@ja }

# Classification-reason-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> shisaku:reason "別の理由" }

# Classification-isPartOf-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> dcterms:isPartOf ?old }

# Classification-isPartOf-class
DELETE WHERE { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> dcterms:isPartOf ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/classification/policy-eeeeeeeeee-sdg-3> dcterms:isPartOf <elsewhere> }

# Classification-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Classification }

# Document
INSERT DATA { <id/999997/document/pppppppppp> skos:note "余分" }

# Document-documentKind-minCount
DELETE WHERE { <id/999997/document/pppppppppp> shisaku:documentKind ?old }

# Document-documentKind-maxCount
INSERT DATA { <id/999997/document/pppppppppp> shisaku:documentKind <elsewhere> }

# Document-documentKind-in
DELETE WHERE { <id/999997/document/pppppppppp> shisaku:documentKind ?old } ;
INSERT DATA { <id/999997/document/pppppppppp> shisaku:documentKind shisaku:unknown }

# Document-periodStart-maxCount
INSERT DATA { <id/999997/document/pppppppppp> shisaku:periodStart <elsewhere> }

# Document-periodStart-class
DELETE WHERE { <id/999997/document/pppppppppp> shisaku:periodStart ?old } ;
INSERT DATA { <id/999997/document/pppppppppp> shisaku:periodStart <elsewhere> }

# Document-periodEnd-maxCount
INSERT DATA { <id/999997/document/pppppppppp> shisaku:periodEnd <elsewhere> }

# Document-periodEnd-class
DELETE WHERE { <id/999997/document/pppppppppp> shisaku:periodEnd ?old } ;
INSERT DATA { <id/999997/document/pppppppppp> shisaku:periodEnd <elsewhere> }

# Document-printedPeriod-maxCount
INSERT DATA { <id/999997/document/pppppppppp> shisaku:printedPeriod "別の期間" }

# Document-printedPeriod-datatype
DELETE WHERE { <id/999997/document/pppppppppp> shisaku:printedPeriod ?old } ;
INSERT DATA { <id/999997/document/pppppppppp> shisaku:printedPeriod "値"@ja }

# Document-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Document }

# Facility
INSERT DATA { <id/999997/facility/qqqqqqqqqq> skos:note "余分" }

# Facility-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Facility }

# PartnerBody
INSERT DATA { <id/999997/body/rrrrrrrrrr> skos:note "余分" }

# PartnerBody-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:PartnerBody }

# Mention
INSERT DATA { <id/999997/dataset/nijiura-2020/mention/1> skos:note "余分" }

# Mention-mentions-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/mention/1> shisaku:mentions ?old }

# Mention-mentions-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/mention/1> shisaku:mentions <elsewhere> }

# Mention-mentionedIn-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/mention/1> shisaku:mentionedIn ?old }

# Mention-mentionedIn-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/mention/1> shisaku:mentionedIn <elsewhere> }

# Mention-mentionedBy-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/mention/1> shisaku:mentionedBy ?old }

# Mention-mentionedBy-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/mention/1> shisaku:mentionedBy <elsewhere> }

# Mention-spanStart-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/mention/1> shisaku:spanStart ?old }

# Mention-spanStart-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/mention/1> shisaku:spanStart 99 }

# Mention-spanStart-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/mention/1> shisaku:spanStart ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/mention/1> shisaku:spanStart "12" }

# Mention-spanStart-minInclusive
DELETE WHERE { <id/999997/dataset/nijiura-2020/mention/1> shisaku:spanStart ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/mention/1> shisaku:spanStart -1 }

# Mention-spanEnd-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/mention/1> shisaku:spanEnd ?old }

# Mention-spanEnd-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/mention/1> shisaku:spanEnd 99 }

# Mention-spanEnd-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/mention/1> shisaku:spanEnd ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/mention/1> shisaku:spanEnd "12" }

# Mention-spanEnd-minInclusive
DELETE WHERE { <id/999997/dataset/nijiura-2020/mention/1> shisaku:spanEnd ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/mention/1> shisaku:spanEnd 0 }

# Mention-value-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/mention/1> prov:value ?old }

# Mention-value-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/mention/1> prov:value "別の名" }

# Mention-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Mention }

# Municipality-corporateNumber-maxCount
INSERT DATA { <id/999997> shisaku:corporateNumber "1000020999999" }

# Municipality-corporateNumber-pattern
DELETE WHERE { <id/999997> shisaku:corporateNumber ?old } ;
INSERT DATA { <id/999997> shisaku:corporateNumber "123" }

# Plan-periodStart-maxCount
INSERT DATA { <id/999997/plan/aaaaaaaaaa> shisaku:periodStart <elsewhere> }

# Plan-periodStart-class
DELETE WHERE { <id/999997/plan/aaaaaaaaaa> shisaku:periodStart ?old } ;
INSERT DATA { <id/999997/plan/aaaaaaaaaa> shisaku:periodStart <elsewhere> }

# Plan-periodEnd-maxCount
INSERT DATA { <id/999997/plan/aaaaaaaaaa> shisaku:periodEnd <elsewhere> }

# Plan-periodEnd-class
DELETE WHERE { <id/999997/plan/aaaaaaaaaa> shisaku:periodEnd ?old } ;
INSERT DATA { <id/999997/plan/aaaaaaaaaa> shisaku:periodEnd <elsewhere> }

# Plan-printedPeriod-maxCount
INSERT DATA { <id/999997/plan/aaaaaaaaaa> shisaku:printedPeriod "別の期間" }

# Plan-printedPeriod-datatype
DELETE WHERE { <id/999997/plan/aaaaaaaaaa> shisaku:printedPeriod ?old } ;
INSERT DATA { <id/999997/plan/aaaaaaaaaa> shisaku:printedPeriod "値"@ja }
