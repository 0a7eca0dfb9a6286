-- The tables of prisma/models/*.prisma. Days of partial dates are derived by the database, so that they cannot disagree.

-- CreateTable
CREATE TABLE "area" (
    "code" TEXT NOT NULL,

    CONSTRAINT "area_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "area_revision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "notation" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "source_code" TEXT,
    "confidence" TEXT,

    CONSTRAINT "area_revision_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "area_succession" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "predecessor_code" TEXT NOT NULL,
    "successor_code" TEXT NOT NULL,
    "happened_on" TEXT,
    "document_code" TEXT,

    CONSTRAINT "area_succession_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "document" (
    "code" TEXT NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "document_revision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "notation" TEXT,
    "title" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "issuer_code" TEXT,
    "issued" TEXT,
    "issued_latest" DATE GENERATED ALWAYS AS (period_last_day("issued")) STORED,
    "effective" TEXT,
    "expired" TEXT,
    "summary" JSONB,
    "url" TEXT,
    "source_code" TEXT,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "document_revision_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "indicator" (
    "code" TEXT NOT NULL,

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "indicator_revision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "name" JSONB NOT NULL,
    "definition" JSONB,
    "unit" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "topic_code" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "frequency" TEXT NOT NULL,
    "baseline_series_code" TEXT,
    "baseline_period" TEXT,
    "source_code" TEXT,
    "confidence" TEXT,
    "note" JSONB,

    CONSTRAINT "indicator_revision_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "series" (
    "code" TEXT NOT NULL,

    CONSTRAINT "series_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "series_revision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "indicator_code" TEXT NOT NULL,
    "producer_code" TEXT NOT NULL,
    "method" TEXT,
    "price" TEXT,
    "scope" TEXT,
    "area_scheme" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "time_basis" TEXT NOT NULL,
    "note" JSONB,

    CONSTRAINT "series_revision_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "release" (
    "code" TEXT NOT NULL,

    CONSTRAINT "release_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "release_revision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "producer_code" TEXT NOT NULL,
    "released" TEXT,
    "released_latest" DATE GENERATED ALWAYS AS (period_last_day("released")) STORED,
    "title" JSONB NOT NULL,

    CONSTRAINT "release_revision_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "observation" (
    "id" BIGSERIAL NOT NULL,
    "series_code" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "period_start" DATE NOT NULL GENERATED ALWAYS AS (period_first_day("period")) STORED,
    "period_end" DATE NOT NULL GENERATED ALWAYS AS (period_last_day("period")) STORED,
    "area_code" TEXT NOT NULL,
    "release_code" TEXT NOT NULL,
    "released_latest" DATE,
    "value" DECIMAL,
    "qualifier" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "nature" TEXT NOT NULL,
    "note" JSONB,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "observation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation" (
    "id" BIGSERIAL NOT NULL,
    "observation_id" BIGINT NOT NULL,
    "source_code" TEXT NOT NULL,
    "quote" TEXT,
    "quote_language" TEXT,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "current_observation" (
    "series_code" TEXT NOT NULL,
    "area_code" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "observation_id" BIGINT NOT NULL,

    CONSTRAINT "current_observation_pkey" PRIMARY KEY ("series_code","area_code","period")
);

-- CreateTable
CREATE TABLE "target" (
    "code" TEXT NOT NULL,

    CONSTRAINT "target_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "target_revision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "indicator_code" TEXT NOT NULL,
    "area_code" TEXT NOT NULL,
    "deadline" TEXT,
    "comparator" TEXT,
    "low" DECIMAL,
    "high" DECIMAL,
    "words" JSONB,
    "document_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amends_code" TEXT,
    "source_code" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "note" JSONB,

    CONSTRAINT "target_revision_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "conflict" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "kind" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "explanation" JSONB NOT NULL,
    "rule" JSONB,

    CONSTRAINT "conflict_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "conflict_statement" (
    "conflict_code" TEXT NOT NULL,
    "conflict_revision" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "series_code" TEXT,
    "period" TEXT,
    "release_code" TEXT,
    "value" DECIMAL,
    "quote" TEXT,
    "quote_language" TEXT,
    "confidence" TEXT,

    CONSTRAINT "conflict_statement_pkey" PRIMARY KEY ("conflict_code","conflict_revision","side")
);

-- CreateTable
CREATE TABLE "organisation" (
    "code" TEXT NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "organisation_revision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "notation" TEXT,
    "kind" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "note" JSONB,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "is_class" BOOLEAN NOT NULL DEFAULT false,
    "source_code" TEXT,
    "confidence" TEXT,

    CONSTRAINT "organisation_revision_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "organisation_succession" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "predecessor_code" TEXT NOT NULL,
    "successor_code" TEXT NOT NULL,
    "happened_on" TEXT,
    "document_code" TEXT,
    "source_code" TEXT,

    CONSTRAINT "organisation_succession_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "actor" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "actor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_set" (
    "number" SERIAL NOT NULL,
    "title" JSONB NOT NULL,
    "reason" JSONB NOT NULL,
    "organisation_code" TEXT,
    "author_id" TEXT NOT NULL,
    "reviewer_id" TEXT,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "publish_at" TIMESTAMPTZ(3),
    "edition" INTEGER,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "change_set_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "change" (
    "change_set_number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "base_revision" INTEGER NOT NULL,
    "nature" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "submitted_digest" TEXT NOT NULL,

    CONSTRAINT "change_pkey" PRIMARY KEY ("change_set_number","position")
);

-- CreateTable
CREATE TABLE "staged_figure" (
    "change_set_number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "series_code" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "area_code" TEXT NOT NULL,
    "release_code" TEXT NOT NULL,
    "value" DECIMAL,
    "qualifier" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "nature" TEXT NOT NULL,
    "note" JSONB,
    "source_code" TEXT NOT NULL,
    "quote" TEXT,
    "quote_language" TEXT,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "staged_figure_pkey" PRIMARY KEY ("change_set_number","position")
);

-- CreateTable
CREATE TABLE "publication_log" (
    "edition" INTEGER NOT NULL,
    "change_set_number" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "entry" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "publication_log_pkey" PRIMARY KEY ("edition")
);

-- CreateTable
CREATE TABLE "link" (
    "from_kind" TEXT NOT NULL,
    "from_code" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "organisation_code" TEXT,
    "indicator_code" TEXT,
    "source_code" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_pkey" PRIMARY KEY ("from_kind","from_code","from_revision","role","position")
);

-- CreateTable
CREATE TABLE "source" (
    "code" TEXT NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "source_revision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "notation" TEXT,
    "title" TEXT NOT NULL,
    "title_language" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "published" TEXT,
    "published_latest" DATE GENERATED ALWAYS AS (period_last_day("published")) STORED,
    "language" TEXT NOT NULL,
    "translated" BOOLEAN NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT,
    "fingerprint" TEXT,
    "note" JSONB,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "source_revision_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "goal" (
    "code" TEXT NOT NULL,

    CONSTRAINT "goal_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "goal_revision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "notation" TEXT NOT NULL,
    "parent_code" TEXT,
    "kind" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "description" JSONB,
    "lead_code" TEXT,
    "deadlines" TEXT[],
    "topic_code" TEXT,
    "document_code" TEXT,
    "clause" JSONB,
    "source_code" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "goal_revision_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "task" (
    "code" TEXT NOT NULL,

    CONSTRAINT "task_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "task_revision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "notation" TEXT NOT NULL,
    "parent_code" TEXT,
    "kind" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "description" JSONB,
    "topic_code" TEXT,
    "document_code" TEXT,
    "clause" JSONB,
    "source_code" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "task_revision_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "task_fact" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "task_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "happened_on" TEXT,
    "released_on" TEXT,
    "released_latest" DATE GENERATED ALWAYS AS (period_last_day("released_on")) STORED,
    "organisation_code" TEXT,
    "due" TEXT,
    "words" JSONB,
    "document_code" TEXT,
    "source_code" TEXT NOT NULL,
    "quote" TEXT,
    "quote_language" TEXT,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "task_fact_pkey" PRIMARY KEY ("code","revision")
);

-- CreateTable
CREATE TABLE "topic" (
    "code" TEXT NOT NULL,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "topic_revision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "parent_code" TEXT,
    "name" JSONB NOT NULL,

    CONSTRAINT "topic_revision_pkey" PRIMARY KEY ("code","revision")
);

-- CreateIndex
CREATE INDEX "area_revision_scheme_idx" ON "area_revision"("scheme");

-- CreateIndex
CREATE INDEX "area_succession_predecessor_code_idx" ON "area_succession"("predecessor_code");

-- CreateIndex
CREATE INDEX "area_succession_successor_code_idx" ON "area_succession"("successor_code");

-- CreateIndex
CREATE INDEX "document_revision_kind_idx" ON "document_revision"("kind");

-- CreateIndex
CREATE INDEX "document_revision_issued_latest_idx" ON "document_revision"("issued_latest");

-- CreateIndex
CREATE INDEX "indicator_revision_topic_code_idx" ON "indicator_revision"("topic_code");

-- CreateIndex
CREATE INDEX "indicator_revision_category_idx" ON "indicator_revision"("category");

-- CreateIndex
CREATE INDEX "series_revision_indicator_code_idx" ON "series_revision"("indicator_code");

-- CreateIndex
CREATE INDEX "release_revision_released_latest_idx" ON "release_revision"("released_latest");

-- CreateIndex
CREATE INDEX "observation_series_code_area_code_period_released_latest_re_idx" ON "observation"("series_code", "area_code", "period", "released_latest" DESC, "recorded_at" DESC);

-- CreateIndex
CREATE INDEX "observation_release_code_idx" ON "observation"("release_code");

-- CreateIndex
CREATE INDEX "citation_source_code_idx" ON "citation"("source_code");

-- CreateIndex
CREATE UNIQUE INDEX "citation_observation_id_source_code_key" ON "citation"("observation_id", "source_code");

-- CreateIndex
CREATE UNIQUE INDEX "current_observation_observation_id_key" ON "current_observation"("observation_id");

-- CreateIndex
CREATE INDEX "target_revision_indicator_code_idx" ON "target_revision"("indicator_code");

-- CreateIndex
CREATE INDEX "target_revision_document_code_idx" ON "target_revision"("document_code");

-- CreateIndex
CREATE INDEX "organisation_succession_predecessor_code_idx" ON "organisation_succession"("predecessor_code");

-- CreateIndex
CREATE INDEX "organisation_succession_successor_code_idx" ON "organisation_succession"("successor_code");

-- CreateIndex
CREATE UNIQUE INDEX "change_set_edition_key" ON "change_set"("edition");

-- CreateIndex
CREATE INDEX "change_set_state_publish_at_idx" ON "change_set"("state", "publish_at");

-- CreateIndex
CREATE INDEX "change_set_published_at_idx" ON "change_set"("published_at");

-- CreateIndex
CREATE INDEX "change_kind_code_idx" ON "change"("kind", "code");

-- CreateIndex
CREATE UNIQUE INDEX "change_change_set_number_kind_code_key" ON "change"("change_set_number", "kind", "code");

-- CreateIndex
CREATE UNIQUE INDEX "publication_log_change_set_number_key" ON "publication_log"("change_set_number");

-- CreateIndex
CREATE UNIQUE INDEX "publication_log_hash_key" ON "publication_log"("hash");

-- CreateIndex
CREATE INDEX "link_organisation_code_from_kind_idx" ON "link"("organisation_code", "from_kind");

-- CreateIndex
CREATE INDEX "link_indicator_code_from_kind_idx" ON "link"("indicator_code", "from_kind");

-- CreateIndex
CREATE INDEX "link_source_code_from_kind_idx" ON "link"("source_code", "from_kind");

-- CreateIndex
CREATE INDEX "source_revision_kind_idx" ON "source_revision"("kind");

-- CreateIndex
CREATE INDEX "source_revision_published_latest_idx" ON "source_revision"("published_latest");

-- CreateIndex
CREATE INDEX "source_revision_language_idx" ON "source_revision"("language");

-- CreateIndex
CREATE INDEX "goal_revision_parent_code_idx" ON "goal_revision"("parent_code");

-- CreateIndex
CREATE INDEX "goal_revision_topic_code_idx" ON "goal_revision"("topic_code");

-- CreateIndex
CREATE INDEX "task_revision_parent_code_idx" ON "task_revision"("parent_code");

-- CreateIndex
CREATE INDEX "task_revision_topic_code_idx" ON "task_revision"("topic_code");

-- CreateIndex
CREATE INDEX "task_fact_task_code_idx" ON "task_fact"("task_code");

-- CreateIndex
CREATE INDEX "task_fact_source_code_idx" ON "task_fact"("source_code");

-- AddForeignKey
ALTER TABLE "area_revision" ADD CONSTRAINT "area_revision_code_fkey" FOREIGN KEY ("code") REFERENCES "area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_revision" ADD CONSTRAINT "area_revision_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_succession" ADD CONSTRAINT "area_succession_predecessor_code_fkey" FOREIGN KEY ("predecessor_code") REFERENCES "area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_succession" ADD CONSTRAINT "area_succession_successor_code_fkey" FOREIGN KEY ("successor_code") REFERENCES "area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_succession" ADD CONSTRAINT "area_succession_document_code_fkey" FOREIGN KEY ("document_code") REFERENCES "document"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_revision" ADD CONSTRAINT "document_revision_code_fkey" FOREIGN KEY ("code") REFERENCES "document"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_revision" ADD CONSTRAINT "document_revision_issuer_code_fkey" FOREIGN KEY ("issuer_code") REFERENCES "organisation"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_revision" ADD CONSTRAINT "document_revision_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_revision" ADD CONSTRAINT "indicator_revision_code_fkey" FOREIGN KEY ("code") REFERENCES "indicator"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_revision" ADD CONSTRAINT "indicator_revision_topic_code_fkey" FOREIGN KEY ("topic_code") REFERENCES "topic"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_revision" ADD CONSTRAINT "indicator_revision_baseline_series_code_fkey" FOREIGN KEY ("baseline_series_code") REFERENCES "series"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_revision" ADD CONSTRAINT "indicator_revision_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_revision" ADD CONSTRAINT "series_revision_code_fkey" FOREIGN KEY ("code") REFERENCES "series"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_revision" ADD CONSTRAINT "series_revision_indicator_code_fkey" FOREIGN KEY ("indicator_code") REFERENCES "indicator"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_revision" ADD CONSTRAINT "series_revision_producer_code_fkey" FOREIGN KEY ("producer_code") REFERENCES "organisation"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_revision" ADD CONSTRAINT "release_revision_code_fkey" FOREIGN KEY ("code") REFERENCES "release"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_revision" ADD CONSTRAINT "release_revision_producer_code_fkey" FOREIGN KEY ("producer_code") REFERENCES "organisation"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_series_code_fkey" FOREIGN KEY ("series_code") REFERENCES "series"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_release_code_fkey" FOREIGN KEY ("release_code") REFERENCES "release"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_observation_id_fkey" FOREIGN KEY ("observation_id") REFERENCES "observation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "current_observation" ADD CONSTRAINT "current_observation_series_code_fkey" FOREIGN KEY ("series_code") REFERENCES "series"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "current_observation" ADD CONSTRAINT "current_observation_observation_id_fkey" FOREIGN KEY ("observation_id") REFERENCES "observation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_revision" ADD CONSTRAINT "target_revision_code_fkey" FOREIGN KEY ("code") REFERENCES "target"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_revision" ADD CONSTRAINT "target_revision_indicator_code_fkey" FOREIGN KEY ("indicator_code") REFERENCES "indicator"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_revision" ADD CONSTRAINT "target_revision_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_revision" ADD CONSTRAINT "target_revision_document_code_fkey" FOREIGN KEY ("document_code") REFERENCES "document"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_revision" ADD CONSTRAINT "target_revision_amends_code_fkey" FOREIGN KEY ("amends_code") REFERENCES "target"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_revision" ADD CONSTRAINT "target_revision_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict_statement" ADD CONSTRAINT "conflict_statement_conflict_code_conflict_revision_fkey" FOREIGN KEY ("conflict_code", "conflict_revision") REFERENCES "conflict"("code", "revision") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_revision" ADD CONSTRAINT "organisation_revision_code_fkey" FOREIGN KEY ("code") REFERENCES "organisation"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_revision" ADD CONSTRAINT "organisation_revision_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_succession" ADD CONSTRAINT "organisation_succession_predecessor_code_fkey" FOREIGN KEY ("predecessor_code") REFERENCES "organisation"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_succession" ADD CONSTRAINT "organisation_succession_successor_code_fkey" FOREIGN KEY ("successor_code") REFERENCES "organisation"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_succession" ADD CONSTRAINT "organisation_succession_document_code_fkey" FOREIGN KEY ("document_code") REFERENCES "document"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_succession" ADD CONSTRAINT "organisation_succession_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_set" ADD CONSTRAINT "change_set_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_set" ADD CONSTRAINT "change_set_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "actor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change" ADD CONSTRAINT "change_change_set_number_fkey" FOREIGN KEY ("change_set_number") REFERENCES "change_set"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staged_figure" ADD CONSTRAINT "staged_figure_change_set_number_fkey" FOREIGN KEY ("change_set_number") REFERENCES "change_set"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_log" ADD CONSTRAINT "publication_log_change_set_number_fkey" FOREIGN KEY ("change_set_number") REFERENCES "change_set"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_organisation_code_fkey" FOREIGN KEY ("organisation_code") REFERENCES "organisation"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_indicator_code_fkey" FOREIGN KEY ("indicator_code") REFERENCES "indicator"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_revision" ADD CONSTRAINT "source_revision_code_fkey" FOREIGN KEY ("code") REFERENCES "source"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal_revision" ADD CONSTRAINT "goal_revision_code_fkey" FOREIGN KEY ("code") REFERENCES "goal"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal_revision" ADD CONSTRAINT "goal_revision_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "goal"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal_revision" ADD CONSTRAINT "goal_revision_lead_code_fkey" FOREIGN KEY ("lead_code") REFERENCES "organisation"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal_revision" ADD CONSTRAINT "goal_revision_topic_code_fkey" FOREIGN KEY ("topic_code") REFERENCES "topic"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal_revision" ADD CONSTRAINT "goal_revision_document_code_fkey" FOREIGN KEY ("document_code") REFERENCES "document"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal_revision" ADD CONSTRAINT "goal_revision_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_revision" ADD CONSTRAINT "task_revision_code_fkey" FOREIGN KEY ("code") REFERENCES "task"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_revision" ADD CONSTRAINT "task_revision_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "task"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_revision" ADD CONSTRAINT "task_revision_topic_code_fkey" FOREIGN KEY ("topic_code") REFERENCES "topic"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_revision" ADD CONSTRAINT "task_revision_document_code_fkey" FOREIGN KEY ("document_code") REFERENCES "document"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_revision" ADD CONSTRAINT "task_revision_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_fact" ADD CONSTRAINT "task_fact_task_code_fkey" FOREIGN KEY ("task_code") REFERENCES "task"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_fact" ADD CONSTRAINT "task_fact_organisation_code_fkey" FOREIGN KEY ("organisation_code") REFERENCES "organisation"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_fact" ADD CONSTRAINT "task_fact_document_code_fkey" FOREIGN KEY ("document_code") REFERENCES "document"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_fact" ADD CONSTRAINT "task_fact_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_revision" ADD CONSTRAINT "topic_revision_code_fkey" FOREIGN KEY ("code") REFERENCES "topic"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_revision" ADD CONSTRAINT "topic_revision_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "topic"("code") ON DELETE SET NULL ON UPDATE CASCADE;


