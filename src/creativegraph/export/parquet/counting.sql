-- The triples of a graph as tables for counting. Given are `triples`, `subjects` and `predicates` (each node or
-- property with its IRI and what Python knows of it), `languages` and `namings` (labels: what is preferred, from 0).

CREATE TABLE facts AS
WITH read AS (
  SELECT *, regexp_extract(
    o, '^"(.*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?$', ['text', 'lang', 'datatype'], 's'
  ) AS literal
  FROM triples
)
SELECT DISTINCT
  subjects.iri AS thing, subjects.layer, subjects.kind, predicates.iri AS predicate, predicates.property,
  CASE WHEN o[1] = '"' THEN unescaped(literal.text) ELSE trim(o, '<>') END AS value,
  o[1] <> '"' AS linked,
  literal.lang AS lang,
  CASE
    WHEN o[1] <> '"' THEN 'iri'
    WHEN literal.datatype = '' THEN 'string'
    ELSE regexp_extract(literal.datatype, '[^#/]*$')
  END AS datatype
FROM read JOIN subjects ON subjects.node = read.s JOIN predicates ON predicates.node = read.p;

CREATE TABLE labels AS
SELECT thing, arg_min(value, row(coalesce(languages.place, 99), namings.place, facts.lang, value)) AS label
FROM facts JOIN namings USING (predicate) LEFT JOIN languages USING (lang)
GROUP BY thing;

CREATE TABLE statements AS
SELECT
  facts.thing, named.label AS thing_label, kind, property, properties.label AS property_label,
  value, objects.label AS value_label, facts.lang, datatype,
  CASE WHEN datatype IN ('integer', 'decimal', 'double', 'float') THEN try_cast(value AS DOUBLE) END AS number,
  CASE WHEN datatype = 'date' THEN try_cast(value AS DATE) END AS date
FROM facts
LEFT JOIN labels AS named ON named.thing = facts.thing
LEFT JOIN labels AS properties ON properties.thing = facts.predicate
LEFT JOIN labels AS objects ON facts.linked AND objects.thing = facts.value
WHERE layer = 'direct';

CREATE TABLE claims AS
WITH made AS (
  SELECT
    thing AS claim,
    any_value(value) FILTER (property = 'cg:claimSubject') AS thing,
    any_value(value) FILTER (property = 'cg:claimPredicate') AS predicate,
    any_value(value) FILTER (property IN ('cg:claimObject', 'cg:claimValue')) AS value,
    any_value(lang) FILTER (property = 'cg:claimValue') AS lang,
    any_value(datatype) FILTER (property IN ('cg:claimObject', 'cg:claimValue')) AS datatype,
    any_value(regexp_extract(value, '[^/]*$')) FILTER (property = 'cg:rank') AS rank,
    any_value(regexp_extract(value, '[^/]*$')) FILTER (property = 'cg:assertionMode') AS mode,
    any_value(regexp_extract(value, '[^/]*$')) FILTER (property = 'cg:confidence') AS confidence,
    any_value(value) FILTER (property = 'cg:validFrom') AS valid_from,
    any_value(value) FILTER (property = 'cg:validUntil') AS valid_until,
    any_value(value) FILTER (property = 'cg:rankReason') AS reason,
    list(value ORDER BY value) FILTER (property = 'dcterms:source') AS sources
  FROM facts WHERE layer = 'evidence' AND kind = 'claim'
  GROUP BY thing
)
SELECT
  claim, made.thing, named.label AS thing_label, property, properties.label AS property_label,
  value, objects.label AS value_label, lang, datatype,
  CASE WHEN datatype IN ('integer', 'decimal', 'double', 'float') THEN try_cast(value AS DOUBLE) END AS number,
  CASE WHEN datatype = 'date' THEN try_cast(value AS DATE) END AS date,
  rank, mode, confidence, valid_from, valid_until, reason, sources
FROM made
LEFT JOIN predicates ON predicates.iri = made.predicate
LEFT JOIN labels AS named ON named.thing = made.thing
LEFT JOIN labels AS properties ON properties.thing = made.predicate
LEFT JOIN labels AS objects ON datatype = 'iri' AND objects.thing = value;

CREATE TABLE columns AS  -- of the tables of kinds: a type that all values have, and whether a thing has several
SELECT
  kind, property, lang, max(many) > 1 AS several, bool_and(linked) AS linked,
  CASE
    WHEN bool_and(datatype = 'integer' AND whole) THEN 'BIGINT'
    WHEN bool_and(datatype IN ('integer', 'decimal', 'double', 'float')) THEN 'DOUBLE'
    WHEN bool_and(datatype = 'date' AND day) THEN 'DATE'
    WHEN bool_and(datatype = 'boolean') THEN 'BOOLEAN'
    ELSE 'VARCHAR'
  END AS type
FROM (
  SELECT
    kind, property, lang, thing, count(*) AS many, bool_and(datatype = 'iri') AS linked, max(datatype) AS datatype,
    bool_and(try_cast(value AS BIGINT) IS NOT NULL) AS whole, bool_and(date IS NOT NULL) AS day
  FROM statements WHERE kind <> ''
  GROUP BY ALL
)
GROUP BY ALL ORDER BY ALL;
