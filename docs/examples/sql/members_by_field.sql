-- How many member cities are there in each creative field? Catalogue: cities/by_field
SELECT field, count(DISTINCT city) AS cities
FROM members
WHERE field IS NOT NULL
GROUP BY field
ORDER BY field
