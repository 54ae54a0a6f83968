# 年度の形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# FiscalYear
INSERT DATA { <id/fiscal-year/2020> skos:note "余分" }

# FiscalYear-type-ProperInterval
DELETE DATA { <id/fiscal-year/2020> rdf:type time:ProperInterval }

# FiscalYear-startYear-minCount
DELETE WHERE { <id/fiscal-year/2020> shisaku:startYear ?old }

# FiscalYear-startYear-maxCount
INSERT DATA { <id/fiscal-year/2020> shisaku:startYear 99 }

# FiscalYear-startYear-datatype
DELETE WHERE { <id/fiscal-year/2020> shisaku:startYear ?old } ;
INSERT DATA { <id/fiscal-year/2020> shisaku:startYear "四"^^xsd:integer }

# FiscalYear-startYear-minInclusive
DELETE WHERE { <id/fiscal-year/2020> shisaku:startYear ?old } ;
INSERT DATA { <id/fiscal-year/2020> shisaku:startYear 1867 }

# FiscalYear-altLabel-languageIn
DELETE WHERE { <id/fiscal-year/2020> skos:altLabel ?old } ;
INSERT DATA { <id/fiscal-year/2020> skos:altLabel "arc-en-ciel"@fr }

# FiscalYear-hasBeginning-minCount
DELETE WHERE { <id/fiscal-year/2020> time:hasBeginning ?old }

# FiscalYear-hasBeginning-maxCount
INSERT DATA { <id/fiscal-year/2020> time:hasBeginning <elsewhere> }

# FiscalYear-hasBeginning-class
DELETE WHERE { <id/fiscal-year/2020> time:hasBeginning ?old } ;
INSERT DATA { <id/fiscal-year/2020> time:hasBeginning <elsewhere> }

# FiscalYear-hasEnd-minCount
DELETE WHERE { <id/fiscal-year/2020> time:hasEnd ?old }

# FiscalYear-hasEnd-maxCount
INSERT DATA { <id/fiscal-year/2020> time:hasEnd <elsewhere> }

# FiscalYear-hasEnd-class
DELETE WHERE { <id/fiscal-year/2020> time:hasEnd ?old } ;
INSERT DATA { <id/fiscal-year/2020> time:hasEnd <elsewhere> }

# FiscalYear-intervalEquals-minCount
DELETE WHERE { <id/fiscal-year/2020> time:intervalEquals ?old }

# FiscalYear-intervalEquals-nodeKind
DELETE WHERE { <id/fiscal-year/2020> time:intervalEquals ?old } ;
INSERT DATA { <id/fiscal-year/2020> time:intervalEquals "文字列" }

# FiscalYear-dataset
INSERT DATA {
    <id/fiscal-year/2019> a shisaku:FiscalYear, time:ProperInterval ;
        rdfs:label "2019年度"@ja ; skos:altLabel "令和元年度"@ja ;
        dcterms:identifier "fiscal-year/2019" ; shisaku:startYear 2019 ;
        time:intervalEquals <http://reference.data.gov.uk/id/government-year/2019-2020> ;
        time:hasBeginning <id/fiscal-year/2019/first-day> ;
        time:hasEnd <id/fiscal-year/2019/last-day> .
    <id/fiscal-year/2019/first-day> a time:Instant ; rdfs:label "2019-04-01"@ja ;
        dcterms:identifier "fiscal-year/2019/first-day" ; time:inXSDDate "2019-04-01"^^xsd:date .
    <id/fiscal-year/2019/last-day> a time:Instant ; rdfs:label "2020-03-31"@ja ;
        dcterms:identifier "fiscal-year/2019/last-day" ; time:inXSDDate "2020-03-31"^^xsd:date .
}

# FiscalYear-beginning-day
DELETE WHERE { <id/fiscal-year/2020/first-day> time:inXSDDate ?day } ;
INSERT DATA { <id/fiscal-year/2020/first-day> time:inXSDDate "2020-01-01"^^xsd:date }

# FiscalYear-end-day
DELETE WHERE { <id/fiscal-year/2020/last-day> time:inXSDDate ?day } ;
INSERT DATA { <id/fiscal-year/2020/last-day> time:inXSDDate "2020-12-31"^^xsd:date }

# FiscalYear-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:FiscalYear }

# FiscalYear-startYear-agrees
DELETE DATA { <id/fiscal-year/2020> shisaku:startYear 2020 } ;
INSERT DATA { <id/fiscal-year/2020> shisaku:startYear 2019 }

# FiscalYear-one-report
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020b> shisaku:reportsOn <id/999997/policy/eeeeeeeeee> ; shisaku:fiscalYear <id/fiscal-year/2020> }

# Instant
INSERT DATA { <id/fiscal-year/2020/first-day> skos:note "余分" }

# Instant-inXSDDate-minCount
DELETE WHERE { <id/fiscal-year/2020/first-day> time:inXSDDate ?old }

# Instant-inXSDDate-maxCount
INSERT DATA { <id/fiscal-year/2020/first-day> time:inXSDDate "2022-02-02"^^xsd:date }

# Instant-inXSDDate-datatype
DELETE WHERE { <id/fiscal-year/2020/first-day> time:inXSDDate ?old } ;
INSERT DATA { <id/fiscal-year/2020/first-day> time:inXSDDate "令和3年6月1日" }
