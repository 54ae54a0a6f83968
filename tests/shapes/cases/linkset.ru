# リンクセットの形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# Linkset
INSERT DATA { [] a void:Linkset ; void:subjectsTarget <id/999997/dataset/nijiura-2020> ; void:objectsTarget <id/999989/dataset/tonari-2020> ; void:triples 0 }

# Linkset-subjectsTarget-minCount
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/closeMatch> void:subjectsTarget ?old }

# Linkset-subjectsTarget-maxCount
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/closeMatch> void:subjectsTarget <elsewhere> }

# Linkset-subjectsTarget-disjoint
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/closeMatch> void:objectsTarget ?old } ;
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/closeMatch> void:objectsTarget <id/999997/dataset/nijiura-2020> }

# Linkset-objectsTarget-minCount
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/closeMatch> void:objectsTarget ?old }

# Linkset-objectsTarget-maxCount
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/closeMatch> void:objectsTarget <elsewhere> }

# Linkset-triples-minCount
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/closeMatch> void:triples ?old }

# Linkset-triples-datatype
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/closeMatch> void:triples ?old } ;
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/closeMatch> void:triples "一つ" }

# Linkset-linkPredicate-maxCount
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/closeMatch> void:linkPredicate skos:exactMatch }

# MappingSet
INSERT DATA { [] a sssom:MappingSet ; dcterms:title "名"@ja ; dcterms:license <licence> ; prov:wasDerivedFrom <id/999997/dataset/nijiura-2020>, <id/999989/dataset/tonari-2020> ; void:subset <id/linkset/links-nijiura-2020-tonari-2020/closeMatch> }

# MappingSet-license-minCount
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020> dcterms:license ?old }

# MappingSet-license-maxCount
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020> dcterms:license <elsewhere> }

# MappingSet-title-minCount
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020> dcterms:title ?old }

# MappingSet-wasDerivedFrom-minCount
DELETE DATA { <id/linkset/links-nijiura-2020-tonari-2020> prov:wasDerivedFrom <id/999989/dataset/tonari-2020> }

# MappingSet-subset-minCount
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020> void:subset ?old }

# Mapping
INSERT DATA { [] a owl:Axiom ; dcterms:isPartOf <id/linkset/links-nijiura-2020-tonari-2020> ; owl:annotatedSource <one> ; owl:annotatedProperty skos:closeMatch ; owl:annotatedTarget <other> ; sssom:mapping_justification semapv:CompositeMatching ; sssom:reviewer_label "人" }

# Mapping-annotatedSource-minCount
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> owl:annotatedSource ?old }

# Mapping-annotatedSource-maxCount
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> owl:annotatedSource <elsewhere> }

# Mapping-annotatedSource-nodeKind
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> owl:annotatedSource ?old } ;
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> owl:annotatedSource "名" }

# Mapping-annotatedTarget-minCount
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> owl:annotatedTarget ?old }

# Mapping-annotatedTarget-maxCount
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> owl:annotatedTarget <elsewhere> }

# Mapping-annotatedTarget-nodeKind
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> owl:annotatedTarget ?old } ;
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> owl:annotatedTarget "名" }

# Mapping-annotatedProperty-minCount
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> owl:annotatedProperty ?old }

# Mapping-annotatedProperty-in
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> owl:annotatedProperty ?old } ;
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> owl:annotatedProperty owl:sameAs }

# Mapping-mapping_justification-minCount
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> sssom:mapping_justification ?old }

# Mapping-mapping_justification-in
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> sssom:mapping_justification ?old } ;
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> sssom:mapping_justification <guess> }

# Mapping-isPartOf-minCount
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> dcterms:isPartOf ?old }

# Mapping-isPartOf-class
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> dcterms:isPartOf ?old } ;
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> dcterms:isPartOf <elsewhere> }

# Mapping-confidence-maxCount
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> sssom:confidence 0.5 }

# Mapping-confidence-minInclusive
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> sssom:confidence ?old } ;
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> sssom:confidence -0.1 }

# Mapping-confidence-maxInclusive
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> sssom:confidence ?old } ;
INSERT DATA { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> sssom:confidence 1.1 }

# Mapping-reviewer
DELETE WHERE { <id/linkset/links-nijiura-2020-tonari-2020/mapping/1> sssom:reviewer_label ?old }
