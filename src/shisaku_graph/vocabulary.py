"""Every IRI that the code uses, by name: the only place where one is spelt.

Generated from ontology/ by tools/generate_vocabulary.py; do not edit.
A term that is not here is an AttributeError, and an error of the type checker.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


class ADMS:
    """Terms of <http://www.w3.org/ns/adms#>."""

    NAMESPACE: Final = "http://www.w3.org/ns/adms#"
    versionNotes: Final = "http://www.w3.org/ns/adms#versionNotes"


class ADMSLICENCE:
    """Terms of <http://purl.org/adms/licencetype/>."""

    NAMESPACE: Final = "http://purl.org/adms/licencetype/"
    Attribution: Final = "http://purl.org/adms/licencetype/Attribution"
    PublicDomain: Final = "http://purl.org/adms/licencetype/PublicDomain"
    UnknownIPR: Final = "http://purl.org/adms/licencetype/UnknownIPR"


class ADMSPUBLISHER:
    """Terms of <http://purl.org/adms/publishertype/>."""

    NAMESPACE: Final = "http://purl.org/adms/publishertype/"
    LocalAuthority: Final = "http://purl.org/adms/publishertype/LocalAuthority"


class CHANGESET:
    """Terms of <http://purl.org/vocab/changeset/schema#>."""

    NAMESPACE: Final = "http://purl.org/vocab/changeset/schema#"
    ChangeSet: Final = "http://purl.org/vocab/changeset/schema#ChangeSet"
    addition: Final = "http://purl.org/vocab/changeset/schema#addition"
    changeReason: Final = "http://purl.org/vocab/changeset/schema#changeReason"
    createdDate: Final = "http://purl.org/vocab/changeset/schema#createdDate"
    removal: Final = "http://purl.org/vocab/changeset/schema#removal"
    subjectOfChange: Final = "http://purl.org/vocab/changeset/schema#subjectOfChange"


class COFOG:
    """Terms of <https://w3id.org/shisaku-graph/id/cofog/>."""

    NAMESPACE: Final = "https://w3id.org/shisaku-graph/id/cofog/"


class DBPEDIAJA:
    """Terms of <http://ja.dbpedia.org/resource/>."""

    NAMESPACE: Final = "http://ja.dbpedia.org/resource/"


class DCAT:
    """Terms of <http://www.w3.org/ns/dcat#>."""

    NAMESPACE: Final = "http://www.w3.org/ns/dcat#"
    Catalog: Final = "http://www.w3.org/ns/dcat#Catalog"
    DataService: Final = "http://www.w3.org/ns/dcat#DataService"
    Dataset: Final = "http://www.w3.org/ns/dcat#Dataset"
    DatasetSeries: Final = "http://www.w3.org/ns/dcat#DatasetSeries"
    Distribution: Final = "http://www.w3.org/ns/dcat#Distribution"
    accessService: Final = "http://www.w3.org/ns/dcat#accessService"
    accessURL: Final = "http://www.w3.org/ns/dcat#accessURL"
    byteSize: Final = "http://www.w3.org/ns/dcat#byteSize"
    contactPoint: Final = "http://www.w3.org/ns/dcat#contactPoint"
    dataset: Final = "http://www.w3.org/ns/dcat#dataset"
    distribution: Final = "http://www.w3.org/ns/dcat#distribution"
    downloadURL: Final = "http://www.w3.org/ns/dcat#downloadURL"
    endDate: Final = "http://www.w3.org/ns/dcat#endDate"
    endpointURL: Final = "http://www.w3.org/ns/dcat#endpointURL"
    first: Final = "http://www.w3.org/ns/dcat#first"
    hasCurrentVersion: Final = "http://www.w3.org/ns/dcat#hasCurrentVersion"
    hasVersion: Final = "http://www.w3.org/ns/dcat#hasVersion"
    inSeries: Final = "http://www.w3.org/ns/dcat#inSeries"
    isVersionOf: Final = "http://www.w3.org/ns/dcat#isVersionOf"
    keyword: Final = "http://www.w3.org/ns/dcat#keyword"
    landingPage: Final = "http://www.w3.org/ns/dcat#landingPage"
    last: Final = "http://www.w3.org/ns/dcat#last"
    mediaType: Final = "http://www.w3.org/ns/dcat#mediaType"
    packageFormat: Final = "http://www.w3.org/ns/dcat#packageFormat"
    prev: Final = "http://www.w3.org/ns/dcat#prev"
    previousVersion: Final = "http://www.w3.org/ns/dcat#previousVersion"
    servesDataset: Final = "http://www.w3.org/ns/dcat#servesDataset"
    service: Final = "http://www.w3.org/ns/dcat#service"
    startDate: Final = "http://www.w3.org/ns/dcat#startDate"
    theme: Final = "http://www.w3.org/ns/dcat#theme"
    themeTaxonomy: Final = "http://www.w3.org/ns/dcat#themeTaxonomy"
    version: Final = "http://www.w3.org/ns/dcat#version"


class DCATAP:
    """Terms of <http://data.europa.eu/r5r/>."""

    NAMESPACE: Final = "http://data.europa.eu/r5r/"
    availability: Final = "http://data.europa.eu/r5r/availability"


class DCTERMS:
    """Terms of <http://purl.org/dc/terms/>."""

    NAMESPACE: Final = "http://purl.org/dc/terms/"
    Frequency: Final = "http://purl.org/dc/terms/Frequency"
    LicenseDocument: Final = "http://purl.org/dc/terms/LicenseDocument"
    LinguisticSystem: Final = "http://purl.org/dc/terms/LinguisticSystem"
    Location: Final = "http://purl.org/dc/terms/Location"
    MediaType: Final = "http://purl.org/dc/terms/MediaType"
    MediaTypeOrExtent: Final = "http://purl.org/dc/terms/MediaTypeOrExtent"
    PeriodOfTime: Final = "http://purl.org/dc/terms/PeriodOfTime"
    ProvenanceStatement: Final = "http://purl.org/dc/terms/ProvenanceStatement"
    RightsStatement: Final = "http://purl.org/dc/terms/RightsStatement"
    Standard: Final = "http://purl.org/dc/terms/Standard"
    accessRights: Final = "http://purl.org/dc/terms/accessRights"
    accrualPeriodicity: Final = "http://purl.org/dc/terms/accrualPeriodicity"
    conformsTo: Final = "http://purl.org/dc/terms/conformsTo"
    created: Final = "http://purl.org/dc/terms/created"
    creator: Final = "http://purl.org/dc/terms/creator"
    description: Final = "http://purl.org/dc/terms/description"
    format: Final = "http://purl.org/dc/terms/format"
    hasPart: Final = "http://purl.org/dc/terms/hasPart"
    identifier: Final = "http://purl.org/dc/terms/identifier"
    isPartOf: Final = "http://purl.org/dc/terms/isPartOf"
    isReplacedBy: Final = "http://purl.org/dc/terms/isReplacedBy"
    issued: Final = "http://purl.org/dc/terms/issued"
    language: Final = "http://purl.org/dc/terms/language"
    license: Final = "http://purl.org/dc/terms/license"
    modified: Final = "http://purl.org/dc/terms/modified"
    provenance: Final = "http://purl.org/dc/terms/provenance"
    publisher: Final = "http://purl.org/dc/terms/publisher"
    references: Final = "http://purl.org/dc/terms/references"
    relation: Final = "http://purl.org/dc/terms/relation"
    replaces: Final = "http://purl.org/dc/terms/replaces"
    rights: Final = "http://purl.org/dc/terms/rights"
    source: Final = "http://purl.org/dc/terms/source"
    spatial: Final = "http://purl.org/dc/terms/spatial"
    subject: Final = "http://purl.org/dc/terms/subject"
    temporal: Final = "http://purl.org/dc/terms/temporal"
    title: Final = "http://purl.org/dc/terms/title"
    type: Final = "http://purl.org/dc/terms/type"


class ESTAT:
    """Terms of <http://data.e-stat.go.jp/lod/sac/>."""

    NAMESPACE: Final = "http://data.e-stat.go.jp/lod/sac/"


class EUACCESS:
    """Terms of <http://publications.europa.eu/resource/authority/access-right/>."""

    NAMESPACE: Final = "http://publications.europa.eu/resource/authority/access-right/"
    PUBLIC: Final = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"


class EUAUTHORITY:
    """Terms of <http://publications.europa.eu/resource/authority/>."""

    NAMESPACE: Final = "http://publications.europa.eu/resource/authority/"


class EUAVAILABILITY:
    """Terms of <http://publications.europa.eu/resource/authority/planned-availability/>."""

    NAMESPACE: Final = "http://publications.europa.eu/resource/authority/planned-availability/"
    STABLE: Final = "http://publications.europa.eu/resource/authority/planned-availability/STABLE"


class EUCOUNTRY:
    """Terms of <http://publications.europa.eu/resource/authority/country/>."""

    NAMESPACE: Final = "http://publications.europa.eu/resource/authority/country/"
    JPN: Final = "http://publications.europa.eu/resource/authority/country/JPN"


class EUFILETYPE:
    """Terms of <http://publications.europa.eu/resource/authority/file-type/>."""

    NAMESPACE: Final = "http://publications.europa.eu/resource/authority/file-type/"


class EUFREQUENCY:
    """Terms of <http://publications.europa.eu/resource/authority/frequency/>."""

    NAMESPACE: Final = "http://publications.europa.eu/resource/authority/frequency/"
    ANNUAL: Final = "http://publications.europa.eu/resource/authority/frequency/ANNUAL"
    BIENNIAL: Final = "http://publications.europa.eu/resource/authority/frequency/BIENNIAL"
    IRREG: Final = "http://publications.europa.eu/resource/authority/frequency/IRREG"
    NEVER: Final = "http://publications.europa.eu/resource/authority/frequency/NEVER"
    TRIENNIAL: Final = "http://publications.europa.eu/resource/authority/frequency/TRIENNIAL"
    UNKNOWN: Final = "http://publications.europa.eu/resource/authority/frequency/UNKNOWN"


class EULANGUAGE:
    """Terms of <http://publications.europa.eu/resource/authority/language/>."""

    NAMESPACE: Final = "http://publications.europa.eu/resource/authority/language/"
    ENG: Final = "http://publications.europa.eu/resource/authority/language/ENG"
    JPN: Final = "http://publications.europa.eu/resource/authority/language/JPN"


class EULICENCE:
    """Terms of <http://publications.europa.eu/resource/authority/licence/>."""

    NAMESPACE: Final = "http://publications.europa.eu/resource/authority/licence/"


class EUTHEME:
    """Terms of <http://publications.europa.eu/resource/authority/data-theme/>."""

    NAMESPACE: Final = "http://publications.europa.eu/resource/authority/data-theme/"
    AGRI: Final = "http://publications.europa.eu/resource/authority/data-theme/AGRI"
    ECON: Final = "http://publications.europa.eu/resource/authority/data-theme/ECON"
    EDUC: Final = "http://publications.europa.eu/resource/authority/data-theme/EDUC"
    ENER: Final = "http://publications.europa.eu/resource/authority/data-theme/ENER"
    ENVI: Final = "http://publications.europa.eu/resource/authority/data-theme/ENVI"
    GOVE: Final = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
    HEAL: Final = "http://publications.europa.eu/resource/authority/data-theme/HEAL"
    INTR: Final = "http://publications.europa.eu/resource/authority/data-theme/INTR"
    JUST: Final = "http://publications.europa.eu/resource/authority/data-theme/JUST"
    REGI: Final = "http://publications.europa.eu/resource/authority/data-theme/REGI"
    SOCI: Final = "http://publications.europa.eu/resource/authority/data-theme/SOCI"
    TECH: Final = "http://publications.europa.eu/resource/authority/data-theme/TECH"
    TRAN: Final = "http://publications.europa.eu/resource/authority/data-theme/TRAN"


class FOAF:
    """Terms of <http://xmlns.com/foaf/0.1/>."""

    NAMESPACE: Final = "http://xmlns.com/foaf/0.1/"
    Agent: Final = "http://xmlns.com/foaf/0.1/Agent"
    Document: Final = "http://xmlns.com/foaf/0.1/Document"
    homepage: Final = "http://xmlns.com/foaf/0.1/homepage"
    name: Final = "http://xmlns.com/foaf/0.1/name"
    page: Final = "http://xmlns.com/foaf/0.1/page"
    primaryTopic: Final = "http://xmlns.com/foaf/0.1/primaryTopic"


class FORMATS:
    """Terms of <http://www.w3.org/ns/formats/>."""

    NAMESPACE: Final = "http://www.w3.org/ns/formats/"


class GEONAMES:
    """Terms of <https://sws.geonames.org/>."""

    NAMESPACE: Final = "https://sws.geonames.org/"


class IANA:
    """Terms of <https://www.iana.org/assignments/media-types/>."""

    NAMESPACE: Final = "https://www.iana.org/assignments/media-types/"


class M8G:
    """Terms of <http://data.europa.eu/m8g/>."""

    NAMESPACE: Final = "http://data.europa.eu/m8g/"
    PublicOrganisation: Final = "http://data.europa.eu/m8g/PublicOrganisation"


class ORG:
    """Terms of <http://www.w3.org/ns/org#>."""

    NAMESPACE: Final = "http://www.w3.org/ns/org#"
    ChangeEvent: Final = "http://www.w3.org/ns/org#ChangeEvent"
    FormalOrganization: Final = "http://www.w3.org/ns/org#FormalOrganization"
    Organization: Final = "http://www.w3.org/ns/org#Organization"
    OrganizationalUnit: Final = "http://www.w3.org/ns/org#OrganizationalUnit"
    identifier: Final = "http://www.w3.org/ns/org#identifier"
    originalOrganization: Final = "http://www.w3.org/ns/org#originalOrganization"
    resultingOrganization: Final = "http://www.w3.org/ns/org#resultingOrganization"
    subOrganizationOf: Final = "http://www.w3.org/ns/org#subOrganizationOf"
    unitOf: Final = "http://www.w3.org/ns/org#unitOf"


class OWL:
    """Terms of <http://www.w3.org/2002/07/owl#>."""

    NAMESPACE: Final = "http://www.w3.org/2002/07/owl#"
    Axiom: Final = "http://www.w3.org/2002/07/owl#Axiom"
    Class: Final = "http://www.w3.org/2002/07/owl#Class"
    DatatypeProperty: Final = "http://www.w3.org/2002/07/owl#DatatypeProperty"
    ObjectProperty: Final = "http://www.w3.org/2002/07/owl#ObjectProperty"
    Ontology: Final = "http://www.w3.org/2002/07/owl#Ontology"
    annotatedProperty: Final = "http://www.w3.org/2002/07/owl#annotatedProperty"
    annotatedSource: Final = "http://www.w3.org/2002/07/owl#annotatedSource"
    annotatedTarget: Final = "http://www.w3.org/2002/07/owl#annotatedTarget"
    deprecated: Final = "http://www.w3.org/2002/07/owl#deprecated"
    disjointWith: Final = "http://www.w3.org/2002/07/owl#disjointWith"
    priorVersion: Final = "http://www.w3.org/2002/07/owl#priorVersion"
    sameAs: Final = "http://www.w3.org/2002/07/owl#sameAs"
    versionIRI: Final = "http://www.w3.org/2002/07/owl#versionIRI"
    versionInfo: Final = "http://www.w3.org/2002/07/owl#versionInfo"


class PROV:
    """Terms of <http://www.w3.org/ns/prov#>."""

    NAMESPACE: Final = "http://www.w3.org/ns/prov#"
    Activity: Final = "http://www.w3.org/ns/prov#Activity"
    Entity: Final = "http://www.w3.org/ns/prov#Entity"
    Plan: Final = "http://www.w3.org/ns/prov#Plan"
    hadPrimarySource: Final = "http://www.w3.org/ns/prov#hadPrimarySource"
    used: Final = "http://www.w3.org/ns/prov#used"
    value: Final = "http://www.w3.org/ns/prov#value"
    wasDerivedFrom: Final = "http://www.w3.org/ns/prov#wasDerivedFrom"
    wasGeneratedBy: Final = "http://www.w3.org/ns/prov#wasGeneratedBy"
    wasRevisionOf: Final = "http://www.w3.org/ns/prov#wasRevisionOf"


class RDF:
    """Terms of <http://www.w3.org/1999/02/22-rdf-syntax-ns#>."""

    NAMESPACE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    HTML: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML"
    Property: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"
    Statement: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement"
    first: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
    langString: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
    nil: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"
    object: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object"
    predicate: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate"
    rest: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
    subject: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject"
    type: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class RDFS:
    """Terms of <http://www.w3.org/2000/01/rdf-schema#>."""

    NAMESPACE: Final = "http://www.w3.org/2000/01/rdf-schema#"
    Resource: Final = "http://www.w3.org/2000/01/rdf-schema#Resource"
    comment: Final = "http://www.w3.org/2000/01/rdf-schema#comment"
    domain: Final = "http://www.w3.org/2000/01/rdf-schema#domain"
    isDefinedBy: Final = "http://www.w3.org/2000/01/rdf-schema#isDefinedBy"
    label: Final = "http://www.w3.org/2000/01/rdf-schema#label"
    range: Final = "http://www.w3.org/2000/01/rdf-schema#range"
    seeAlso: Final = "http://www.w3.org/2000/01/rdf-schema#seeAlso"
    subClassOf: Final = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
    subPropertyOf: Final = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"


class SCHEMA:
    """Terms of <https://schema.org/>."""

    NAMESPACE: Final = "https://schema.org/"
    domainIncludes: Final = "https://schema.org/domainIncludes"
    keywords: Final = "https://schema.org/keywords"
    rangeIncludes: Final = "https://schema.org/rangeIncludes"


class SD:
    """Terms of <http://www.w3.org/ns/sparql-service-description#>."""

    NAMESPACE: Final = "http://www.w3.org/ns/sparql-service-description#"
    BasicFederatedQuery: Final = (
        "http://www.w3.org/ns/sparql-service-description#BasicFederatedQuery"
    )
    Dataset: Final = "http://www.w3.org/ns/sparql-service-description#Dataset"
    Graph: Final = "http://www.w3.org/ns/sparql-service-description#Graph"
    NamedGraph: Final = "http://www.w3.org/ns/sparql-service-description#NamedGraph"
    SPARQL11Query: Final = "http://www.w3.org/ns/sparql-service-description#SPARQL11Query"
    Service: Final = "http://www.w3.org/ns/sparql-service-description#Service"
    UnionDefaultGraph: Final = "http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph"
    defaultDataset: Final = "http://www.w3.org/ns/sparql-service-description#defaultDataset"
    defaultGraph: Final = "http://www.w3.org/ns/sparql-service-description#defaultGraph"
    endpoint: Final = "http://www.w3.org/ns/sparql-service-description#endpoint"
    feature: Final = "http://www.w3.org/ns/sparql-service-description#feature"
    graph: Final = "http://www.w3.org/ns/sparql-service-description#graph"
    name: Final = "http://www.w3.org/ns/sparql-service-description#name"
    namedGraph: Final = "http://www.w3.org/ns/sparql-service-description#namedGraph"
    resultFormat: Final = "http://www.w3.org/ns/sparql-service-description#resultFormat"
    supportedLanguage: Final = "http://www.w3.org/ns/sparql-service-description#supportedLanguage"


class SDG:
    """Terms of <http://metadata.un.org/sdg/>."""

    NAMESPACE: Final = "http://metadata.un.org/sdg/"


class SEMAPV:
    """Terms of <https://w3id.org/semapv/vocab/>."""

    NAMESPACE: Final = "https://w3id.org/semapv/vocab/"
    CompositeMatching: Final = "https://w3id.org/semapv/vocab/CompositeMatching"
    LexicalMatching: Final = "https://w3id.org/semapv/vocab/LexicalMatching"
    ManualMappingCuration: Final = "https://w3id.org/semapv/vocab/ManualMappingCuration"


class SH:
    """Terms of <http://www.w3.org/ns/shacl#>."""

    NAMESPACE: Final = "http://www.w3.org/ns/shacl#"
    Info: Final = "http://www.w3.org/ns/shacl#Info"
    NodeShape: Final = "http://www.w3.org/ns/shacl#NodeShape"
    Parameter: Final = "http://www.w3.org/ns/shacl#Parameter"
    PrefixDeclaration: Final = "http://www.w3.org/ns/shacl#PrefixDeclaration"
    PropertyShape: Final = "http://www.w3.org/ns/shacl#PropertyShape"
    SPARQLExecutable: Final = "http://www.w3.org/ns/shacl#SPARQLExecutable"
    SPARQLSelectExecutable: Final = "http://www.w3.org/ns/shacl#SPARQLSelectExecutable"
    ValidationReport: Final = "http://www.w3.org/ns/shacl#ValidationReport"
    ValidationResult: Final = "http://www.w3.org/ns/shacl#ValidationResult"
    Violation: Final = "http://www.w3.org/ns/shacl#Violation"
    Warning: Final = "http://www.w3.org/ns/shacl#Warning"
    closed: Final = "http://www.w3.org/ns/shacl#closed"
    conforms: Final = "http://www.w3.org/ns/shacl#conforms"
    datatype: Final = "http://www.w3.org/ns/shacl#datatype"
    declare: Final = "http://www.w3.org/ns/shacl#declare"
    defaultValue: Final = "http://www.w3.org/ns/shacl#defaultValue"
    description: Final = "http://www.w3.org/ns/shacl#description"
    focusNode: Final = "http://www.w3.org/ns/shacl#focusNode"
    ignoredProperties: Final = "http://www.w3.org/ns/shacl#ignoredProperties"
    message: Final = "http://www.w3.org/ns/shacl#message"
    name: Final = "http://www.w3.org/ns/shacl#name"
    namespace: Final = "http://www.w3.org/ns/shacl#namespace"
    nodeKind: Final = "http://www.w3.org/ns/shacl#nodeKind"
    optional: Final = "http://www.w3.org/ns/shacl#optional"
    order: Final = "http://www.w3.org/ns/shacl#order"
    parameter: Final = "http://www.w3.org/ns/shacl#parameter"
    path: Final = "http://www.w3.org/ns/shacl#path"
    prefix: Final = "http://www.w3.org/ns/shacl#prefix"
    prefixes: Final = "http://www.w3.org/ns/shacl#prefixes"
    property: Final = "http://www.w3.org/ns/shacl#property"
    result: Final = "http://www.w3.org/ns/shacl#result"
    resultMessage: Final = "http://www.w3.org/ns/shacl#resultMessage"
    resultPath: Final = "http://www.w3.org/ns/shacl#resultPath"
    resultSeverity: Final = "http://www.w3.org/ns/shacl#resultSeverity"
    select: Final = "http://www.w3.org/ns/shacl#select"
    severity: Final = "http://www.w3.org/ns/shacl#severity"
    sourceConstraintComponent: Final = "http://www.w3.org/ns/shacl#sourceConstraintComponent"
    sourceShape: Final = "http://www.w3.org/ns/shacl#sourceShape"
    targetClass: Final = "http://www.w3.org/ns/shacl#targetClass"
    targetSubjectsOf: Final = "http://www.w3.org/ns/shacl#targetSubjectsOf"
    value: Final = "http://www.w3.org/ns/shacl#value"


class SHISAKU:
    """Terms of <https://w3id.org/shisaku-graph/ns#>."""

    NAMESPACE: Final = "https://w3id.org/shisaku-graph/ns#"
    Amount: Final = "https://w3id.org/shisaku-graph/ns#Amount"
    AmountItem: Final = "https://w3id.org/shisaku-graph/ns#AmountItem"
    AmountKind: Final = "https://w3id.org/shisaku-graph/ns#AmountKind"
    Area: Final = "https://w3id.org/shisaku-graph/ns#Area"
    Assessment: Final = "https://w3id.org/shisaku-graph/ns#Assessment"
    BasicPolicy: Final = "https://w3id.org/shisaku-graph/ns#BasicPolicy"
    Change: Final = "https://w3id.org/shisaku-graph/ns#Change"
    ChangeKind: Final = "https://w3id.org/shisaku-graph/ns#ChangeKind"
    Classification: Final = "https://w3id.org/shisaku-graph/ns#Classification"
    ClassificationMethod: Final = "https://w3id.org/shisaku-graph/ns#ClassificationMethod"
    Comparison: Final = "https://w3id.org/shisaku-graph/ns#Comparison"
    Criterion: Final = "https://w3id.org/shisaku-graph/ns#Criterion"
    DecisionStatus: Final = "https://w3id.org/shisaku-graph/ns#DecisionStatus"
    Department: Final = "https://w3id.org/shisaku-graph/ns#Department"
    Direction: Final = "https://w3id.org/shisaku-graph/ns#Direction"
    Document: Final = "https://w3id.org/shisaku-graph/ns#Document"
    DocumentKind: Final = "https://w3id.org/shisaku-graph/ns#DocumentKind"
    Facility: Final = "https://w3id.org/shisaku-graph/ns#Facility"
    FiscalYear: Final = "https://w3id.org/shisaku-graph/ns#FiscalYear"
    Goal: Final = "https://w3id.org/shisaku-graph/ns#Goal"
    Grade: Final = "https://w3id.org/shisaku-graph/ns#Grade"
    Indicator: Final = "https://w3id.org/shisaku-graph/ns#Indicator"
    IndicatorKind: Final = "https://w3id.org/shisaku-graph/ns#IndicatorKind"
    IndicatorValue: Final = "https://w3id.org/shisaku-graph/ns#IndicatorValue"
    Measure: Final = "https://w3id.org/shisaku-graph/ns#Measure"
    Mention: Final = "https://w3id.org/shisaku-graph/ns#Mention"
    Municipality: Final = "https://w3id.org/shisaku-graph/ns#Municipality"
    Note: Final = "https://w3id.org/shisaku-graph/ns#Note"
    PartnerBody: Final = "https://w3id.org/shisaku-graph/ns#PartnerBody"
    Plan: Final = "https://w3id.org/shisaku-graph/ns#Plan"
    PlanElement: Final = "https://w3id.org/shisaku-graph/ns#PlanElement"
    Policy: Final = "https://w3id.org/shisaku-graph/ns#Policy"
    PolicyField: Final = "https://w3id.org/shisaku-graph/ns#PolicyField"
    ProgressReport: Final = "https://w3id.org/shisaku-graph/ns#ProgressReport"
    Project: Final = "https://w3id.org/shisaku-graph/ns#Project"
    ProjectListStatus: Final = "https://w3id.org/shisaku-graph/ns#ProjectListStatus"
    Repair: Final = "https://w3id.org/shisaku-graph/ns#Repair"
    RepairRule: Final = "https://w3id.org/shisaku-graph/ns#RepairRule"
    SourceCell: Final = "https://w3id.org/shisaku-graph/ns#SourceCell"
    SourceFile: Final = "https://w3id.org/shisaku-graph/ns#SourceFile"
    SubPolicy: Final = "https://w3id.org/shisaku-graph/ns#SubPolicy"
    Suspect: Final = "https://w3id.org/shisaku-graph/ns#Suspect"
    TextChange: Final = "https://w3id.org/shisaku-graph/ns#TextChange"
    WithdrawnResource: Final = "https://w3id.org/shisaku-graph/ns#WithdrawnResource"
    aboutIndicator: Final = "https://w3id.org/shisaku-graph/ns#aboutIndicator"
    accepted: Final = "https://w3id.org/shisaku-graph/ns#accepted"
    activityIndicator: Final = "https://w3id.org/shisaku-graph/ns#activityIndicator"
    actual: Final = "https://w3id.org/shisaku-graph/ns#actual"
    after: Final = "https://w3id.org/shisaku-graph/ns#after"
    amountItem: Final = "https://w3id.org/shisaku-graph/ns#amountItem"
    amountItems: Final = "https://w3id.org/shisaku-graph/ns#amountItems"
    amountKind: Final = "https://w3id.org/shisaku-graph/ns#amountKind"
    amountKinds: Final = "https://w3id.org/shisaku-graph/ns#amountKinds"
    appliedRule: Final = "https://w3id.org/shisaku-graph/ns#appliedRule"
    approach: Final = "https://w3id.org/shisaku-graph/ns#approach"
    before: Final = "https://w3id.org/shisaku-graph/ns#before"
    budget: Final = "https://w3id.org/shisaku-graph/ns#budget"
    byPerson: Final = "https://w3id.org/shisaku-graph/ns#byPerson"
    byWords: Final = "https://w3id.org/shisaku-graph/ns#byWords"
    category: Final = "https://w3id.org/shisaku-graph/ns#category"
    changeKind: Final = "https://w3id.org/shisaku-graph/ns#changeKind"
    changeKinds: Final = "https://w3id.org/shisaku-graph/ns#changeKinds"
    changedProperty: Final = "https://w3id.org/shisaku-graph/ns#changedProperty"
    classificationMethods: Final = "https://w3id.org/shisaku-graph/ns#classificationMethods"
    classifiedBy: Final = "https://w3id.org/shisaku-graph/ns#classifiedBy"
    classifies: Final = "https://w3id.org/shisaku-graph/ns#classifies"
    column: Final = "https://w3id.org/shisaku-graph/ns#column"
    confidence: Final = "https://w3id.org/shisaku-graph/ns#confidence"
    corporateNumber: Final = "https://w3id.org/shisaku-graph/ns#corporateNumber"
    coversProject: Final = "https://w3id.org/shisaku-graph/ns#coversProject"
    criterion: Final = "https://w3id.org/shisaku-graph/ns#criterion"
    decision: Final = "https://w3id.org/shisaku-graph/ns#decision"
    decisionStatuses: Final = "https://w3id.org/shisaku-graph/ns#decisionStatuses"
    difference: Final = "https://w3id.org/shisaku-graph/ns#difference"
    directCost: Final = "https://w3id.org/shisaku-graph/ns#directCost"
    documentKind: Final = "https://w3id.org/shisaku-graph/ns#documentKind"
    documentKinds: Final = "https://w3id.org/shisaku-graph/ns#documentKinds"
    encoding: Final = "https://w3id.org/shisaku-graph/ns#encoding"
    ended: Final = "https://w3id.org/shisaku-graph/ns#ended"
    evidenceFor: Final = "https://w3id.org/shisaku-graph/ns#evidenceFor"
    evidenceWord: Final = "https://w3id.org/shisaku-graph/ns#evidenceWord"
    finalAccount: Final = "https://w3id.org/shisaku-graph/ns#finalAccount"
    fiscalYear: Final = "https://w3id.org/shisaku-graph/ns#fiscalYear"
    generalRevenue: Final = "https://w3id.org/shisaku-graph/ns#generalRevenue"
    grade: Final = "https://w3id.org/shisaku-graph/ns#grade"
    guideline: Final = "https://w3id.org/shisaku-graph/ns#guideline"
    hasAmount: Final = "https://w3id.org/shisaku-graph/ns#hasAmount"
    hasAssessment: Final = "https://w3id.org/shisaku-graph/ns#hasAssessment"
    hasGoal: Final = "https://w3id.org/shisaku-graph/ns#hasGoal"
    hasIndicator: Final = "https://w3id.org/shisaku-graph/ns#hasIndicator"
    hasNote: Final = "https://w3id.org/shisaku-graph/ns#hasNote"
    heading: Final = "https://w3id.org/shisaku-graph/ns#heading"
    implements: Final = "https://w3id.org/shisaku-graph/ns#implements"
    indicatorKind: Final = "https://w3id.org/shisaku-graph/ns#indicatorKind"
    indicatorKinds: Final = "https://w3id.org/shisaku-graph/ns#indicatorKinds"
    inputIndicator: Final = "https://w3id.org/shisaku-graph/ns#inputIndicator"
    lastYear: Final = "https://w3id.org/shisaku-graph/ns#lastYear"
    law: Final = "https://w3id.org/shisaku-graph/ns#law"
    levelName: Final = "https://w3id.org/shisaku-graph/ns#levelName"
    line: Final = "https://w3id.org/shisaku-graph/ns#line"
    listed: Final = "https://w3id.org/shisaku-graph/ns#listed"
    lost: Final = "https://w3id.org/shisaku-graph/ns#lost"
    markedText: Final = "https://w3id.org/shisaku-graph/ns#markedText"
    measure: Final = "https://w3id.org/shisaku-graph/ns#measure"
    measures: Final = "https://w3id.org/shisaku-graph/ns#measures"
    mentionedBy: Final = "https://w3id.org/shisaku-graph/ns#mentionedBy"
    mentionedIn: Final = "https://w3id.org/shisaku-graph/ns#mentionedIn"
    mentions: Final = "https://w3id.org/shisaku-graph/ns#mentions"
    merged: Final = "https://w3id.org/shisaku-graph/ns#merged"
    moved: Final = "https://w3id.org/shisaku-graph/ns#moved"
    municipalBond: Final = "https://w3id.org/shisaku-graph/ns#municipalBond"
    nationalGrant: Final = "https://w3id.org/shisaku-graph/ns#nationalGrant"
    newerDataset: Final = "https://w3id.org/shisaku-graph/ns#newerDataset"
    nextSteps: Final = "https://w3id.org/shisaku-graph/ns#nextSteps"
    noneListed: Final = "https://w3id.org/shisaku-graph/ns#noneListed"
    numericValue: Final = "https://w3id.org/shisaku-graph/ns#numericValue"
    olderDataset: Final = "https://w3id.org/shisaku-graph/ns#olderDataset"
    ordinance: Final = "https://w3id.org/shisaku-graph/ns#ordinance"
    original: Final = "https://w3id.org/shisaku-graph/ns#original"
    otherRevenue: Final = "https://w3id.org/shisaku-graph/ns#otherRevenue"
    outcomeIndicator: Final = "https://w3id.org/shisaku-graph/ns#outcomeIndicator"
    periodEnd: Final = "https://w3id.org/shisaku-graph/ns#periodEnd"
    periodStart: Final = "https://w3id.org/shisaku-graph/ns#periodStart"
    personnelCost: Final = "https://w3id.org/shisaku-graph/ns#personnelCost"
    planDocument: Final = "https://w3id.org/shisaku-graph/ns#planDocument"
    position: Final = "https://w3id.org/shisaku-graph/ns#position"
    prefecturalGrant: Final = "https://w3id.org/shisaku-graph/ns#prefecturalGrant"
    printedPeriod: Final = "https://w3id.org/shisaku-graph/ns#printedPeriod"
    printedValue: Final = "https://w3id.org/shisaku-graph/ns#printedValue"
    projectListStatus: Final = "https://w3id.org/shisaku-graph/ns#projectListStatus"
    projectListStatuses: Final = "https://w3id.org/shisaku-graph/ns#projectListStatuses"
    proposal: Final = "https://w3id.org/shisaku-graph/ns#proposal"
    proposed: Final = "https://w3id.org/shisaku-graph/ns#proposed"
    question: Final = "https://w3id.org/shisaku-graph/ns#question"
    reason: Final = "https://w3id.org/shisaku-graph/ns#reason"
    renamed: Final = "https://w3id.org/shisaku-graph/ns#renamed"
    repairOf: Final = "https://w3id.org/shisaku-graph/ns#repairOf"
    reportsOn: Final = "https://w3id.org/shisaku-graph/ns#reportsOn"
    responsibleDepartment: Final = "https://w3id.org/shisaku-graph/ns#responsibleDepartment"
    result: Final = "https://w3id.org/shisaku-graph/ns#result"
    resulting: Final = "https://w3id.org/shisaku-graph/ns#resulting"
    sheet: Final = "https://w3id.org/shisaku-graph/ns#sheet"
    spanEnd: Final = "https://w3id.org/shisaku-graph/ns#spanEnd"
    spanStart: Final = "https://w3id.org/shisaku-graph/ns#spanStart"
    split: Final = "https://w3id.org/shisaku-graph/ns#split"
    startYear: Final = "https://w3id.org/shisaku-graph/ns#startYear"
    statedInText: Final = "https://w3id.org/shisaku-graph/ns#statedInText"
    statesProperty: Final = "https://w3id.org/shisaku-graph/ns#statesProperty"
    suspectIn: Final = "https://w3id.org/shisaku-graph/ns#suspectIn"
    target: Final = "https://w3id.org/shisaku-graph/ns#target"
    totalCost: Final = "https://w3id.org/shisaku-graph/ns#totalCost"
    unexplained: Final = "https://w3id.org/shisaku-graph/ns#unexplained"
    unitText: Final = "https://w3id.org/shisaku-graph/ns#unitText"
    valueOf: Final = "https://w3id.org/shisaku-graph/ns#valueOf"
    yen: Final = "https://w3id.org/shisaku-graph/ns#yen"


class SKOS:
    """Terms of <http://www.w3.org/2004/02/skos/core#>."""

    NAMESPACE: Final = "http://www.w3.org/2004/02/skos/core#"
    Concept: Final = "http://www.w3.org/2004/02/skos/core#Concept"
    ConceptScheme: Final = "http://www.w3.org/2004/02/skos/core#ConceptScheme"
    altLabel: Final = "http://www.w3.org/2004/02/skos/core#altLabel"
    broadMatch: Final = "http://www.w3.org/2004/02/skos/core#broadMatch"
    broader: Final = "http://www.w3.org/2004/02/skos/core#broader"
    closeMatch: Final = "http://www.w3.org/2004/02/skos/core#closeMatch"
    definition: Final = "http://www.w3.org/2004/02/skos/core#definition"
    exactMatch: Final = "http://www.w3.org/2004/02/skos/core#exactMatch"
    hasTopConcept: Final = "http://www.w3.org/2004/02/skos/core#hasTopConcept"
    inScheme: Final = "http://www.w3.org/2004/02/skos/core#inScheme"
    narrowMatch: Final = "http://www.w3.org/2004/02/skos/core#narrowMatch"
    narrower: Final = "http://www.w3.org/2004/02/skos/core#narrower"
    notation: Final = "http://www.w3.org/2004/02/skos/core#notation"
    prefLabel: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"
    relatedMatch: Final = "http://www.w3.org/2004/02/skos/core#relatedMatch"
    scopeNote: Final = "http://www.w3.org/2004/02/skos/core#scopeNote"
    topConceptOf: Final = "http://www.w3.org/2004/02/skos/core#topConceptOf"


class SPDX:
    """Terms of <http://spdx.org/rdf/terms#>."""

    NAMESPACE: Final = "http://spdx.org/rdf/terms#"
    Checksum: Final = "http://spdx.org/rdf/terms#Checksum"
    ChecksumAlgorithm: Final = "http://spdx.org/rdf/terms#ChecksumAlgorithm"
    algorithm: Final = "http://spdx.org/rdf/terms#algorithm"
    checksum: Final = "http://spdx.org/rdf/terms#checksum"
    checksumAlgorithm_sha256: Final = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
    checksumValue: Final = "http://spdx.org/rdf/terms#checksumValue"


class SSSOM:
    """Terms of <https://w3id.org/sssom/>."""

    NAMESPACE: Final = "https://w3id.org/sssom/"
    MappingSet: Final = "https://w3id.org/sssom/MappingSet"
    confidence: Final = "https://w3id.org/sssom/confidence"
    mapping_justification: Final = "https://w3id.org/sssom/mapping_justification"
    mapping_tool: Final = "https://w3id.org/sssom/mapping_tool"
    mapping_tool_version: Final = "https://w3id.org/sssom/mapping_tool_version"
    match_string: Final = "https://w3id.org/sssom/match_string"
    object_label: Final = "https://w3id.org/sssom/object_label"
    review_date: Final = "https://w3id.org/sssom/review_date"
    reviewer_id: Final = "https://w3id.org/sssom/reviewer_id"
    reviewer_label: Final = "https://w3id.org/sssom/reviewer_label"
    similarity_measure: Final = "https://w3id.org/sssom/similarity_measure"
    similarity_score: Final = "https://w3id.org/sssom/similarity_score"
    subject_label: Final = "https://w3id.org/sssom/subject_label"


class TIME:
    """Terms of <http://www.w3.org/2006/time#>."""

    NAMESPACE: Final = "http://www.w3.org/2006/time#"
    Instant: Final = "http://www.w3.org/2006/time#Instant"
    ProperInterval: Final = "http://www.w3.org/2006/time#ProperInterval"
    hasBeginning: Final = "http://www.w3.org/2006/time#hasBeginning"
    hasEnd: Final = "http://www.w3.org/2006/time#hasEnd"
    inXSDDate: Final = "http://www.w3.org/2006/time#inXSDDate"
    intervalEquals: Final = "http://www.w3.org/2006/time#intervalEquals"


class UKYEAR:
    """Terms of <http://reference.data.gov.uk/id/government-year/>."""

    NAMESPACE: Final = "http://reference.data.gov.uk/id/government-year/"


class VANN:
    """Terms of <http://purl.org/vocab/vann/>."""

    NAMESPACE: Final = "http://purl.org/vocab/vann/"
    preferredNamespacePrefix: Final = "http://purl.org/vocab/vann/preferredNamespacePrefix"
    preferredNamespaceUri: Final = "http://purl.org/vocab/vann/preferredNamespaceUri"


class VCARD:
    """Terms of <http://www.w3.org/2006/vcard/ns#>."""

    NAMESPACE: Final = "http://www.w3.org/2006/vcard/ns#"
    Kind: Final = "http://www.w3.org/2006/vcard/ns#Kind"
    Organization: Final = "http://www.w3.org/2006/vcard/ns#Organization"
    fn: Final = "http://www.w3.org/2006/vcard/ns#fn"
    hasEmail: Final = "http://www.w3.org/2006/vcard/ns#hasEmail"
    hasURL: Final = "http://www.w3.org/2006/vcard/ns#hasURL"


class VOID:
    """Terms of <http://rdfs.org/ns/void#>."""

    NAMESPACE: Final = "http://rdfs.org/ns/void#"
    Dataset: Final = "http://rdfs.org/ns/void#Dataset"
    DatasetDescription: Final = "http://rdfs.org/ns/void#DatasetDescription"
    Linkset: Final = "http://rdfs.org/ns/void#Linkset"
    TechnicalFeature: Final = "http://rdfs.org/ns/void#TechnicalFeature"
    class_: Final = "http://rdfs.org/ns/void#class"
    classPartition: Final = "http://rdfs.org/ns/void#classPartition"
    classes: Final = "http://rdfs.org/ns/void#classes"
    dataDump: Final = "http://rdfs.org/ns/void#dataDump"
    distinctObjects: Final = "http://rdfs.org/ns/void#distinctObjects"
    distinctSubjects: Final = "http://rdfs.org/ns/void#distinctSubjects"
    entities: Final = "http://rdfs.org/ns/void#entities"
    exampleResource: Final = "http://rdfs.org/ns/void#exampleResource"
    feature: Final = "http://rdfs.org/ns/void#feature"
    linkPredicate: Final = "http://rdfs.org/ns/void#linkPredicate"
    objectsTarget: Final = "http://rdfs.org/ns/void#objectsTarget"
    properties: Final = "http://rdfs.org/ns/void#properties"
    property: Final = "http://rdfs.org/ns/void#property"
    propertyPartition: Final = "http://rdfs.org/ns/void#propertyPartition"
    rootResource: Final = "http://rdfs.org/ns/void#rootResource"
    sparqlEndpoint: Final = "http://rdfs.org/ns/void#sparqlEndpoint"
    subjectsTarget: Final = "http://rdfs.org/ns/void#subjectsTarget"
    subset: Final = "http://rdfs.org/ns/void#subset"
    triples: Final = "http://rdfs.org/ns/void#triples"
    uriSpace: Final = "http://rdfs.org/ns/void#uriSpace"
    vocabulary: Final = "http://rdfs.org/ns/void#vocabulary"


class WIKIDATA:
    """Terms of <http://www.wikidata.org/entity/>."""

    NAMESPACE: Final = "http://www.wikidata.org/entity/"


class XSD:
    """Terms of <http://www.w3.org/2001/XMLSchema#>."""

    NAMESPACE: Final = "http://www.w3.org/2001/XMLSchema#"
    anyURI: Final = "http://www.w3.org/2001/XMLSchema#anyURI"
    boolean: Final = "http://www.w3.org/2001/XMLSchema#boolean"
    date: Final = "http://www.w3.org/2001/XMLSchema#date"
    dateTime: Final = "http://www.w3.org/2001/XMLSchema#dateTime"
    decimal: Final = "http://www.w3.org/2001/XMLSchema#decimal"
    hexBinary: Final = "http://www.w3.org/2001/XMLSchema#hexBinary"
    integer: Final = "http://www.w3.org/2001/XMLSchema#integer"
    nonNegativeInteger: Final = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
    string: Final = "http://www.w3.org/2001/XMLSchema#string"


PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cofog": COFOG.NAMESPACE,
        "dbpediaja": DBPEDIAJA.NAMESPACE,
        "dcat": DCAT.NAMESPACE,
        "dcterms": DCTERMS.NAMESPACE,
        "estat": ESTAT.NAMESPACE,
        "foaf": FOAF.NAMESPACE,
        "geonames": GEONAMES.NAMESPACE,
        "m8g": M8G.NAMESPACE,
        "org": ORG.NAMESPACE,
        "owl": OWL.NAMESPACE,
        "prov": PROV.NAMESPACE,
        "rdf": RDF.NAMESPACE,
        "rdfs": RDFS.NAMESPACE,
        "schema": SCHEMA.NAMESPACE,
        "sdg": SDG.NAMESPACE,
        "sh": SH.NAMESPACE,
        "shisaku": SHISAKU.NAMESPACE,
        "skos": SKOS.NAMESPACE,
        "spdx": SPDX.NAMESPACE,
        "time": TIME.NAMESPACE,
        "ukyear": UKYEAR.NAMESPACE,
        "vann": VANN.NAMESPACE,
        "vcard": VCARD.NAMESPACE,
        "void": VOID.NAMESPACE,
        "wikidata": WIKIDATA.NAMESPACE,
        "xsd": XSD.NAMESPACE,
    }
)
"""The one prefix table, for every file of the data."""

PORTAL_PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **PREFIXES,
        "adms": ADMS.NAMESPACE,
        "admslicence": ADMSLICENCE.NAMESPACE,
        "admspublisher": ADMSPUBLISHER.NAMESPACE,
        "changeset": CHANGESET.NAMESPACE,
        "dcatap": DCATAP.NAMESPACE,
        "euaccess": EUACCESS.NAMESPACE,
        "euauthority": EUAUTHORITY.NAMESPACE,
        "euavailability": EUAVAILABILITY.NAMESPACE,
        "eucountry": EUCOUNTRY.NAMESPACE,
        "eufiletype": EUFILETYPE.NAMESPACE,
        "eufrequency": EUFREQUENCY.NAMESPACE,
        "eulanguage": EULANGUAGE.NAMESPACE,
        "eulicence": EULICENCE.NAMESPACE,
        "eutheme": EUTHEME.NAMESPACE,
        "formats": FORMATS.NAMESPACE,
        "iana": IANA.NAMESPACE,
        "semapv": SEMAPV.NAMESPACE,
        "sssom": SSSOM.NAMESPACE,
    }
)
"""The same and the prefixes of the catalogue alone."""

ONTOLOGY_IRI: Final = "https://w3id.org/shisaku-graph/ns"
ONTOLOGY_VERSION_IRI: Final = "https://w3id.org/shisaku-graph/ns/0.1.0"
SHAPES_VERSION_IRI: Final = "https://w3id.org/shisaku-graph/shapes/0.1.0"
