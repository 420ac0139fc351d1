-- Which claims count, and the triples that follow: what tables/ranks.py and tables/build.py say in Python.
-- `claims` has a row for each claim, `given` the triples that a row makes whatever else is said; see claims.py.
-- Only what DuckDB and Spark both understand stands here. What is made `again` wherever it is asked for is as long and wide as
-- all claims: kept, it would lie on the disk.

WITH able AS /* again */ (  -- claims that can count: not held wrong, not ended, not merely implied
  SELECT * FROM claims
  WHERE (rank <> 'deprecated' OR printed) AND NOT aside AND NOT ended AND (mode <> 'implied' OR shown_if_implied)
),
outranked AS (  -- where a preferred value keeps others out: a property of one value, for labels in each language
  SELECT DISTINCT subject, predicate, lang FROM able WHERE single AND rank = 'preferred'
),
standing AS /* again */ (
  SELECT * FROM able
  WHERE NOT single OR rank = 'preferred' OR NOT EXISTS (
    SELECT 1 FROM outranked
    WHERE outranked.subject = able.subject AND outranked.predicate = able.predicate AND outranked.lang = able.lang
  )
),
figures AS (  -- observations that have a result, and all by which they count the same
  SELECT
    subject,
    max(CASE WHEN part = 'result' AND rank = 'preferred' THEN 1 ELSE 0 END) AS preferred,
    array_sort(array_agg(DISTINCT CASE WHEN part = 'same' THEN concat(predicate, ' ', value) ELSE '' END)) AS measured
  FROM standing WHERE part <> ''
  GROUP BY subject HAVING max(CASE WHEN part = 'result' THEN 1 ELSE 0 END) = 1
),
counted AS (  -- observations compete as wholes
  SELECT subject FROM figures
  WHERE preferred = 1 OR NOT EXISTS (
    SELECT 1 FROM figures AS other WHERE other.preferred = 1 AND other.measured = figures.measured
  )
),
best AS /* again */ (
  SELECT * FROM standing
  WHERE part = '' OR EXISTS (SELECT 1 FROM counted WHERE counted.subject = standing.subject)
),
direct AS (
  SELECT subject, predicate, object FROM best
  UNION ALL
  SELECT given.subject, given.predicate, given.object
  FROM best JOIN given ON best.period AND given.layer = 'evidence' AND given.subject = best.object
  UNION ALL
  SELECT subject, '<http://www.w3.org/2004/02/skos/core#hiddenLabel>', key FROM best
  WHERE naming = 'name' OR (naming = 'code' AND NOT EXISTS (  -- a code that is the name of a thing is none of its own
    SELECT 1 FROM best AS named WHERE named.naming = 'name' AND named.key = best.key
  ))
)
-- Here `direct` may be put aside.
SELECT DISTINCT layer, subject, predicate, object FROM (
  SELECT 'direct' AS layer, subject, predicate, object FROM direct
  UNION ALL
  SELECT layer, subject, predicate, object FROM given
) AS graph
ORDER BY subject, predicate, object, layer
