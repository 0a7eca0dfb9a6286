-- The application's role adds to what is published only in the transaction that publishes the edition: a next revision or a later
-- observation, inserted by itself, would close the one that readers see.

CREATE FUNCTION is_being_published(which int) RETURNS boolean LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM change_set s WHERE s.edition = which AND s.xmin = pg_current_xact_id()::xid);

CREATE FUNCTION only_with_its_edition() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE stray int;
BEGIN
  IF current_user <> 'portal_app' THEN RETURN NULL; END IF;
  SELECT a.edition INTO stray FROM (SELECT DISTINCT edition FROM added) a WHERE NOT is_being_published(a.edition) LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'rows of edition % are added by its publication only', stray USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'edition' AND NOT a.attisdropped
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('change_set', 'publication_log') LOOP
    EXECUTE format('CREATE TRIGGER with_its_edition AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION only_with_its_edition()', t);
  END LOOP;
END $$;

-- Citations, links and parts have no edition: they go by the row they belong to.
CREATE FUNCTION only_with_its_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE strays bigint;
BEGIN
  IF current_user <> 'portal_app' THEN RETURN NULL; END IF;
  EXECUTE TG_ARGV[0] INTO strays;
  IF strays > 0 THEN RAISE EXCEPTION 'rows of % are added with what they belong to only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER with_its_row AFTER INSERT ON citation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION only_with_its_row(
  'SELECT count(*) FROM added a JOIN observation o ON o.id = a.observation_id WHERE o.xmin <> pg_current_xact_id()::xid');
CREATE TRIGGER with_its_row AFTER INSERT ON link REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION only_with_its_row(
  'SELECT count(*) FROM added a WHERE NOT EXISTS (SELECT FROM change_set s WHERE s.published_at = a.recorded_at AND s.xmin = pg_current_xact_id()::xid)');
CREATE TRIGGER with_its_row AFTER INSERT ON conflict_statement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION only_with_its_row(
  'SELECT count(*) FROM added a JOIN conflict c ON c.code = a.conflict_code AND c.revision = a.conflict_revision WHERE NOT is_being_published(c.edition)');
CREATE TRIGGER with_its_row AFTER INSERT ON platform_users REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION only_with_its_row(
  'SELECT count(*) FROM added a JOIN platform_revision p ON p.code = a.platform_code AND p.revision = a.platform_revision WHERE NOT is_being_published(p.edition)');
