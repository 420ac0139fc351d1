-- How many figures of visitors does each event or project have, and which is the highest?
-- A figure has a row for each of its sources. Catalogue: outcomes/by_indicator --indicator visitors
SELECT feature, count(DISTINCT observation) AS figures, max(value) AS highest
FROM outcomes
WHERE indicator = 'https://w3id.org/creativegraph/code/indicator/visitors'
GROUP BY feature
ORDER BY feature
