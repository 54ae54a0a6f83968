# データセットの形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# Dataset
INSERT DATA { <id/999997/dataset/nijiura-2020> skos:note "余分" }

# Dataset-title-japanese
DELETE DATA { <id/999997/dataset/nijiura-2020> dcterms:title "虹浦市 施策の進行管理 令和2年度"@ja }

# Dataset-title-languageIn
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcterms:title ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:title "arc-en-ciel"@fr }

# Dataset-title-uniqueLang
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:title "別の名"@ja, "もう一つの名"@ja }

# Dataset-description-languageIn
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcterms:description ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:description "arc-en-ciel"@fr }

# Dataset-description-uniqueLang
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:description "別の名"@ja, "もう一つの名"@ja }

# Dataset-publisher-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcterms:publisher ?old }

# Dataset-publisher-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:publisher <elsewhere> }

# Dataset-publisher-class
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcterms:publisher ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:publisher <elsewhere> }

# Dataset-license-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcterms:license ?old }

# Dataset-license-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:license <elsewhere> }

# Dataset-license-nodeKind
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcterms:license ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:license "文字列" }

# Dataset-issued-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcterms:issued ?old }

# Dataset-issued-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:issued "2022-02-02"^^xsd:date }

# Dataset-issued-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcterms:issued ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:issued "令和3年6月1日" }

# Dataset-modified-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:modified "2022-02-02"^^xsd:date }

# Dataset-modified-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcterms:modified ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:modified "令和3年6月1日" }

# Dataset-issued-modified
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcterms:modified ?day } ;
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:modified "2021-05-31"^^xsd:date }

# Dataset-spatial-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcterms:spatial ?old }

# Dataset-spatial-class
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcterms:spatial ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:spatial <elsewhere> }

# Dataset-fiscalYear-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020> shisaku:fiscalYear ?old }

# Dataset-fiscalYear-class
DELETE WHERE { <id/999997/dataset/nijiura-2020> shisaku:fiscalYear ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020> shisaku:fiscalYear <elsewhere> }

# Dataset-wasDerivedFrom-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020> prov:wasDerivedFrom ?old }

# Dataset-wasDerivedFrom-class
DELETE WHERE { <id/999997/dataset/nijiura-2020> prov:wasDerivedFrom ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020> prov:wasDerivedFrom <elsewhere> }

# Dataset-contactPoint-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcat:contactPoint ?old }

# Dataset-contactPoint-class
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcat:contactPoint ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020> dcat:contactPoint <elsewhere> }

# Dataset-conformsTo-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcterms:conformsTo ?old }

# Dataset-conformsTo-nodeKind
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcterms:conformsTo ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020> dcterms:conformsTo "文字列" }

# Dataset-version-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020> dcat:version "別の値" }

# Dataset-version-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcat:version ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020> dcat:version "値"@ja }

# Dataset-keyword-languageIn
DELETE WHERE { <id/999997/dataset/nijiura-2020> dcat:keyword ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020> dcat:keyword "arc-en-ciel"@fr }

# Dataset-iri
INSERT DATA { <https://example.org/elsewhere> a dcat:Dataset }

# Contact
INSERT DATA { <id/999997/dataset/nijiura-2020/contact> skos:note "余分" }

# Contact-fn-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/contact> vcard:fn ?old }

# Contact-fn-languageIn
DELETE WHERE { <id/999997/dataset/nijiura-2020/contact> vcard:fn ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/contact> vcard:fn "arc-en-ciel"@fr }

# Contact-fn-uniqueLang
INSERT DATA { <id/999997/dataset/nijiura-2020/contact> vcard:fn "別の名"@ja, "もう一つの名"@ja }

# Contact-hasEmail-pattern
DELETE WHERE { <id/999997/dataset/nijiura-2020/contact> vcard:hasEmail ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/contact> vcard:hasEmail <elsewhere> }

# Contact-hasURL-nodeKind
DELETE WHERE { <id/999997/dataset/nijiura-2020/contact> vcard:hasURL ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/contact> vcard:hasURL "文字列" }
