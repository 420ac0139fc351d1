-- How many member cities does each country have? Catalogue: cities/by_country
SELECT country, count(DISTINCT city) AS cities
FROM members
WHERE country IS NOT NULL
GROUP BY country
ORDER BY country
