# 事業の形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# Project
INSERT DATA { <id/999997/project/iiiiiiiiii> skos:note "余分" }

# Project-implements-class
DELETE WHERE { <id/999997/project/iiiiiiiiii> shisaku:implements ?old } ;
INSERT DATA { <id/999997/project/iiiiiiiiii> shisaku:implements <elsewhere> }

# Project-source-minCount
DELETE WHERE { <id/999997/project/iiiiiiiiii> dcterms:source ?old }

# Project-source-class
DELETE WHERE { <id/999997/project/iiiiiiiiii> dcterms:source ?old } ;
INSERT DATA { <id/999997/project/iiiiiiiiii> dcterms:source <elsewhere> }

# Project-belongs
INSERT DATA { <id/999997/project/zzzzzzzzzz> a shisaku:Project }

# Project-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Project }
