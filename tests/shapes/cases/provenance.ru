# 来歴の形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# SourceFile
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt> skos:note "余分" }

# Suspect-wasDerivedFrom-class
DELETE WHERE { <id/999997/dataset/nijiura-2020/suspect/1> prov:wasDerivedFrom ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/suspect/1> prov:wasDerivedFrom <elsewhere> }

# Suspect-wasDerivedFrom-pattern
DELETE WHERE { <id/999997/dataset/nijiura-2020/suspect/1> prov:wasDerivedFrom ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/suspect/1> prov:wasDerivedFrom <elsewhere> }

# Place-line-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:line ?old }

# Place-line-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:line 99 }

# Place-line-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:line ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:line "四"^^xsd:integer }

# Place-line-minInclusive
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:line ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:line 0 }

# Place-column-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:column 99 }

# Place-column-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:column ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:column "四"^^xsd:integer }

# Place-column-minInclusive
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:column ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:column 0 }

# Place-sheet-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:sheet "別の値" }

# Place-sheet-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:sheet ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:sheet "値"@ja }

# SourceFile-title-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt> dcterms:title ?old }

# SourceFile-title-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt> dcterms:title "別の値" }

# SourceFile-title-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt> dcterms:title ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt> dcterms:title "値"@ja }

# SourceFile-format-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt> dcterms:format ?old }

# SourceFile-format-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt> dcterms:format "別の値" }

# SourceFile-format-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt> dcterms:format ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt> dcterms:format "値"@ja }

# SourceFile-byteSize-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt> dcat:byteSize ?old }

# SourceFile-byteSize-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt> dcat:byteSize 99 }

# SourceFile-byteSize-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt> dcat:byteSize ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt> dcat:byteSize "四"^^xsd:integer }

# SourceFile-byteSize-minInclusive
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt> dcat:byteSize ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt> dcat:byteSize -1 }

# SourceFile-encoding-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt> shisaku:encoding "別の値" }

# SourceFile-encoding-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt> shisaku:encoding ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt> shisaku:encoding "値"@ja }

# SourceFile-checksum-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt> spdx:checksum ?old }

# SourceFile-checksum-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt> spdx:checksum <elsewhere> }

# SourceFile-checksum-class
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt> spdx:checksum ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt> spdx:checksum <elsewhere> }

# SourceFile-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:SourceFile }

# SourceCell
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> skos:note "余分" }

# Checksum
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt/checksum> skos:note "余分" }

# Checksum-algorithm-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt/checksum> spdx:algorithm ?old }

# Checksum-algorithm-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt/checksum> spdx:algorithm <elsewhere> }

# Checksum-algorithm-in
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt/checksum> spdx:algorithm ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt/checksum> spdx:algorithm shisaku:unknown }

# Checksum-checksumValue-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt/checksum> spdx:checksumValue ?old }

# Checksum-checksumValue-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt/checksum> spdx:checksumValue "別の値" }

# Checksum-checksumValue-pattern
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt/checksum> spdx:checksumValue ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt/checksum> spdx:checksumValue "12" }

# SourceCell-isPartOf-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> dcterms:isPartOf ?old }

# SourceCell-isPartOf-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> dcterms:isPartOf <elsewhere> }

# SourceCell-isPartOf-class
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> dcterms:isPartOf ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> dcterms:isPartOf <elsewhere> }

# SourceCell-heading-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:heading "別の値" }

# SourceCell-heading-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:heading ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:heading "値"@ja }

# SourceCell-value-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> prov:value ?old }

# SourceCell-value-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> prov:value "別の値" }

# SourceCell-value-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> prov:value ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> prov:value "値"@ja }

# SourceCell-evidenceFor-nodeKind
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:evidenceFor ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:evidenceFor "文字列" }

# SourceCell-statesProperty-nodeKind
DELETE WHERE { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:statesProperty ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/source/table.txt#char=0,3> shisaku:statesProperty "文字列" }

# SourceCell-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:SourceCell }

# Repair
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> skos:note "余分" }

# Repair-repairOf-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/repair/1> shisaku:repairOf ?old }

# Repair-repairOf-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> shisaku:repairOf <elsewhere> }

# Repair-repairOf-class
DELETE WHERE { <id/999997/dataset/nijiura-2020/repair/1> shisaku:repairOf ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> shisaku:repairOf <elsewhere> }

# Repair-appliedRule-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/repair/1> shisaku:appliedRule ?old }

# Repair-appliedRule-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> shisaku:appliedRule <elsewhere> }

# Repair-appliedRule-class
DELETE WHERE { <id/999997/dataset/nijiura-2020/repair/1> shisaku:appliedRule ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> shisaku:appliedRule <elsewhere> }

# Repair-used-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/repair/1> prov:used ?old }

# Repair-used-class
DELETE WHERE { <id/999997/dataset/nijiura-2020/repair/1> prov:used ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> prov:used <elsewhere> }

# Repair-used-pattern
DELETE WHERE { <id/999997/dataset/nijiura-2020/repair/1> prov:used ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> prov:used <elsewhere> }

# Repair-before-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/repair/1> shisaku:before ?old }

# Repair-before-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> shisaku:before "別の値" }

# Repair-before-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/repair/1> shisaku:before ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> shisaku:before "値"@ja }

# Repair-after-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/repair/1> shisaku:after ?old }

# Repair-after-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> shisaku:after "別の値" }

# Repair-after-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/repair/1> shisaku:after ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> shisaku:after "値"@ja }

# Repair-before-after
DELETE DATA { <id/999997/dataset/nijiura-2020/repair/1> shisaku:after "虹の健康づくり" } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> shisaku:after "虹の 健康づくり" }

# Repair-reason-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> shisaku:reason "別の値" }

# Repair-reason-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/repair/1> shisaku:reason ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> shisaku:reason "値"@ja }

# Repair-reason-filled
DELETE WHERE { <id/999997/dataset/nijiura-2020/repair/1> shisaku:reason ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/repair/1> shisaku:reason "　" }

# Repair-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Repair }

# Suspect
INSERT DATA { <id/999997/dataset/nijiura-2020/suspect/1> skos:note "余分" }

# Suspect-suspectIn-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:suspectIn ?old }

# Suspect-suspectIn-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:suspectIn <elsewhere> }

# Suspect-suspectIn-class
DELETE WHERE { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:suspectIn ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:suspectIn <elsewhere> }

# Suspect-appliedRule-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:appliedRule ?old }

# Suspect-appliedRule-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:appliedRule <elsewhere> }

# Suspect-appliedRule-class
DELETE WHERE { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:appliedRule ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:appliedRule <elsewhere> }

# Suspect-value-minCount
DELETE WHERE { <id/999997/dataset/nijiura-2020/suspect/1> prov:value ?old }

# Suspect-value-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/suspect/1> prov:value "別の値" }

# Suspect-value-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/suspect/1> prov:value ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/suspect/1> prov:value "値"@ja }

# Suspect-question-minCount
DELETE DATA { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:question "Is the blank an error?"@en }

# Suspect-question-languageIn
DELETE WHERE { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:question ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:question "arc-en-ciel"@fr }

# Suspect-question-uniqueLang
INSERT DATA { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:question "別の名"@ja, "もう一つの名"@ja }

# Suspect-proposal-maxCount
INSERT DATA { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:proposal "別の値" }

# Suspect-proposal-datatype
DELETE WHERE { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:proposal ?old } ;
INSERT DATA { <id/999997/dataset/nijiura-2020/suspect/1> shisaku:proposal "値"@ja }

# Suspect-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Suspect }

# RepairRule
INSERT DATA { <rule/blank-in-name> skos:note "余分" }

# RepairRule-definition-minCount
DELETE WHERE { <rule/blank-in-name> skos:definition ?old }

# RepairRule-definition-languageIn
DELETE WHERE { <rule/blank-in-name> skos:definition ?old } ;
INSERT DATA { <rule/blank-in-name> skos:definition "arc-en-ciel"@fr }

# RepairRule-definition-uniqueLang
INSERT DATA { <rule/blank-in-name> skos:definition "別の名"@ja, "もう一つの名"@ja }

# RepairRule-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:RepairRule }
