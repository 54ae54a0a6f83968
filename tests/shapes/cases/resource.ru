# すべての記録の形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# Resource-label-japanese
DELETE DATA { <id/999997/policy/eeeeeeeeee> rdfs:label "虹の健康づくり"@ja } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> rdfs:label "Health of the Rainbow"@en }

# Resource-label-languageIn
DELETE WHERE { <id/999997/policy/eeeeeeeeee> rdfs:label ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> rdfs:label "arc-en-ciel"@fr }

# Resource-label-uniqueLang
INSERT DATA { <id/999997/policy/eeeeeeeeee> rdfs:label "別の名"@ja, "もう一つの名"@ja }

# Resource-label-filled
DELETE WHERE { <id/999997/policy/eeeeeeeeee> rdfs:label ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> rdfs:label "　"@ja }

# Resource-identifier-minCount
DELETE WHERE { <id/999997/policy/eeeeeeeeee> dcterms:identifier ?old }

# Resource-identifier-maxCount
INSERT DATA { <id/999997/policy/eeeeeeeeee> dcterms:identifier "別の値" }

# Resource-identifier-datatype
DELETE WHERE { <id/999997/policy/eeeeeeeeee> dcterms:identifier ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> dcterms:identifier "値"@ja }

# Resource-identifier-filled
DELETE WHERE { <id/999997/policy/eeeeeeeeee> dcterms:identifier ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> dcterms:identifier "　" }

# Resource-identifier-unique
INSERT DATA { <id/999997/policy/zzzzzzzzzz> dcterms:identifier "999997/policy/eeeeeeeeee" }

# Resource-label-both
DELETE DATA { <id/999997/dataset/nijiura-2020/repair/1> rdfs:label "blank in a name (line 4, column 3)"@en }

# Resource-wasDerivedFrom-minCount
DELETE WHERE { <id/999997/policy/eeeeeeeeee> prov:wasDerivedFrom ?old }

# Resource-wasDerivedFrom-class
DELETE WHERE { <id/999997/policy/eeeeeeeeee> prov:wasDerivedFrom ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> prov:wasDerivedFrom <elsewhere> }

# Resource-prefLabel-equals
INSERT DATA { <id/999997/policy/eeeeeeeeee> skos:prefLabel "にじの健康づくり"@ja }

# Resource-type-Concept
DELETE DATA { <id/999997/policy/eeeeeeeeee> rdf:type skos:Concept }

# Resource-type-Entity
DELETE DATA { <id/999997/report/policy-eeeeeeeeee-2020> rdf:type prov:Entity }

# Resource-type-Activity
DELETE DATA { <id/999997/project/iiiiiiiiii> rdf:type prov:Activity }

# Resource-position-minCount
DELETE WHERE { <id/999997/policy/eeeeeeeeee> shisaku:position ?old }

# Resource-position-maxCount
INSERT DATA { <id/999997/policy/eeeeeeeeee> shisaku:position 99 }

# Resource-position-datatype
DELETE WHERE { <id/999997/policy/eeeeeeeeee> shisaku:position ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> shisaku:position "四"^^xsd:integer }

# Resource-position-minInclusive
DELETE WHERE { <id/999997/policy/eeeeeeeeee> shisaku:position ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> shisaku:position 0 }

# Resource-notation-maxCount
INSERT DATA { <id/999997/policy/eeeeeeeeee> skos:notation "別の値" }

# Resource-notation-datatype
DELETE WHERE { <id/999997/policy/eeeeeeeeee> skos:notation ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> skos:notation "値"@ja }

# Resource-notation-filled
DELETE WHERE { <id/999997/policy/eeeeeeeeee> skos:notation ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> skos:notation "　" }

# Resource-responsibleDepartment-class
DELETE WHERE { <id/999997/policy/eeeeeeeeee> shisaku:responsibleDepartment ?old } ;
INSERT DATA { <id/999997/policy/eeeeeeeeee> shisaku:responsibleDepartment <elsewhere> }

# Resource-hasIndicator-class
DELETE WHERE { <id/999997/project/iiiiiiiiii> shisaku:hasIndicator ?old } ;
INSERT DATA { <id/999997/project/iiiiiiiiii> shisaku:hasIndicator <elsewhere> }

# Resource-nodeKind
INSERT DATA { [] a shisaku:Goal }

# Resource-type-minCount
DELETE DATA { <id/999997/goal/eeeeeeeeee-ffffffffff> a shisaku:Goal }

# Resource-replaces-nodeKind
INSERT DATA { <id/999997/policy/eeeeeeeeee> dcterms:replaces "前の施策" }
