# 部課の形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# Department
INSERT DATA { <id/999997/department/hhhhhhhhhh> skos:note "余分" }

# Department-type-OrganizationalUnit
DELETE DATA { <id/999997/department/hhhhhhhhhh> rdf:type org:OrganizationalUnit }

# Department-altLabel-languageIn
DELETE WHERE { <id/999997/department/hhhhhhhhhh> skos:altLabel ?old } ;
INSERT DATA { <id/999997/department/hhhhhhhhhh> skos:altLabel "arc-en-ciel"@fr }

# Department-altLabel-maxCount
INSERT DATA { <id/999997/department/hhhhhhhhhh> skos:altLabel "別の文"@ja }

# Department-unitOf-minCount
DELETE WHERE { <id/999997/department/hhhhhhhhhh> org:unitOf ?old }

# Department-unitOf-maxCount
INSERT DATA { <id/999997/department/hhhhhhhhhh> org:unitOf <elsewhere> }

# Department-unitOf-class
DELETE WHERE { <id/999997/department/hhhhhhhhhh> org:unitOf ?old } ;
INSERT DATA { <id/999997/department/hhhhhhhhhh> org:unitOf <elsewhere> }

# Department-subOrganizationOf-maxCount
INSERT DATA { <id/999997/department/hhhhhhhhhh> org:subOrganizationOf <elsewhere> }

# Department-subOrganizationOf-class
DELETE WHERE { <id/999997/department/hhhhhhhhhh> org:subOrganizationOf ?old } ;
INSERT DATA { <id/999997/department/hhhhhhhhhh> org:subOrganizationOf <elsewhere> }

# Department-subOrganizationOf-municipality
DELETE DATA { <id/999997/department/gggggggggg> org:unitOf <id/999997> } ;
INSERT DATA { <id/999997/department/gggggggggg> org:unitOf <id/999998> }

# Department-subOrganizationOf-acyclic
INSERT DATA { <id/999997/department/gggggggggg> org:subOrganizationOf <id/999997/department/hhhhhhhhhh> }

# Department-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Department }

# Department-fullName
DELETE WHERE { <id/999997/department/hhhhhhhhhh> skos:altLabel ?name }

# Department-rank
DELETE DATA { <id/999997/department/hhhhhhhhhh> rdfs:label "歩行課"@ja . <id/999997/department/gggggggggg> rdfs:label "健康部"@ja } ;
INSERT DATA { <id/999997/department/hhhhhhhhhh> rdfs:label "健康部"@ja . <id/999997/department/gggggggggg> rdfs:label "歩行課"@ja }
