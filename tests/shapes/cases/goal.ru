# 目標の形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# Goal
INSERT DATA { <id/999997/goal/eeeeeeeeee-ffffffffff> skos:note "余分" }

# Goal-description-minCount
DELETE WHERE { <id/999997/goal/eeeeeeeeee-ffffffffff> dcterms:description ?old }

# Goal-description-maxCount
INSERT DATA { <id/999997/goal/eeeeeeeeee-ffffffffff> dcterms:description "別の文"@ja }

# Goal-description-languageIn
DELETE WHERE { <id/999997/goal/eeeeeeeeee-ffffffffff> dcterms:description ?old } ;
INSERT DATA { <id/999997/goal/eeeeeeeeee-ffffffffff> dcterms:description "arc-en-ciel"@fr }

# Goal-description-filled
DELETE WHERE { <id/999997/goal/eeeeeeeeee-ffffffffff> dcterms:description ?old } ;
INSERT DATA { <id/999997/goal/eeeeeeeeee-ffffffffff> dcterms:description "　"@ja }

# Goal-hasGoal-inverse
DELETE WHERE { <id/999997/policy/eeeeeeeeee> shisaku:hasGoal ?goal }

# Goal-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Goal }

# Goal-wasRevisionOf-nodeKind
INSERT DATA { <id/999997/goal/eeeeeeeeee-ffffffffff> prov:wasRevisionOf "前の目標" }
