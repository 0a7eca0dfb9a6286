-- One box that finds it, however it is typed: how words are compared, what is searched, and what means the same.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "synonym" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "language" TEXT NOT NULL,
    "words" TEXT[],

    CONSTRAINT "synonym_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "search_facets" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "topic" TEXT,
    "organisations" TEXT[],
    "areas" TEXT[],
    "year" SMALLINT,

    CONSTRAINT "search_facets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_entry" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "facets_id" INTEGER NOT NULL,
    "prior" SMALLINT NOT NULL,
    "length" SMALLINT NOT NULL,
    "known_from" DATE,
    "day" DATE,
    "title_words" tsvector NOT NULL,
    "words" tsvector NOT NULL,
    "lasting_words" tsvector,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_text" (
    "entry_id" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "texts" JSONB NOT NULL,

    CONSTRAINT "search_text_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,
    "spelled" TEXT,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE UNIQUE INDEX "search_entry_kind_code_key" ON "search_entry"("kind", "code");

-- AddForeignKey
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_facets_id_fkey" FOREIGN KEY ("facets_id") REFERENCES "search_facets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_text" ADD CONSTRAINT "search_text_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "search_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is searched lies beside the row, not in it: a question that meets thousands of rows reads few pages.
ALTER TABLE search_entry SET (toast_tuple_target = 128);
CREATE INDEX search_entry_words ON search_entry USING gin (words) WITH (fastupdate = off);
CREATE INDEX search_entry_title_words ON search_entry USING gin (title_words) WITH (fastupdate = off);
CREATE UNIQUE INDEX search_facets_combination ON search_facets (kind, topic, organisations, areas, year) NULLS NOT DISTINCT;
CREATE INDEX search_word_trigrams ON search_word USING gin (word gin_trgm_ops);

-- How words are compared; lib/fold.ts does the same, and a test holds the two to each other -----------------------------------------
-- Capitals younger than Unicode 10 are left out: whether they have a small letter depends on the age of the server's ICU.
CREATE FUNCTION search_small(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT normalize(lower(regexp_replace(normalize(t, NFC),
    '[\u1c89\u1c90-\u1cbf\u2c2f\ua7b8-\ua7f5\U00010570-\U00010595\U00010d50-\U00010d65\U00016e40-\U00016e5f\U00016ea0-\U00016eb8]', '', 'g') COLLATE "und-x-icu"), NFD)
$$;

CREATE FUNCTION search_fold(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT normalize(replace(replace(replace(replace(regexp_replace(search_small(t),
    '[\u0300-\u036f]', '', 'g'), 'đ', 'd'), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), NFC)
$$;

-- What a word may stand for in a language: its stem, with and without its accents.
CREATE FUNCTION search_stems(spelled text, language text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  folded text;
  stem text;
  found text[] := '{}';
BEGIN
  IF language = 'en' THEN
    folded := CASE WHEN octet_length(spelled) = length(spelled) THEN spelled ELSE search_fold(spelled) END;
    FOREACH stem IN ARRAY coalesce(ts_lexize('pg_catalog.english_stem', folded), '{}') LOOP found := array_append(found, 'e:' || stem); END LOOP;
  ELSIF language = 'fr' THEN
    IF octet_length(spelled) = length(spelled) THEN
      FOREACH stem IN ARRAY coalesce(ts_lexize('pg_catalog.french_stem', spelled), '{}') LOOP found := array_append(found, 'f:' || stem); END LOOP;
    ELSE
      FOREACH stem IN ARRAY coalesce(ts_lexize('pg_catalog.french_stem', spelled), '{}') LOOP
        found := array_append(found, 'f:' || search_fold(stem));
      END LOOP;
      FOREACH stem IN ARRAY coalesce(ts_lexize('pg_catalog.french_stem', search_fold(spelled)), '{}') LOOP
        found := array_append(found, 'f:' || stem);
      END LOOP;
    END IF;
  ELSIF language = 'ru' THEN
    FOREACH stem IN ARRAY coalesce(ts_lexize('pg_catalog.russian_stem', replace(spelled, 'ё', 'е')), '{}') LOOP
      found := array_append(found, 'r:' || replace(stem, 'й', 'и'));
    END LOOP;
  END IF;
  RETURN found;
END $$;

-- Which entries have what a query needs, always by the index: the words lie beside the rows, which the planner takes for cheap to read.
CREATE FUNCTION search_ids(query tsquery) RETURNS SETOF integer LANGUAGE sql STABLE PARALLEL SAFE ROWS 500 SET enable_seqscan = off AS $$
  SELECT id FROM search_entry WHERE words @@ query
$$;

CREATE FUNCTION search_title_ids(query tsquery) RETURNS SETOF integer LANGUAGE sql STABLE PARALLEL SAFE ROWS 200 SET enable_seqscan = off AS $$
  SELECT id FROM search_entry WHERE title_words @@ query
$$;

-- Synonyms are published like any record ------------------------------------------------------------------------------------------
ALTER TABLE synonym ADD CHECK (is_code(code)), ADD CHECK (revision >= 1), ADD CHECK (language IN ('vi', 'en', 'fr', 'ru')),
  ADD CHECK (cardinality(words) >= 2), ADD FOREIGN KEY (edition) REFERENCES change_set (edition);
CREATE UNIQUE INDEX synonym_open ON synonym (code) WHERE superseded_at IS NULL;
CREATE TRIGGER close_previous BEFORE INSERT ON synonym FOR EACH ROW EXECUTE FUNCTION close_previous_revision('synonym');
CREATE TRIGGER append_only AFTER UPDATE ON synonym FOR EACH ROW EXECUTE FUNCTION only_close();
CREATE TRIGGER no_removal BEFORE DELETE OR TRUNCATE ON synonym FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_app') THEN
    GRANT SELECT, INSERT ON synonym TO portal_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON search_entry, search_facets, search_text, search_word TO portal_app;
    GRANT USAGE ON search_entry_id_seq, search_facets_id_seq TO portal_app;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'no right to grant to the role portal_app';
END $$;
