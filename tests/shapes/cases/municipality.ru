# 市区町村の形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# Municipality
INSERT DATA { <id/999997> skos:note "余分" }

# Municipality-type-FormalOrganization
DELETE DATA { <id/999997> rdf:type org:FormalOrganization }

# Municipality-identifier-pattern
DELETE WHERE { <id/999997> dcterms:identifier ?old } ;
INSERT DATA { <id/999997> dcterms:identifier "12" }

# Municipality-spatial-minCount
DELETE WHERE { <id/999997> dcterms:spatial ?old }

# Municipality-spatial-maxCount
INSERT DATA { <id/999997> dcterms:spatial <elsewhere> }

# Municipality-spatial-class
DELETE WHERE { <id/999997> dcterms:spatial ?old } ;
INSERT DATA { <id/999997> dcterms:spatial <elsewhere> }

# Municipality-homepage-maxCount
INSERT DATA { <id/999997> foaf:homepage <elsewhere> }

# Municipality-homepage-nodeKind
DELETE WHERE { <id/999997> foaf:homepage ?old } ;
INSERT DATA { <id/999997> foaf:homepage "文字列" }

# Municipality-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Municipality }

# Municipality-code-checkDigit
DELETE DATA { <id/999997> dcterms:identifier "999997" } ;
INSERT DATA { <id/999997> dcterms:identifier "999998" }

# Municipality-sections-inside
INSERT DATA { <id/999997/department/zzzzzzzzzz> a shisaku:Department ; rdfs:label "会計課"@ja ; org:unitOf <id/999997> }

# Area
INSERT DATA { <id/999997/area> skos:note "余分" }

# Area-type-Location
DELETE DATA { <id/999997/area> rdf:type dcterms:Location }

# Area-identifier-pattern
DELETE WHERE { <id/999997/area> dcterms:identifier ?old } ;
INSERT DATA { <id/999997/area> dcterms:identifier "12" }

# Area-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Area }
