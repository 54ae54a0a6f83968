# 指標と金額の形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# Indicator
INSERT DATA { <id/999997/indicator/jjjjjjjjjj> skos:note "余分" }

# Indicator-indicatorKind-maxCount
INSERT DATA { <id/999997/indicator/jjjjjjjjjj> shisaku:indicatorKind <elsewhere> }

# Indicator-indicatorKind-in
DELETE WHERE { <id/999997/indicator/jjjjjjjjjj> shisaku:indicatorKind ?old } ;
INSERT DATA { <id/999997/indicator/jjjjjjjjjj> shisaku:indicatorKind shisaku:unknown }

# Indicator-unitText-maxCount
INSERT DATA { <id/999997/indicator/jjjjjjjjjj> shisaku:unitText "別の値" }

# Indicator-unitText-datatype
DELETE WHERE { <id/999997/indicator/jjjjjjjjjj> shisaku:unitText ?old } ;
INSERT DATA { <id/999997/indicator/jjjjjjjjjj> shisaku:unitText "値"@ja }

# Indicator-hasIndicator-inverse
DELETE WHERE { <id/999997/project/iiiiiiiiii> shisaku:hasIndicator ?indicator }

# Indicator-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Indicator }

# IndicatorValue
INSERT DATA { <id/999997/indicator/jjjjjjjjjj/2020-actual> skos:note "余分" }

# IndicatorValue-valueOf-minCount
DELETE WHERE { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:valueOf ?old }

# IndicatorValue-valueOf-maxCount
INSERT DATA { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:valueOf <elsewhere> }

# IndicatorValue-valueOf-class
DELETE WHERE { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:valueOf ?old } ;
INSERT DATA { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:valueOf <elsewhere> }

# IndicatorValue-fiscalYear-minCount
DELETE WHERE { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:fiscalYear ?old }

# IndicatorValue-fiscalYear-maxCount
INSERT DATA { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:fiscalYear <elsewhere> }

# IndicatorValue-fiscalYear-class
DELETE WHERE { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:fiscalYear ?old } ;
INSERT DATA { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:fiscalYear <elsewhere> }

# IndicatorValue-measure-minCount
DELETE WHERE { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:measure ?old }

# IndicatorValue-measure-maxCount
INSERT DATA { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:measure <elsewhere> }

# IndicatorValue-measure-in
DELETE WHERE { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:measure ?old } ;
INSERT DATA { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:measure shisaku:unknown }

# IndicatorValue-printedValue-minCount
DELETE WHERE { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:printedValue ?old }

# IndicatorValue-printedValue-maxCount
INSERT DATA { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:printedValue "別の値" }

# IndicatorValue-printedValue-datatype
DELETE WHERE { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:printedValue ?old } ;
INSERT DATA { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:printedValue "値"@ja }

# IndicatorValue-printedValue-filled
DELETE WHERE { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:printedValue ?old } ;
INSERT DATA { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:printedValue "　" }

# IndicatorValue-numericValue-maxCount
INSERT DATA { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:numericValue 99.5 }

# IndicatorValue-numericValue-datatype
DELETE WHERE { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:numericValue ?old } ;
INSERT DATA { <id/999997/indicator/jjjjjjjjjj/2020-actual> shisaku:numericValue "1,200" }

# IndicatorValue-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:IndicatorValue }

# Amount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> skos:note "余分" }

# Amount-amountKind-minCount
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:amountKind ?old }

# Amount-amountKind-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:amountKind <elsewhere> }

# Amount-amountKind-in
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:amountKind ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:amountKind shisaku:unknown }

# Amount-unitText-minCount
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:unitText ?old }

# Amount-unitText-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:unitText "別の値" }

# Amount-unitText-datatype
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:unitText ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:unitText "値"@ja }

# Amount-printedValue-minCount
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:printedValue ?old }

# Amount-printedValue-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:printedValue "別の値" }

# Amount-printedValue-datatype
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:printedValue ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:printedValue "値"@ja }

# Amount-printedValue-filled
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:printedValue ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:printedValue "　" }

# Amount-yen-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:yen 99.5 }

# Amount-yen-datatype
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:yen ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:yen "1,200" }

# Amount-hasAmount-inverse
DELETE WHERE { ?report shisaku:hasAmount ?amount }

# Amount-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Amount }

# Amount-fiscalYear-minCount
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:fiscalYear ?old }

# Amount-fiscalYear-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:fiscalYear <elsewhere> }

# Amount-fiscalYear-class
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:fiscalYear ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:fiscalYear <elsewhere> }

# Amount-amountItem-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:amountItem <elsewhere> }

# Amount-amountItem-in
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:amountItem ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/amount/budget> shisaku:amountItem shisaku:unknown }
