# 計画の形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# Plan
INSERT DATA { <id/999997/plan/aaaaaaaaaa> skos:note "余分" }

# Plan-type-ConceptScheme
DELETE DATA { <id/999997/plan/aaaaaaaaaa> rdf:type skos:ConceptScheme }

# Plan-publisher-minCount
DELETE WHERE { <id/999997/plan/aaaaaaaaaa> dcterms:publisher ?old }

# Plan-publisher-maxCount
INSERT DATA { <id/999997/plan/aaaaaaaaaa> dcterms:publisher <elsewhere> }

# Plan-publisher-class
DELETE WHERE { <id/999997/plan/aaaaaaaaaa> dcterms:publisher ?old } ;
INSERT DATA { <id/999997/plan/aaaaaaaaaa> dcterms:publisher <elsewhere> }

# Plan-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Plan }
