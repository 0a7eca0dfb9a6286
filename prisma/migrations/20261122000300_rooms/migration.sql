-- AlterTable
ALTER TABLE "document_revision" ADD COLUMN     "topic_code" TEXT;

-- AlterTable
ALTER TABLE "link" ADD COLUMN     "document_code" TEXT,
ADD COLUMN     "task_code" TEXT;

-- CreateTable
CREATE TABLE "document_relation" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "document_code" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "other_code" TEXT NOT NULL,
    "source_code" TEXT,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "document_relation_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "event" (
    "code" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "event_revision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "name" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "starts" TEXT NOT NULL,
    "ends" TEXT,
    "starts_earliest" DATE GENERATED ALWAYS AS (period_first_day("starts")) STORED,
    "ends_latest" DATE GENERATED ALWAYS AS (period_last_day(coalesce("ends", "starts"))) STORED,
    "place" JSONB,
    "area_code" TEXT,
    "summary" JSONB,
    "topic_code" TEXT,
    "source_code" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "event_revision_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "term" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "term" JSONB NOT NULL,
    "definition" JSONB NOT NULL,
    "document_code" TEXT,
    "source_code" TEXT,

    CONSTRAINT "term_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "article" (
    "code" TEXT NOT NULL,

    CONSTRAINT "article_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "article_revision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "kind" TEXT NOT NULL,
    "published" TEXT NOT NULL,
    "published_latest" DATE GENERATED ALWAYS AS (period_last_day("published")) STORED,
    "title" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "topic_code" TEXT,

    CONSTRAINT "article_revision_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "reply" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "organisation_code" TEXT NOT NULL,
    "role" JSONB NOT NULL,
    "given" TEXT NOT NULL,
    "given_latest" DATE GENERATED ALWAYS AS (period_last_day("given")) STORED,
    "words" JSONB NOT NULL,
    "task_code" TEXT,
    "indicator_code" TEXT,
    "source_code" TEXT,

    CONSTRAINT "reply_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "platform" (
    "code" TEXT NOT NULL,

    CONSTRAINT "platform_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "platform_revision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "name" JSONB NOT NULL,
    "ownership" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "topic_code" TEXT,
    "description" JSONB NOT NULL,
    "url" TEXT,
    "repository" TEXT,
    "licence" TEXT,
    "released" TEXT,
    "released_year" INTEGER GENERATED ALWAYS AS (extract(year FROM period_first_day("released"))::int) STORED,
    "award" JSONB,
    "source_code" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "platform_revision_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "platform_users" (
    "platform_code" TEXT NOT NULL,
    "platform_revision" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "value" DECIMAL NOT NULL,
    "qualifier" TEXT NOT NULL,
    "source_code" TEXT NOT NULL,
    "quote" TEXT,
    "quote_language" TEXT,
    "confidence" TEXT NOT NULL,
    "note" JSONB,

    CONSTRAINT "platform_users_pkey" PRIMARY KEY ("platform_code","platform_revision","period","measure","source_code")
);

-- CreateIndex
CREATE INDEX "document_relation_document_code_idx" ON "document_relation"("document_code");

-- CreateIndex
CREATE INDEX "document_relation_other_code_idx" ON "document_relation"("other_code");

-- CreateIndex
CREATE INDEX "event_revision_starts_earliest_idx" ON "event_revision"("starts_earliest");

-- CreateIndex
CREATE INDEX "event_revision_ends_latest_idx" ON "event_revision"("ends_latest");

-- CreateIndex
CREATE INDEX "event_revision_kind_idx" ON "event_revision"("kind");

-- CreateIndex
CREATE INDEX "event_revision_topic_code_idx" ON "event_revision"("topic_code");

-- CreateIndex
CREATE INDEX "event_revision_area_code_idx" ON "event_revision"("area_code");

-- CreateIndex
CREATE INDEX "target_revision_area_code_idx" ON "target_revision"("area_code");

-- CreateIndex
CREATE INDEX "article_revision_published_latest_idx" ON "article_revision"("published_latest");

-- CreateIndex
CREATE INDEX "article_revision_kind_idx" ON "article_revision"("kind");

-- CreateIndex
CREATE INDEX "article_revision_topic_code_idx" ON "article_revision"("topic_code");

-- CreateIndex
CREATE INDEX "reply_organisation_code_idx" ON "reply"("organisation_code");

-- CreateIndex
CREATE INDEX "reply_task_code_idx" ON "reply"("task_code");

-- CreateIndex
CREATE INDEX "reply_indicator_code_idx" ON "reply"("indicator_code");

-- CreateIndex
CREATE INDEX "platform_revision_category_idx" ON "platform_revision"("category");

-- CreateIndex
CREATE INDEX "platform_revision_ownership_idx" ON "platform_revision"("ownership");

-- CreateIndex
CREATE INDEX "platform_revision_sector_idx" ON "platform_revision"("sector");

-- CreateIndex
CREATE INDEX "platform_revision_released_year_idx" ON "platform_revision"("released_year");

-- CreateIndex
CREATE INDEX "platform_revision_topic_code_idx" ON "platform_revision"("topic_code");

-- CreateIndex
CREATE INDEX "platform_users_source_code_idx" ON "platform_users"("source_code");

-- CreateIndex
CREATE INDEX "document_revision_topic_code_idx" ON "document_revision"("topic_code");

-- CreateIndex
CREATE INDEX "document_revision_issuer_code_idx" ON "document_revision"("issuer_code");

-- CreateIndex
CREATE INDEX "link_document_code_from_kind_idx" ON "link"("document_code", "from_kind");

-- CreateIndex
CREATE INDEX "link_task_code_from_kind_idx" ON "link"("task_code", "from_kind");

-- AddForeignKey
ALTER TABLE "document_revision" ADD CONSTRAINT "document_revision_topic_code_fkey" FOREIGN KEY ("topic_code") REFERENCES "topic"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_relation" ADD CONSTRAINT "document_relation_document_code_fkey" FOREIGN KEY ("document_code") REFERENCES "document"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_relation" ADD CONSTRAINT "document_relation_other_code_fkey" FOREIGN KEY ("other_code") REFERENCES "document"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_relation" ADD CONSTRAINT "document_relation_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_revision" ADD CONSTRAINT "event_revision_code_fkey" FOREIGN KEY ("code") REFERENCES "event"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_revision" ADD CONSTRAINT "event_revision_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_revision" ADD CONSTRAINT "event_revision_topic_code_fkey" FOREIGN KEY ("topic_code") REFERENCES "topic"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_revision" ADD CONSTRAINT "event_revision_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term" ADD CONSTRAINT "term_document_code_fkey" FOREIGN KEY ("document_code") REFERENCES "document"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term" ADD CONSTRAINT "term_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_revision" ADD CONSTRAINT "article_revision_code_fkey" FOREIGN KEY ("code") REFERENCES "article"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_revision" ADD CONSTRAINT "article_revision_topic_code_fkey" FOREIGN KEY ("topic_code") REFERENCES "topic"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply" ADD CONSTRAINT "reply_organisation_code_fkey" FOREIGN KEY ("organisation_code") REFERENCES "organisation"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply" ADD CONSTRAINT "reply_task_code_fkey" FOREIGN KEY ("task_code") REFERENCES "task"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply" ADD CONSTRAINT "reply_indicator_code_fkey" FOREIGN KEY ("indicator_code") REFERENCES "indicator"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply" ADD CONSTRAINT "reply_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_revision" ADD CONSTRAINT "platform_revision_code_fkey" FOREIGN KEY ("code") REFERENCES "platform"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_revision" ADD CONSTRAINT "platform_revision_topic_code_fkey" FOREIGN KEY ("topic_code") REFERENCES "topic"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_revision" ADD CONSTRAINT "platform_revision_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_users" ADD CONSTRAINT "platform_users_platform_code_platform_revision_fkey" FOREIGN KEY ("platform_code", "platform_revision") REFERENCES "platform_revision"("code", "revision") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_users" ADD CONSTRAINT "platform_users_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_document_code_fkey" FOREIGN KEY ("document_code") REFERENCES "document"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_task_code_fkey" FOREIGN KEY ("task_code") REFERENCES "task"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the schema cannot say: the guards of every record, for the new ones ------------------------------------------------
DO $$
DECLARE t text; c record;
BEGIN
  FOREACH t IN ARRAY ARRAY['platform','event','article','document_relation','reply','term'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (is_code(code))', t, t || '_code_check');
  END LOOP;
  FOR c IN SELECT table_name, column_name FROM information_schema.columns
           WHERE table_schema = current_schema() AND data_type = 'jsonb'
             AND table_name IN ('platform_revision','platform_users','event_revision','article_revision','reply','term') LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I IS NULL OR is_localized(%I))',
      c.table_name, c.table_name || '_' || c.column_name || '_localized', c.column_name, c.column_name);
  END LOOP;
  FOR c IN SELECT * FROM (VALUES ('platform_revision','released'), ('event_revision','starts'), ('event_revision','ends'),
      ('article_revision','published'), ('reply','given')) AS d(table_name, column_name) LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I IS NULL OR is_partial_date(%I))',
      c.table_name, c.table_name || '_' || c.column_name || '_date', c.column_name, c.column_name);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['platform_revision','event_revision','article_revision','document_relation','reply','term'] LOOP
    EXECUTE format('CREATE TRIGGER close_previous BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION close_previous_revision(%L)',
      t, replace(replace(t, '_revision', ''), '_', '-'));
    EXECUTE format('ALTER TABLE %I ADD CHECK (revision >= 1), ADD FOREIGN KEY (edition) REFERENCES change_set (edition)', t);
    EXECUTE format('CREATE UNIQUE INDEX %I ON %I (code) WHERE superseded_at IS NULL', t || '_open', t);
    EXECUTE format('CREATE TRIGGER append_only AFTER UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION only_close()', t);
    EXECUTE format('CREATE TRIGGER no_removal BEFORE DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['platform','event','article','platform_users'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_app') THEN
    EXECUTE format('GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA %I TO portal_app', current_schema());
    REVOKE INSERT ON _prisma_migrations FROM portal_app;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'no right to grant to the role portal_app: the triggers alone keep published rows';
END $$;

ALTER TABLE platform_revision
  ADD CHECK (ownership IN ('state', 'private')), ADD CHECK (confidence IN ('high', 'medium', 'low')),
  ADD CHECK (is_code(category)), ADD CHECK (is_code(sector));
ALTER TABLE platform_users
  ADD CHECK (is_period(period)), ADD CHECK (value >= 0), ADD CHECK (qualifier IN ('=', '>', '>=', '<', '<=', '~')),
  ADD CHECK (measure IN ('monthly-users', 'registered-users')), ADD CHECK (confidence IN ('high', 'medium', 'low')),
  ADD CHECK ((quote IS NULL) = (quote_language IS NULL)), ADD CHECK (quote <> '');
ALTER TABLE event_revision
  ADD CHECK (kind IN ('meeting', 'conference', 'forum', 'award', 'day', 'week', 'year')),
  ADD CHECK (confidence IN ('high', 'medium', 'low')), ADD CHECK (starts_earliest <= ends_latest);
ALTER TABLE article_revision ADD CHECK (kind IN ('news', 'guidance'));
ALTER TABLE document_relation
  ADD CHECK (relation IN ('amends', 'replaces', 'implements', 'guides')), ADD CHECK (document_code <> other_code),
  ADD CHECK (confidence IN ('high', 'medium', 'low'));
ALTER TABLE reply ADD CHECK (num_nonnulls(task_code, indicator_code) <= 1);
-- a reply is a record of its own, beside tasks and indicators alike
ALTER TABLE task_fact DROP CONSTRAINT task_fact_kind_check,
  ADD CHECK (kind IN ('assigned', 'owner', 'partner', 'deadline', 'progress', 'completed', 'not-done', 'declared'));
ALTER TABLE link DROP CONSTRAINT link_check,
  ADD CHECK (num_nonnulls(organisation_code, indicator_code, source_code, document_code, task_code) = 1);

-- Lists of open records in the order in which pages show them
CREATE INDEX platform_by_name ON platform_revision ((name ->> 'vi') COLLATE "vi-x-icu", code) WHERE superseded_at IS NULL;
-- what the facets of a catalogue are counted by, so that counting does not read whole records
CREATE INDEX platform_facets ON platform_revision (category, ownership, sector, topic_code, released_year, code, revision) WHERE superseded_at IS NULL AND NOT withdrawn;
CREATE INDEX document_facets ON document_revision (kind, issuer_code, topic_code, issued_latest, code) WHERE superseded_at IS NULL AND NOT withdrawn;
CREATE INDEX event_facets ON event_revision (kind, topic_code, starts_earliest, ends_latest, code) WHERE superseded_at IS NULL AND NOT withdrawn;
CREATE INDEX article_facets ON article_revision (kind, topic_code, published_latest, code) WHERE superseded_at IS NULL AND NOT withdrawn;
CREATE INDEX document_by_day ON document_revision (issued_latest DESC NULLS LAST, code) WHERE superseded_at IS NULL;
CREATE INDEX event_by_day ON event_revision (starts_earliest DESC, code) WHERE superseded_at IS NULL;
CREATE INDEX article_by_day ON article_revision (published_latest DESC, code) WHERE superseded_at IS NULL;
CREATE INDEX organisation_by_kind ON organisation_revision (kind) WHERE superseded_at IS NULL;
DO $$
DECLARE locale text;
BEGIN
  FOREACH locale IN ARRAY ARRAY['vi','en','fr','ru'] LOOP
    EXECUTE format('CREATE INDEX %I ON organisation_revision ((coalesce(name ->> %L, name ->> (name ->> ''original''))) COLLATE %I, code) WHERE superseded_at IS NULL',
      'organisation_by_name_' || locale, locale, locale || '-x-icu');
  END LOOP;
END $$;
