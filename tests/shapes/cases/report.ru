# 進行管理報告の形状：形状ごとに一つ、それだけに反する例 / one case for each shape that breaks it

# ProgressReport
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> skos:note "余分" }

# ProgressReport-reportsOn-minCount
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:reportsOn ?old }

# ProgressReport-reportsOn-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:reportsOn <elsewhere> }

# ProgressReport-reportsOn-class
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:reportsOn ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:reportsOn <elsewhere> }

# ProgressReport-fiscalYear-minCount
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:fiscalYear ?old }

# ProgressReport-fiscalYear-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:fiscalYear <elsewhere> }

# ProgressReport-fiscalYear-class
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:fiscalYear ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:fiscalYear <elsewhere> }

# ProgressReport-result-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:result "別の文"@ja }

# ProgressReport-result-languageIn
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:result ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:result "arc-en-ciel"@fr }

# ProgressReport-result-filled
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:result ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:result "　"@ja }

# ProgressReport-nextSteps-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:nextSteps "別の文"@ja }

# ProgressReport-nextSteps-languageIn
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:nextSteps ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:nextSteps "arc-en-ciel"@fr }

# ProgressReport-nextSteps-filled
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:nextSteps ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:nextSteps "　"@ja }

# ProgressReport-coversProject-class
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:coversProject ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:coversProject <elsewhere> }

# ProgressReport-projectListStatus-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:projectListStatus <elsewhere> }

# ProgressReport-projectListStatus-in
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:projectListStatus ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:projectListStatus shisaku:unknown }

# ProgressReport-hasAmount-class
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:hasAmount ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:hasAmount <elsewhere> }

# ProgressReport-grade-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:grade <elsewhere> }

# ProgressReport-grade-class
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:grade ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:grade <elsewhere> }

# ProgressReport-hasNote-class
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:hasNote ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:hasNote <elsewhere> }

# ProgressReport-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:ProgressReport }

# ProgressReport-result-present
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:result ?text }

# ProgressReport-listed-projects
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:coversProject ?project }

# ProgressReport-unlisted-projects
DELETE DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:projectListStatus shisaku:listed } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:projectListStatus shisaku:lost }

# Grade
INSERT DATA { <id/999997/grade/kkkkkkkkkk> skos:note "余分" }

# Grade-altLabel-languageIn
INSERT DATA { <id/999997/grade/kkkkkkkkkk> skos:altLabel "excellent"@fr }

# Grade-grade-inverse
DELETE WHERE { ?giver shisaku:grade ?grade }

# Grade-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Grade }

# Note
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/note/llllllllll> skos:note "余分" }

# Note-heading-minCount
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/note/llllllllll> shisaku:heading ?old }

# Note-heading-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/note/llllllllll> shisaku:heading "別の値" }

# Note-heading-datatype
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/note/llllllllll> shisaku:heading ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/note/llllllllll> shisaku:heading "値"@ja }

# Note-heading-filled
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/note/llllllllll> shisaku:heading ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/note/llllllllll> shisaku:heading "　" }

# Note-description-minCount
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/note/llllllllll> dcterms:description ?old }

# Note-description-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/note/llllllllll> dcterms:description "別の文"@ja }

# Note-description-languageIn
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/note/llllllllll> dcterms:description ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/note/llllllllll> dcterms:description "arc-en-ciel"@fr }

# Note-description-filled
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/note/llllllllll> dcterms:description ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/note/llllllllll> dcterms:description "　"@ja }

# Note-hasNote-inverse
DELETE WHERE { ?report shisaku:hasNote ?note }

# Note-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Note }

# ProgressReport-hasAssessment-class
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:hasAssessment ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020> shisaku:hasAssessment <elsewhere> }

# Assessment
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/assessment/mmmmmmmmmm> skos:note "余分" }

# Assessment-criterion-minCount
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/assessment/mmmmmmmmmm> shisaku:criterion ?old }

# Assessment-criterion-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/assessment/mmmmmmmmmm> shisaku:criterion <elsewhere> }

# Assessment-criterion-class
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/assessment/mmmmmmmmmm> shisaku:criterion ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/assessment/mmmmmmmmmm> shisaku:criterion <elsewhere> }

# Assessment-grade-minCount
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/assessment/mmmmmmmmmm> shisaku:grade ?old }

# Assessment-grade-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/assessment/mmmmmmmmmm> shisaku:grade <elsewhere> }

# Assessment-grade-class
DELETE WHERE { <id/999997/report/policy-eeeeeeeeee-2020/assessment/mmmmmmmmmm> shisaku:grade ?old } ;
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/assessment/mmmmmmmmmm> shisaku:grade <elsewhere> }

# Resource-aboutIndicator-maxCount
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/assessment/mmmmmmmmmm> shisaku:aboutIndicator <id/999997/indicator/jjjjjjjjjj>, <elsewhere> }

# Resource-aboutIndicator-class
INSERT DATA { <id/999997/report/policy-eeeeeeeeee-2020/assessment/mmmmmmmmmm> shisaku:aboutIndicator <elsewhere> }

# Assessment-hasAssessment-inverse
DELETE WHERE { ?report shisaku:hasAssessment ?assessment }

# Assessment-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Assessment }

# Criterion
INSERT DATA { <id/999997/criterion/nnnnnnnnnn> skos:note "余分" }

# Criterion-criterion-inverse
DELETE WHERE { ?assessment shisaku:criterion ?criterion }

# Criterion-iri
INSERT DATA { <https://example.org/elsewhere> a shisaku:Criterion }
