-- The view `triples` (s, p, o: terms as N-Triples writes them) of the view `lines`, and what reads texts of terms.

CREATE MACRO unescaped(text) AS CASE WHEN contains(text, '\') THEN
  replace(replace(replace(replace(replace(replace(
    text, '\\', chr(1)), '\"', '"'), '\n', chr(10)), '\r', chr(13)), '\t', chr(9)), chr(1), '\')
ELSE text END;

CREATE VIEW triples AS
SELECT
  split_part(line, ' ', 1) AS s,
  split_part(line, ' ', 2) AS p,
  line[length(split_part(line, ' ', 1)) + length(split_part(line, ' ', 2)) + 3:-3] AS o
FROM lines;
