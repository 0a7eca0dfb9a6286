-- The database itself refuses nonsense: a figure without a citation, a period that is not one, an update of a published row.

-- 1. Codes, dates and texts --------------------------------------------------------------------------------------------
DO $$
DECLARE t text; c record;
BEGIN
  FOREACH t IN ARRAY ARRAY['source','organisation','area','topic','document','indicator','series','release','target','goal','task'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (is_code(code))', t, t || '_code_check');
  END LOOP;
  FOREACH t IN ARRAY ARRAY['task_fact','conflict','organisation_succession','area_succession'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (is_code(code))', t, t || '_code_check');
  END LOOP;
  -- every JSON column of a record is a text in up to four languages
  FOR c IN SELECT table_name, column_name FROM information_schema.columns
           WHERE table_schema = current_schema() AND data_type = 'jsonb' LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I IS NULL OR is_localized(%I))',
      c.table_name, c.table_name || '_' || c.column_name || '_localized', c.column_name, c.column_name);
  END LOOP;
  FOR c IN SELECT * FROM (VALUES ('source_revision','published'), ('organisation_revision','valid_from'), ('organisation_revision','valid_to'),
      ('organisation_succession','happened_on'), ('area_revision','valid_from'), ('area_revision','valid_to'), ('area_succession','happened_on'),
      ('document_revision','issued'), ('document_revision','effective'), ('document_revision','expired'), ('release_revision','released'),
      ('target_revision','deadline'), ('task_fact','happened_on'), ('task_fact','released_on'), ('task_fact','due')) AS d(table_name, column_name) LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I IS NULL OR is_partial_date(%I))',
      c.table_name, c.table_name || '_' || c.column_name || '_date', c.column_name, c.column_name);
  END LOOP;
END $$;

ALTER TABLE observation
  ADD CHECK (is_period(period)),
  ADD CHECK (value IS NOT NULL OR nature = 'withdrawal'),
  ADD CHECK (qualifier IN ('=', '>', '>=', '<', '<=', '~')),
  ADD CHECK (status IN ('final', 'provisional', 'estimate', 'forecast')),
  ADD CHECK (nature IN ('new', 'revision', 'correction', 'withdrawal')),
  ADD CONSTRAINT observation_recorded_once UNIQUE (series_code, area_code, period, release_code, edition);
ALTER TABLE staged_figure
  ADD CHECK (is_period(period)), ADD CHECK (value IS NOT NULL OR nature = 'withdrawal'),
  ADD CHECK (nature IN ('new', 'revision', 'correction', 'withdrawal'));
ALTER TABLE citation
  ADD CHECK (confidence IN ('high', 'medium', 'low')),
  ADD CHECK ((quote IS NULL) = (quote_language IS NULL)),
  ADD CHECK (quote <> '');
ALTER TABLE current_observation ADD CHECK (is_period(period));
ALTER TABLE indicator_revision
  ADD CHECK (direction IN ('higher', 'lower', 'none')),
  ADD CHECK (frequency IN ('monthly', 'quarterly', 'half-year', 'annual', 'biennial', 'irregular', 'once')),
  ADD CHECK ((baseline_series_code IS NULL) = (baseline_period IS NULL)),
  ADD CHECK (baseline_period IS NULL OR is_period(baseline_period));
ALTER TABLE series_revision
  ADD CHECK (time_basis IN ('point', 'flow', 'average', 'year-to-date', 'cumulative')),
  ADD CHECK (price IS NULL OR price IN ('current', 'constant'));
ALTER TABLE target_revision
  ADD CHECK (num_nonnulls(low, high, words) > 0), ADD CHECK (low <= high),
  ADD CHECK ((low IS NULL AND high IS NULL) = (comparator IS NULL)),
  ADD CHECK (comparator IN ('=', '>', '>=', '<', '<=')), ADD CHECK (amends_code <> code);
ALTER TABLE task_fact
  ADD CHECK (kind IN ('assigned', 'owner', 'partner', 'deadline', 'progress', 'completed', 'not-done', 'declared', 'reply')),
  ADD CHECK ((kind IN ('owner', 'partner')) <= (organisation_code IS NOT NULL)),
  ADD CHECK ((kind = 'deadline') <= (due IS NOT NULL OR words IS NOT NULL)),
  ADD CHECK ((kind IN ('completed', 'not-done')) <= (happened_on IS NOT NULL)),
  ADD CHECK ((quote IS NULL) = (quote_language IS NULL));
ALTER TABLE source_revision ADD CHECK (is_locale(language) OR language = 'und'), ADD CHECK (confidence IN ('high', 'medium', 'low'));
ALTER TABLE link ADD CHECK (num_nonnulls(organisation_code, indicator_code, source_code) = 1);
ALTER TABLE conflict_statement ADD CHECK (is_code(side)), ADD CHECK (period IS NULL OR is_period(period)),
  ADD CONSTRAINT conflict_statement_series_fkey FOREIGN KEY (series_code) REFERENCES series (code),
  ADD CONSTRAINT conflict_statement_release_fkey FOREIGN KEY (release_code) REFERENCES release (code);

-- 2. Change sets: four eyes, states, one way forward ------------------------------------------------------------------------
ALTER TABLE change_set
  ADD CHECK (state IN ('draft', 'submitted', 'scheduled', 'published', 'returned', 'withdrawn')),
  ADD CHECK ((state = 'published') = (edition IS NOT NULL)), ADD CHECK ((edition IS NULL) = (published_at IS NULL)),
  -- the founders' first content is the only exemption from four eyes
  ADD CONSTRAINT change_set_four_eyes CHECK (
    state <> 'published' OR author_id = 'system:founding' OR (reviewer_id IS NOT NULL AND reviewer_id <> author_id));
ALTER TABLE change
  ADD CHECK (nature IN ('new', 'revision', 'correction', 'withdrawal')), ADD CHECK (base_revision >= 0),
  ADD CHECK ((nature = 'new') = (base_revision = 0)), ADD CHECK (record IS JSON OBJECT), ADD CHECK (digest ~ '^[0-9a-f]{64}$');
ALTER TABLE publication_log
  ADD CHECK (hash ~ '^[0-9a-f]{64}$'), ADD CHECK (previous_hash ~ '^[0-9a-f]{64}$'), ADD CHECK (entry IS JSON OBJECT),
  ADD CONSTRAINT publication_log_edition_fkey FOREIGN KEY (edition) REFERENCES change_set (edition);
INSERT INTO actor (id, kind) VALUES ('system:founding', 'system');

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'published rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- A published change set and its parts are closed for ever.
CREATE FUNCTION keep_published_change_set() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'change_set' THEN
    IF OLD.state = 'published' THEN RAISE EXCEPTION 'change set % is published', OLD.number USING ERRCODE = 'restrict_violation'; END IF;
  ELSIF EXISTS (SELECT FROM change_set s WHERE s.number = coalesce(OLD.change_set_number, NEW.change_set_number) AND s.state = 'published') THEN
    RAISE EXCEPTION 'change set % is published', coalesce(OLD.change_set_number, NEW.change_set_number) USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON change_set FOR EACH ROW EXECUTE FUNCTION keep_published_change_set();
CREATE TRIGGER keep_published BEFORE INSERT OR UPDATE OR DELETE ON change FOR EACH ROW EXECUTE FUNCTION keep_published_change_set();
CREATE TRIGGER keep_published BEFORE INSERT OR UPDATE OR DELETE ON staged_figure FOR EACH ROW EXECUTE FUNCTION keep_published_change_set();

-- 3. Append only: a revision is closed by the next one, and by nothing else ----------------------------------------------------
CREATE FUNCTION only_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() > 1 AND OLD.superseded_at IS NULL AND NEW.superseded_at IS NOT NULL
     AND to_jsonb(NEW) - 'superseded_at' = to_jsonb(OLD) - 'superseded_at' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'published rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- The next revision of a record closes the one before it, with its lists.
CREATE FUNCTION close_previous_revision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE closed int;
BEGIN
  IF NEW.revision = 1 THEN RETURN NEW; END IF;
  EXECUTE format('UPDATE %I SET superseded_at = $1 WHERE code = $2 AND revision = $3 AND superseded_at IS NULL', TG_TABLE_NAME)
    USING NEW.recorded_at, NEW.code, NEW.revision - 1;
  GET DIAGNOSTICS closed = ROW_COUNT;
  IF closed <> 1 THEN
    RAISE EXCEPTION '% % has no open revision %', TG_ARGV[0], NEW.code, NEW.revision - 1 USING ERRCODE = 'foreign_key_violation';
  END IF;
  UPDATE link SET superseded_at = NEW.recorded_at
    WHERE from_kind = TG_ARGV[0] AND from_code = NEW.code AND from_revision = NEW.revision - 1 AND superseded_at IS NULL;
  RETURN NEW;
END $$;

-- A later recording of the same release closes the earlier one.
CREATE FUNCTION close_previous_observations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE observation o SET superseded_at = n.recorded_at FROM recorded n
   WHERE o.series_code = n.series_code AND o.area_code = n.area_code AND o.period = n.period AND o.release_code = n.release_code
     AND o.edition < n.edition AND o.superseded_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER close_previous AFTER INSERT ON observation REFERENCING NEW TABLE AS recorded
  FOR EACH STATEMENT EXECUTE FUNCTION close_previous_observations();

DO $$
DECLARE t text; kind text;
BEGIN
  FOREACH t IN ARRAY ARRAY['source_revision','organisation_revision','area_revision','topic_revision','document_revision','indicator_revision',
      'series_revision','release_revision','target_revision','goal_revision','task_revision','task_fact','conflict',
      'organisation_succession','area_succession'] LOOP
    kind := replace(replace(t, '_revision', ''), '_', '-');
    EXECUTE format('CREATE TRIGGER close_previous BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION close_previous_revision(%L)', t, kind);
    EXECUTE format('ALTER TABLE %I ADD CHECK (revision >= 1), ADD FOREIGN KEY (edition) REFERENCES change_set (edition)', t);
    EXECUTE format('CREATE UNIQUE INDEX %I ON %I (code) WHERE superseded_at IS NULL', t || '_open', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['source_revision','organisation_revision','area_revision','topic_revision','document_revision','indicator_revision',
      'series_revision','release_revision','target_revision','goal_revision','task_revision','task_fact','conflict',
      'organisation_succession','area_succession','observation','link'] LOOP
    EXECUTE format('CREATE TRIGGER append_only AFTER UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION only_close()', t);
    EXECUTE format('CREATE TRIGGER no_removal BEFORE DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['source','organisation','area','topic','document','indicator','series','release','target','goal','task',
      'citation','conflict_statement','publication_log'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
ALTER TABLE observation ADD FOREIGN KEY (edition) REFERENCES change_set (edition);

-- 4. No stamp, no number ---------------------------------------------------------------------------------------------------
CREATE FUNCTION require_citation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.nature <> 'withdrawal' AND NOT EXISTS (SELECT FROM citation c WHERE c.observation_id = NEW.id) THEN
    RAISE EXCEPTION 'figure % % % has no citation', NEW.series_code, NEW.period, NEW.area_code USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER observation_has_citation AFTER INSERT ON observation DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_citation();

-- 5. The application's role may add, never change or remove what is published -----------------------------------------------------
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_app') THEN CREATE ROLE portal_app NOLOGIN; END IF;
  EXECUTE format('GRANT portal_app TO %I', current_user);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO portal_app', current_schema());
  EXECUTE format('GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA %I TO portal_app', current_schema());
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO portal_app', current_schema());
  GRANT UPDATE, DELETE ON change_set, change, staged_figure, current_observation TO portal_app;
  REVOKE INSERT ON _prisma_migrations FROM portal_app;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'no right to make the role portal_app: the triggers alone keep published rows';
END $$;
