# 施策の体系の形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# PlanElement-levelName-minCount
DELETE WHERE { <id/999997/policy/eeeeeeeeee> shisaku:levelName ?old }

# PlanElement-levelName-maxCount
INSERT DATA { <id/999997/policy/eeeeeeeeee> shisaku:levelName "別の文"@ja }

# PlanElement-levelName-languageIn
DELETE WHERE { <id/999997/policy/eeeeeeeeee> shisaku:levelName ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> shisaku:levelName "arc-en-ciel"@fr }

# PlanElement-levelName-filled
DELETE WHERE { <id/999997/policy/eeeeeeeeee> shisaku:levelName ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> shisaku:levelName "　"@ja }

# PlanElement-inScheme-minCount
DELETE WHERE { <id/999997/policy/eeeeeeeeee> skos:inScheme ?old }

# PlanElement-inScheme-maxCount
INSERT DATA { <id/999997/policy/eeeeeeeeee> skos:inScheme <elsewhere> }

# PlanElement-inScheme-class
DELETE WHERE { <id/999997/policy/eeeeeeeeee> skos:inScheme ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> skos:inScheme <elsewhere> }

# PlanElement-topConceptOf-class
INSERT DATA { <id/999997/policy/eeeeeeeeee> skos:topConceptOf <elsewhere> }

# PlanElement-topConceptOf-plan
INSERT DATA { <id/999997/policy-field/bbbbbbbbbb> skos:topConceptOf <id/999997/plan/zzzzzzzzzz> }

# PlanElement-broader-maxCount
INSERT DATA { <id/999997/policy/eeeeeeeeee> skos:broader <elsewhere> }

# PlanElement-broader-plan
DELETE DATA { <id/999997/basic-policy/dddddddddd> skos:inScheme <id/999997/plan/aaaaaaaaaa> } ;
INSERT DATA { <id/999997/basic-policy/dddddddddd> skos:inScheme <id/999997/plan/zzzzzzzzzz> }

# PlanElement-broader-acyclic
INSERT DATA { <id/999997/policy-field/bbbbbbbbbb> skos:broader <id/999997/policy/eeeeeeeeee> }

# PlanElement-placed
DELETE DATA { <id/999997/policy/eeeeeeeeee> skos:broader <id/999997/basic-policy/dddddddddd> }

# PolicyField
INSERT DATA { <id/999997/policy-field/bbbbbbbbbb> skos:note "余分" }

# PolicyField-broader-maxCount
INSERT DATA { <id/999997/policy-field/bbbbbbbbbb> skos:broader <id/999997/direction/cccccccccc> }

# PolicyField-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:PolicyField }

# Direction
INSERT DATA { <id/999997/direction/cccccccccc> skos:note "余分" }

# Direction-broader-class
DELETE WHERE { <id/999997/direction/cccccccccc> skos:broader ?old } ;
INSERT DATA { <id/999997/direction/cccccccccc> skos:broader <elsewhere> }

# Direction-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Direction }

# BasicPolicy
INSERT DATA { <id/999997/basic-policy/dddddddddd> skos:note "余分" }

# BasicPolicy-broader-class
DELETE WHERE { <id/999997/basic-policy/dddddddddd> skos:broader ?old } ;
INSERT DATA { <id/999997/basic-policy/dddddddddd> skos:broader <elsewhere> }

# BasicPolicy-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:BasicPolicy }

# SubPolicy
INSERT DATA { <id/999997/sub-policy/kkkkkkkkkk> skos:note "余分" }

# SubPolicy-broader-class
DELETE WHERE { <id/999997/sub-policy/kkkkkkkkkk> skos:broader ?old } ;
INSERT DATA { <id/999997/sub-policy/kkkkkkkkkk> skos:broader <id/999997/basic-policy/dddddddddd> }

# SubPolicy-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:SubPolicy }

# Policy
INSERT DATA { <id/999997/policy/eeeeeeeeee> skos:note "余分" }

# Policy-broader-class
DELETE WHERE { <id/999997/policy/eeeeeeeeee> skos:broader ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> skos:broader <elsewhere> }

# Policy-hasGoal-class
DELETE WHERE { <id/999997/policy/eeeeeeeeee> shisaku:hasGoal ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> shisaku:hasGoal <elsewhere> }

# Policy-approach-maxCount
INSERT DATA { <id/999997/policy/eeeeeeeeee> shisaku:approach "別の文"@ja }

# Policy-approach-languageIn
DELETE WHERE { <id/999997/policy/eeeeeeeeee> shisaku:approach ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> shisaku:approach "arc-en-ciel"@fr }

# Policy-approach-filled
DELETE WHERE { <id/999997/policy/eeeeeeeeee> shisaku:approach ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> shisaku:approach "　"@ja }

# Policy-report-minCount
DELETE WHERE { ?thing ?link <id/999997/policy/eeeeeeeeee> }

# Policy-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Policy }
