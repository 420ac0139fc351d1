-- What parts of a claims table cannot know of each other: a claim that stands in two of them, be it at fault in one, and a thing of which no
-- part says what it is or is called, so that a class or a label would have to be made for it. Rows tell that there are some.
-- Only what DuckDB and Spark both understand stands here.

WITH typed AS (SELECT DISTINCT subject FROM claims WHERE predicate = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'),
labelled AS (SELECT DISTINCT subject FROM claims WHERE predicate = '<http://www.w3.org/2004/02/skos/core#prefLabel>'),
lacking AS (
  SELECT
    thing, max(CASE WHEN classed THEN 1 ELSE 0 END) AS classed, max(CASE WHEN called THEN 1 ELSE 0 END) AS called,
    max(CASE WHEN typed.subject IS NULL THEN 1 ELSE 0 END) AS untyped,
    max(CASE WHEN labelled.subject IS NULL THEN 1 ELSE 0 END) AS nameless
  FROM bare LEFT JOIN typed ON typed.subject = thing LEFT JOIN labelled ON labelled.subject = thing
  GROUP BY thing
)
SELECT claim AS found FROM (SELECT claim FROM claims UNION ALL SELECT claim FROM refused) AS stated GROUP BY claim HAVING count(*) > 1
UNION ALL
SELECT thing FROM lacking
WHERE (untyped = 1 AND classed = 1) OR (nameless = 1 AND called = 1) OR (untyped = 1 AND nameless = 1)
