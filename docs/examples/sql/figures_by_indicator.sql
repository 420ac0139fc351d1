-- How many figures does each indicator have? Catalogue: outcomes/by_indicator
SELECT indicator, count(DISTINCT observation) AS figures
FROM outcomes
GROUP BY indicator
ORDER BY indicator
