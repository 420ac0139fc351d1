-- In which fields are each country's member cities? Catalogue: cities/by_country_and_field
SELECT country, field, count(DISTINCT city) AS cities
FROM members
WHERE country IS NOT NULL AND field IS NOT NULL
GROUP BY country, field
ORDER BY country, field
