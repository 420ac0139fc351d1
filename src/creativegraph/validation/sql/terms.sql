-- What SPARQL says of terms, for terms as N-Triples writes them. NULL is what SPARQL calls an error, and what is not bound.

CREATE MACRO is_literal(term) AS starts_with(term, '"');
CREATE MACRO is_iri(term) AS starts_with(term, '<');
CREATE MACRO is_plain(term) AS is_literal(term) AND ends_with(term, '"');
CREATE MACRO text_of(term) AS CASE
    WHEN is_iri(term) THEN substring(term, 2, length(term) - 2)
    WHEN is_literal(term) THEN unescaped(regexp_extract(term, '^"(.*)"', 1, 's'))
  END;
CREATE MACRO whole_number(text) AS CASE WHEN regexp_full_match(text, '[+-]?[0-9]+') THEN TRY_CAST(text AS BIGINT) END;
-- Literals with a datatype may be written otherwise and have the same value; that is for the engines to say.
CREATE MACRO same(one, other) AS CASE
    WHEN one IS NULL OR other IS NULL THEN NULL
    WHEN one = other THEN TRUE
    WHEN is_literal(one) AND is_literal(other) AND NOT (is_plain(one) AND is_plain(other)) THEN error('two literals')
    ELSE FALSE
  END;
-- Sums that 64 bits do not hold are for the engines too.
CREATE MACRO plus(one, other) AS CASE
    WHEN abs(one::HUGEINT) < 4000000000000000000 AND abs(other::HUGEINT) < 4000000000000000000 THEN one + other
    WHEN one IS NULL OR other IS NULL THEN NULL ELSE error('a large number') END;
