-- How many cities joined in each year and field? A city's field may have changed since, so members does not tell.
-- Catalogue: cities/by_year_and_field
SELECT since, field, count(DISTINCT city) AS cities
FROM joined
WHERE field IS NOT NULL
GROUP BY since, field
ORDER BY since, field
