-- What a code, a date with its precision, a period and a text in four languages are. The tables below refuse anything else.

CREATE FUNCTION is_code(value text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN value ~ '^[a-z0-9]+(-[a-z0-9]+)*$';

-- A date as exact as its source: 2024, 2024-S1, 2024-Q3, 2024-07 or 2024-07-18. Also SDMX time periods.
CREATE FUNCTION period_first_day(value text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN value ~ '^\d{4}$' THEN make_date(value::int, 1, 1)
  WHEN value ~ '^\d{4}-S[12]$' THEN make_date(left(value, 4)::int, (right(value, 1)::int - 1) * 6 + 1, 1)
  WHEN value ~ '^\d{4}-Q[1-4]$' THEN make_date(left(value, 4)::int, (right(value, 1)::int - 1) * 3 + 1, 1)
  WHEN value ~ '^\d{4}-(0[1-9]|1[0-2])$' THEN make_date(left(value, 4)::int, right(value, 2)::int, 1)
  WHEN value ~ '^\d{4}-\d{2}-\d{2}$' THEN make_date(left(value, 4)::int, substr(value, 6, 2)::int, right(value, 2)::int)
END;

CREATE FUNCTION period_last_day(value text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN value ~ '^\d{4}$' THEN make_date(value::int, 12, 31)
  WHEN value ~ '^\d{4}-S[12]$' THEN (period_first_day(value) + interval '6 months' - interval '1 day')::date
  WHEN value ~ '^\d{4}-Q[1-4]$' THEN (period_first_day(value) + interval '3 months' - interval '1 day')::date
  WHEN value ~ '^\d{4}-(0[1-9]|1[0-2])$' THEN (period_first_day(value) + interval '1 month' - interval '1 day')::date
  WHEN value ~ '^\d{4}-\d{2}-\d{2}$' THEN period_first_day(value)
END;

CREATE FUNCTION is_partial_date(value text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN period_first_day(value) IS NOT NULL;

-- SDMX time period of a figure: years, halves, quarters and months; a single day is not a period here.
CREATE FUNCTION is_period(value text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN value ~ '^\d{4}(-(S[12]|Q[1-4]|0[1-9]|1[0-2]))?$';

CREATE FUNCTION is_locale(value text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN value IN ('vi', 'en', 'fr', 'ru');

-- { "original": "vi", "vi": "…", "en": "…" }: the language it was written in, and words in it; no empty words.
CREATE FUNCTION is_localized(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN jsonb_typeof(value) = 'object'
  AND coalesce(is_locale(value ->> 'original'), false)
  AND coalesce(value ->> (value ->> 'original'), '') <> ''
  AND NOT jsonb_path_exists(value, '$.keyvalue() ? (!(@.key == "original" || @.key == "vi" || @.key == "en" || @.key == "fr" || @.key == "ru") || @.value.type() != "string" || @.value == "")');
