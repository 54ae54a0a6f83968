# 年度をまたぐ変化の形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# Change
INSERT DATA { <id/999997/change/2020-qqqqqqqqqq> skos:note "余分" }

# Change-changeKind-minCount
DELETE WHERE { <id/999997/change/2020-qqqqqqqqqq> shisaku:changeKind ?old }

# Change-changeKind-maxCount
INSERT DATA { <id/999997/change/2020-qqqqqqqqqq> shisaku:changeKind shisaku:ended }

# Change-changeKind-in
DELETE WHERE { <id/999997/change/2020-qqqqqqqqqq> shisaku:changeKind ?old } ;
INSERT DATA { <id/999997/change/2020-qqqqqqqqqq> shisaku:changeKind <elsewhere> }

# Change-fiscalYear-minCount
DELETE WHERE { <id/999997/change/2020-qqqqqqqqqq> shisaku:fiscalYear ?old }

# Change-fiscalYear-maxCount
INSERT DATA { <id/999997/change/2020-qqqqqqqqqq> shisaku:fiscalYear <elsewhere> }

# Change-fiscalYear-class
DELETE WHERE { <id/999997/change/2020-qqqqqqqqqq> shisaku:fiscalYear ?old } ;
INSERT DATA { <id/999997/change/2020-qqqqqqqqqq> shisaku:fiscalYear <elsewhere> }

# Change-original-minCount
DELETE WHERE { <id/999997/change/2020-qqqqqqqqqq> shisaku:original ?old }

# Change-original-nodeKind
INSERT DATA { <id/999997/change/2020-qqqqqqqqqq> shisaku:original "名前" }

# Change-resulting-nodeKind
INSERT DATA { <id/999997/change/2020-qqqqqqqqqq> shisaku:resulting "名前" }

# Change-before-datatype
DELETE WHERE { <id/999997/change/2020-qqqqqqqqqq> shisaku:before ?old } ;
INSERT DATA { <id/999997/change/2020-qqqqqqqqqq> shisaku:before "名前"@ja }

# Change-after-datatype
DELETE WHERE { <id/999997/change/2020-qqqqqqqqqq> shisaku:after ?old } ;
INSERT DATA { <id/999997/change/2020-qqqqqqqqqq> shisaku:after "名前"@ja }

# Change-reason-maxCount
INSERT DATA { <id/999997/change/2020-qqqqqqqqqq> shisaku:reason "別の理由" }

# Change-reason-datatype
DELETE WHERE { <id/999997/change/2020-qqqqqqqqqq> shisaku:reason ?old } ;
INSERT DATA { <id/999997/change/2020-qqqqqqqqqq> shisaku:reason "理由"@ja }

# Change-source-nodeKind
INSERT DATA { <id/999997/change/2020-qqqqqqqqqq> dcterms:source "名前" }

# Change-originalOrganization-nodeKind
INSERT DATA { <id/999997/change/2020-qqqqqqqqqq> org:originalOrganization "名前" }

# Change-resultingOrganization-nodeKind
INSERT DATA { <id/999997/change/2020-qqqqqqqqqq> org:resultingOrganization "名前" }

# Change-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Change }

# WithdrawnResource
INSERT DATA { <id/999997/policy/rrrrrrrrrr> shisaku:position 1 }

# WithdrawnResource-deprecated-true
DELETE WHERE { <id/999997/policy/rrrrrrrrrr> owl:deprecated ?old }

# WithdrawnResource-type-minCount
DELETE WHERE { <id/999997/policy/rrrrrrrrrr> dcterms:type ?old }

# WithdrawnResource-type-maxCount
INSERT DATA { <id/999997/policy/rrrrrrrrrr> dcterms:type shisaku:Project }

# WithdrawnResource-type-nodeKind
INSERT DATA { <id/999997/policy/rrrrrrrrrr> dcterms:type "名前" }

# WithdrawnResource-changeKind-minCount
DELETE WHERE { <id/999997/policy/rrrrrrrrrr> shisaku:changeKind ?old }

# WithdrawnResource-changeKind-maxCount
INSERT DATA { <id/999997/policy/rrrrrrrrrr> shisaku:changeKind shisaku:ended }

# WithdrawnResource-changeKind-in
DELETE WHERE { <id/999997/policy/rrrrrrrrrr> shisaku:changeKind ?old } ;
INSERT DATA { <id/999997/policy/rrrrrrrrrr> shisaku:changeKind shisaku:renamed }

# WithdrawnResource-lastYear-minCount
DELETE WHERE { <id/999997/policy/rrrrrrrrrr> shisaku:lastYear ?old }

# WithdrawnResource-lastYear-maxCount
INSERT DATA { <id/999997/policy/rrrrrrrrrr> shisaku:lastYear 2001 }

# WithdrawnResource-lastYear-datatype
DELETE WHERE { <id/999997/policy/rrrrrrrrrr> shisaku:lastYear ?old } ;
INSERT DATA { <id/999997/policy/rrrrrrrrrr> shisaku:lastYear "令和元年度" }

# WithdrawnResource-isReplacedBy-nodeKind
INSERT DATA { <id/999997/policy/rrrrrrrrrr> dcterms:isReplacedBy "名前" }

# WithdrawnResource-source-nodeKind
INSERT DATA { <id/999997/policy/rrrrrrrrrr> dcterms:source "名前" }

# WithdrawnResource-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:WithdrawnResource }

# Comparison
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020> skos:note "余分" }

# Comparison-olderDataset-minCount
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020> shisaku:olderDataset ?old }

# Comparison-olderDataset-maxCount
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020> shisaku:olderDataset <elsewhere> }

# Comparison-olderDataset-nodeKind
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020> shisaku:olderDataset ?old } ;
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020> shisaku:olderDataset "名前" }

# Comparison-newerDataset-minCount
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020> shisaku:newerDataset ?old }

# Comparison-newerDataset-maxCount
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020> shisaku:newerDataset <elsewhere> }

# Comparison-newerDataset-nodeKind
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020> shisaku:newerDataset ?old } ;
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020> shisaku:newerDataset "名前" }

# Comparison-wasDerivedFrom-nodeKind
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020> prov:wasDerivedFrom ?old } ;
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020> prov:wasDerivedFrom "名前" }

# TextChange
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> skos:note "余分" }

# TextChange-subject-minCount
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> dcterms:subject ?old }

# TextChange-subject-maxCount
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> dcterms:subject <elsewhere> }

# TextChange-subject-nodeKind
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> dcterms:subject ?old } ;
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> dcterms:subject "名前" }

# TextChange-isPartOf-minCount
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> dcterms:isPartOf ?old }

# TextChange-isPartOf-maxCount
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> dcterms:isPartOf <elsewhere> }

# TextChange-isPartOf-nodeKind
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> dcterms:isPartOf ?old } ;
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> dcterms:isPartOf "名前" }

# TextChange-changedProperty-minCount
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> shisaku:changedProperty ?old }

# TextChange-changedProperty-maxCount
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> shisaku:changedProperty <elsewhere> }

# TextChange-changedProperty-nodeKind
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> shisaku:changedProperty ?old } ;
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> shisaku:changedProperty "名前" }

# TextChange-before-maxCount
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> shisaku:before "別の文" }

# TextChange-before-datatype
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> shisaku:before ?old } ;
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> shisaku:before "名前"@ja }

# TextChange-after-maxCount
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> shisaku:after "別の文" }

# TextChange-after-datatype
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> shisaku:after ?old } ;
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> shisaku:after "名前"@ja }

# TextChange-markedText-minCount
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> shisaku:markedText ?old }

# TextChange-markedText-maxCount
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> shisaku:markedText "<p>別</p>"^^rdf:HTML }

# TextChange-markedText-datatype
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> shisaku:markedText ?old } ;
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#policy-aaaaaaaaaa-goal> shisaku:markedText "名前"@ja }

# TextChange-difference-maxCount
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#project-aaaaaaaaaa-budget> shisaku:difference 2.0 }

# TextChange-difference-datatype
DELETE WHERE { <id/999997/comparison/nijiura-2019--nijiura-2020#project-aaaaaaaaaa-budget> shisaku:difference ?old } ;
INSERT DATA { <id/999997/comparison/nijiura-2019--nijiura-2020#project-aaaaaaaaaa-budget> shisaku:difference "名前"@ja }
