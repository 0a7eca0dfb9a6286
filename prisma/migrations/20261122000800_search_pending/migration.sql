-- What a publication adds waits in the list of the newest that each index keeps; every question reads that list too, so that it stays short (kB),
-- and the worker puts it in place.
ALTER INDEX search_entry_words SET (fastupdate = on, gin_pending_list_limit = 1024);
ALTER INDEX search_entry_title_words SET (fastupdate = on, gin_pending_list_limit = 1024);

-- Only the owner of an index may do this; the worker may be somebody else.
CREATE FUNCTION search_settle() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT gin_clean_pending_list('search_entry_words') + gin_clean_pending_list('search_entry_title_words')
$$;
REVOKE EXECUTE ON FUNCTION search_settle() FROM PUBLIC;

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_app') THEN
    GRANT EXECUTE ON FUNCTION search_settle() TO portal_app;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'no right to grant to the role portal_app';
END $$;
