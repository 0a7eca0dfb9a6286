-- The publishing wing: people and their roles, drafts and imports on their way, and the guards that keep four eyes and one way forward.

-- AlterTable
ALTER TABLE "actor" ADD COLUMN     "user_id" TEXT;

-- AlterTable
ALTER TABLE "change_set" ADD COLUMN     "decision" TEXT,
ADD COLUMN     "submitted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "source_revision" ADD COLUMN     "copy" TEXT;

-- CreateTable
CREATE TABLE "account_user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "two_factor_enabled" BOOLEAN DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_credential" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_second_factor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failed_verification_count" INTEGER DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "account_second_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account_digest" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "is_known_device" BOOLEAN NOT NULL,
    "succeeded" BOOLEAN NOT NULL,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "organisation_code" TEXT,
    "language" TEXT,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key_digest" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "organisation_code" TEXT,
    "language" TEXT,
    "invited_by" TEXT NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "responsibility" (
    "organisation_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by" TEXT NOT NULL,

    CONSTRAINT "responsibility_pkey" PRIMARY KEY ("organisation_code","kind","code")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "organisation_code" TEXT NOT NULL,
    "kinds" TEXT[],
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_request" (
    "token_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "body_digest" TEXT NOT NULL,
    "change_set_number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_request_pkey" PRIMARY KEY ("token_id","key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT,
    "role" TEXT,
    "organisation_code" TEXT,
    "command" TEXT NOT NULL,
    "subject" TEXT,
    "sender" TEXT,
    "outcome" TEXT NOT NULL,
    "detail" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_set_step" (
    "change_set_number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "words" TEXT,
    "detail" JSONB,

    CONSTRAINT "change_set_step_pkey" PRIMARY KEY ("change_set_number","position")
);

-- CreateTable
CREATE TABLE "change_comment" (
    "id" BIGSERIAL NOT NULL,
    "change_set_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "change_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_draft" (
    "actor_id" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_draft_pkey" PRIMARY KEY ("actor_id","form")
);

-- CreateTable
CREATE TABLE "held_form" (
    "key_digest" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "held_form_pkey" PRIMARY KEY ("key_digest")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "digest" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "actor_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_code" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "file_digest" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB,
    "notices" JSONB,
    "impact" JSONB,
    "failure" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "change_set_number" INTEGER,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_problem" (
    "import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "sheet" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "letter" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "detail" JSONB,

    CONSTRAINT "import_problem_pkey" PRIMARY KEY ("import_id","position")
);

-- CreateTable
CREATE TABLE "import_record" (
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "base_revision" INTEGER NOT NULL,
    "record" TEXT NOT NULL,

    CONSTRAINT "import_record_pkey" PRIMARY KEY ("import_id","row")
);

-- CreateTable
CREATE TABLE "import_figure" (
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "series_code" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "area_code" TEXT NOT NULL,
    "release_code" TEXT NOT NULL,
    "value" DECIMAL,
    "qualifier" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "nature" TEXT,
    "note" JSONB,
    "source_code" TEXT NOT NULL,
    "quote" TEXT,
    "quote_language" TEXT,
    "confidence" TEXT NOT NULL,
    "outcome" TEXT,

    CONSTRAINT "import_figure_pkey" PRIMARY KEY ("import_id","row")
);

-- CreateTable
CREATE TABLE "link_check" (
    "url" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "status" INTEGER,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_check_pkey" PRIMARY KEY ("url")
);

-- CreateTable
CREATE TABLE "series_break" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "series_code" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "source_code" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "series_break_pkey" PRIMARY KEY ("code","revision")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_user_email_key" ON "account_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "account_session_token_key" ON "account_session"("token");

-- CreateIndex
CREATE INDEX "account_session_user_id_idx" ON "account_session"("user_id");

-- CreateIndex
CREATE INDEX "account_credential_user_id_idx" ON "account_credential"("user_id");

-- CreateIndex
CREATE INDEX "account_verification_identifier_idx" ON "account_verification"("identifier");

-- CreateIndex
CREATE INDEX "account_second_factor_user_id_idx" ON "account_second_factor"("user_id");

-- CreateIndex
CREATE INDEX "sign_in_attempt_account_digest_at_idx" ON "sign_in_attempt"("account_digest", "at");

-- CreateIndex
CREATE INDEX "sign_in_attempt_sender_at_idx" ON "sign_in_attempt"("sender", "at");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE INDEX "membership_organisation_code_idx" ON "membership"("organisation_code");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_key_digest_key" ON "invitation"("key_digest");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_digest_key" ON "api_token"("digest");

-- CreateIndex
CREATE INDEX "api_token_organisation_code_idx" ON "api_token"("organisation_code");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_idx" ON "audit_entry"("actor_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_command_at_idx" ON "audit_entry"("command", "at" DESC);

-- CreateIndex
CREATE INDEX "change_comment_change_set_number_idx" ON "change_comment"("change_set_number");

-- CreateIndex
CREATE INDEX "import_organisation_code_created_at_idx" ON "import"("organisation_code", "created_at" DESC);

-- CreateIndex
CREATE INDEX "import_actor_id_created_at_idx" ON "import"("actor_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "import_record_import_id_outcome_idx" ON "import_record"("import_id", "outcome");

-- CreateIndex
CREATE INDEX "series_break_series_code_idx" ON "series_break"("series_code");

-- CreateIndex
CREATE INDEX "change_set_author_id_state_idx" ON "change_set"("author_id", "state");

-- CreateIndex
CREATE INDEX "change_set_organisation_code_state_idx" ON "change_set"("organisation_code", "state");

-- AddForeignKey
ALTER TABLE "account_session" ADD CONSTRAINT "account_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "account_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_credential" ADD CONSTRAINT "account_credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "account_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_second_factor" ADD CONSTRAINT "account_second_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "account_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "account_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_code_fkey" FOREIGN KEY ("organisation_code") REFERENCES "organisation"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_code_fkey" FOREIGN KEY ("organisation_code") REFERENCES "organisation"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responsibility" ADD CONSTRAINT "responsibility_organisation_code_fkey" FOREIGN KEY ("organisation_code") REFERENCES "organisation"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_organisation_code_fkey" FOREIGN KEY ("organisation_code") REFERENCES "organisation"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_request" ADD CONSTRAINT "api_request_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "api_token"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_set_step" ADD CONSTRAINT "change_set_step_change_set_number_fkey" FOREIGN KEY ("change_set_number") REFERENCES "change_set"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_comment" ADD CONSTRAINT "change_comment_change_set_number_fkey" FOREIGN KEY ("change_set_number") REFERENCES "change_set"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_file_digest_fkey" FOREIGN KEY ("file_digest") REFERENCES "stored_file"("digest") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_change_set_number_fkey" FOREIGN KEY ("change_set_number") REFERENCES "change_set"("number") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_problem" ADD CONSTRAINT "import_problem_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_record" ADD CONSTRAINT "import_record_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_figure" ADD CONSTRAINT "import_figure_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_break" ADD CONSTRAINT "series_break_series_code_fkey" FOREIGN KEY ("series_code") REFERENCES "series"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_break" ADD CONSTRAINT "series_break_source_code_fkey" FOREIGN KEY ("source_code") REFERENCES "source"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "actor" ADD CONSTRAINT "actor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "account_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema cannot say ----------------------------------------------------------------------------------------------

-- 1. A text also says from which original a translation was made, and which languages no person has read yet
CREATE OR REPLACE FUNCTION is_localized(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN jsonb_typeof(value) = 'object'
  AND coalesce(is_locale(value ->> 'original'), false)
  AND coalesce(value ->> (value ->> 'original'), '') <> ''
  AND NOT jsonb_path_exists(value - 'basis' - 'machine', '$.keyvalue() ? (!(@.key == "original" || @.key == "vi" || @.key == "en" || @.key == "fr" || @.key == "ru") || @.value.type() != "string" || @.value == "")')
  AND (value -> 'basis' IS NULL OR NOT jsonb_path_exists(value -> 'basis', '$.keyvalue() ? (!(@.key == "vi" || @.key == "en" || @.key == "fr" || @.key == "ru") || @.value.type() != "string" || !(@.value like_regex "^[0-9a-f]{12}$"))'))
  AND (value -> 'machine' IS NULL OR (jsonb_typeof(value -> 'machine') = 'array'
    AND NOT jsonb_path_exists(value -> 'machine', '$[*] ? (!(@ == "vi" || @ == "en" || @ == "fr" || @ == "ru"))')));

-- 2. The guards of every record, for breaks in series
ALTER TABLE series_break
  ADD CONSTRAINT series_break_code_check CHECK (is_code(code)), ADD CHECK (is_period(period)), ADD CHECK (is_localized(words)),
  ADD CHECK (confidence IN ('high', 'medium', 'low')), ADD CHECK (revision >= 1), ADD FOREIGN KEY (edition) REFERENCES change_set (edition);
CREATE TRIGGER close_previous BEFORE INSERT ON series_break FOR EACH ROW EXECUTE FUNCTION close_previous_revision('series-break');
CREATE UNIQUE INDEX series_break_open ON series_break (code) WHERE superseded_at IS NULL;
CREATE TRIGGER append_only AFTER UPDATE ON series_break FOR EACH ROW EXECUTE FUNCTION only_close();
CREATE TRIGGER no_removal BEFORE DELETE OR TRUNCATE ON series_break FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE source_revision ADD CHECK (copy ~ '^[0-9a-f]{64}$');

-- 3. People and roles
ALTER TABLE membership
  ADD CHECK (role IN ('editor', 'reviewer', 'translator', 'administrator')),
  ADD CHECK ((role IN ('editor', 'reviewer')) <= (organisation_code IS NOT NULL)),
  ADD CHECK ((role = 'administrator') <= (organisation_code IS NULL)),
  ADD CHECK ((role = 'translator') = (language IS NOT NULL)), ADD CHECK (language IS NULL OR is_locale(language));
CREATE UNIQUE INDEX membership_held_once ON membership (user_id, role, coalesce(organisation_code, ''), coalesce(language, '')) WHERE ended_at IS NULL;
ALTER TABLE invitation
  ADD CHECK (role IN ('editor', 'reviewer', 'translator', 'administrator')),
  ADD CHECK ((role IN ('editor', 'reviewer')) <= (organisation_code IS NOT NULL)),
  ADD CHECK ((role = 'administrator') <= (organisation_code IS NULL)),
  ADD CHECK ((role = 'translator') = (language IS NOT NULL)), ADD CHECK (language IS NULL OR is_locale(language));
ALTER TABLE actor ADD CHECK (kind IN ('system', 'person', 'token')), ADD CHECK ((kind = 'system') <= (user_id IS NULL));
ALTER TABLE import ADD CHECK (state IN ('waiting', 'reading', 'ready', 'refused', 'taken', 'failed'));
ALTER TABLE import_record ADD CHECK (outcome IN ('new', 'changed', 'unchanged', 'refused'));
ALTER TABLE import_figure ADD CHECK (outcome IN ('new', 'changed', 'unchanged', 'refused'));
ALTER TABLE audit_entry ADD CHECK (outcome IN ('done', 'refused', 'failed'));
ALTER TABLE change_set_step
  ADD CHECK (step IN ('opened', 'submitted', 'returned', 'scheduled', 'published', 'withdrawn', 'held-back'));

-- 4. A change set goes one way, and a second person with the role for its body lets it out
CREATE FUNCTION holds_role(actor text, wanted text, organisation text) RETURNS boolean LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM actor a JOIN membership m ON m.user_id = a.user_id
  WHERE a.id = actor AND m.role = wanted AND m.ended_at IS NULL AND m.organisation_code IS NOT DISTINCT FROM organisation);

CREATE FUNCTION guard_change_set() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE author_user text; reviewer_user text;
BEGIN
  IF (NEW.number, NEW.author_id, NEW.created_at) IS DISTINCT FROM (OLD.number, OLD.author_id, OLD.created_at)
     OR NEW.organisation_code IS DISTINCT FROM OLD.organisation_code THEN
    RAISE EXCEPTION 'change set % keeps its author and body', OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY[
      'draft>submitted', 'draft>withdrawn', 'returned>submitted', 'returned>withdrawn', 'submitted>returned', 'submitted>scheduled',
      'submitted>published', 'submitted>withdrawn', 'scheduled>published', 'scheduled>returned', 'scheduled>withdrawn']) THEN
    RAISE EXCEPTION 'change set % goes from % to nothing like %', OLD.number, OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state NOT IN ('scheduled', 'published') THEN RETURN NEW; END IF;
  -- the founders' first content is the only exemption from four eyes
  IF NEW.author_id = 'system:founding' AND NEW.edition = 1 THEN RETURN NEW; END IF;
  SELECT user_id INTO author_user FROM actor WHERE id = NEW.author_id;
  SELECT user_id INTO reviewer_user FROM actor WHERE id = NEW.reviewer_id;
  IF reviewer_user IS NULL OR NEW.reviewer_id = NEW.author_id OR reviewer_user = author_user THEN
    RAISE EXCEPTION 'change set % needs a second person', NEW.number USING ERRCODE = 'check_violation', CONSTRAINT = 'change_set_four_eyes';
  END IF;
  IF NOT holds_role(NEW.reviewer_id, CASE WHEN NEW.organisation_code IS NULL THEN 'administrator' ELSE 'reviewer' END, NEW.organisation_code) THEN
    RAISE EXCEPTION '% may not review for %', NEW.reviewer_id, coalesce(NEW.organisation_code, 'the portal')
      USING ERRCODE = 'check_violation', CONSTRAINT = 'change_set_four_eyes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_way BEFORE UPDATE ON change_set FOR EACH ROW EXECUTE FUNCTION guard_change_set();
ALTER TABLE change_set
  ADD CHECK ((state = 'scheduled') <= (publish_at IS NOT NULL AND reviewer_id IS NOT NULL)), ADD CHECK ((state = 'submitted') <= (submitted_at IS NOT NULL));
CREATE FUNCTION starts_as_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'draft' OR NEW.reviewer_id IS NOT NULL THEN
    RAISE EXCEPTION 'a change set begins as a draft' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_start BEFORE INSERT ON change_set FOR EACH ROW EXECUTE FUNCTION starts_as_draft();

-- What was handed in is what is looked at: its parts stand still until it is returned. Publication may write a merged record.
CREATE FUNCTION keep_submitted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE standing text;
BEGIN
  SELECT state INTO standing FROM change_set WHERE number = coalesce(NEW.change_set_number, OLD.change_set_number);
  IF standing IN ('draft', 'returned') THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'change' AND standing IN ('submitted', 'scheduled')
     AND to_jsonb(NEW) - 'record' - 'digest' = to_jsonb(OLD) - 'record' - 'digest' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'change set % is %', coalesce(NEW.change_set_number, OLD.change_set_number), standing USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER keep_submitted BEFORE INSERT OR UPDATE OR DELETE ON change FOR EACH ROW EXECUTE FUNCTION keep_submitted();

-- Figures come by the hundred thousand: asked once a statement, not once a row.
CREATE FUNCTION keep_submitted_figures() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE handed_in record;
BEGIN
  SELECT s.number, s.state INTO handed_in FROM (SELECT DISTINCT change_set_number FROM moved) m JOIN change_set s ON s.number = m.change_set_number
   WHERE s.state NOT IN ('draft', 'returned') LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'change set % is %', handed_in.number, handed_in.state USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NULL;
END $$;
DROP TRIGGER keep_published ON staged_figure;
CREATE TRIGGER keep_added AFTER INSERT ON staged_figure REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION keep_submitted_figures();
CREATE TRIGGER keep_changed AFTER UPDATE ON staged_figure REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION keep_submitted_figures();
CREATE TRIGGER keep_removed AFTER DELETE ON staged_figure REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION keep_submitted_figures();

-- 5. Histories are only added to
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_entry', 'change_set_step'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;

-- 6. The newest release of each series, period and area that an edition touched: derived by the database, so that no role need write it
CREATE FUNCTION refresh_current_observation(touched int) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  DELETE FROM current_observation c USING observation o
   WHERE o.edition = touched AND (c.series_code, c.area_code, c.period) = (o.series_code, o.area_code, o.period);
  INSERT INTO current_observation (series_code, area_code, period, observation_id)
  SELECT DISTINCT ON (o.series_code, o.area_code, o.period) o.series_code, o.area_code, o.period, o.id FROM observation o
   WHERE o.superseded_at IS NULL AND o.nature <> 'withdrawal'
     AND (o.series_code, o.area_code, o.period) IN (SELECT series_code, area_code, period FROM observation WHERE edition = touched)
   ORDER BY o.series_code, o.area_code, o.period, o.released_latest DESC NULLS LAST, o.recorded_at DESC, o.id DESC;
$$;

-- 7. The application's role
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_app') THEN
    EXECUTE format('GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA %I TO portal_app', current_schema());
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO portal_app', current_schema());
    REVOKE INSERT ON _prisma_migrations FROM portal_app;
    REVOKE INSERT, UPDATE, DELETE ON current_observation FROM portal_app;
    GRANT UPDATE, DELETE ON account_user, account_session, account_credential, account_verification, account_second_factor,
      form_draft, held_form, import, import_problem, import_record, import_figure, responsibility, sign_in_attempt TO portal_app;
    GRANT UPDATE ON membership, invitation, api_token, change_comment, link_check TO portal_app;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'no right to grant to the role portal_app: the triggers alone keep published rows';
END $$;
