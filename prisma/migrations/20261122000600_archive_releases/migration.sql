-- Signed archives of all the portal's data: what each held, how it differs from the one before, and the keys that signed them.

-- CreateTable
CREATE TABLE "archive_release" (
    "number" INTEGER NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "edition" INTEGER NOT NULL,
    "log_hash" TEXT NOT NULL,
    "manifest_hash" TEXT NOT NULL,
    "previous_hash" TEXT,
    "key_id" TEXT NOT NULL,
    "files_removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "archive_release_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "archive_file" (
    "release_number" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "table_id" TEXT,
    "format" TEXT NOT NULL,
    "language" TEXT,

    CONSTRAINT "archive_file_pkey" PRIMARY KEY ("release_number","path")
);

-- CreateTable
CREATE TABLE "archive_table" (
    "release_number" INTEGER NOT NULL,
    "table_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "rows" BIGINT NOT NULL,
    "added" BIGINT,
    "changed" BIGINT,
    "removed" BIGINT,

    CONSTRAINT "archive_table_pkey" PRIMARY KEY ("release_number","table_id")
);

-- CreateTable
CREATE TABLE "archive_key" (
    "id" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "revoked_for" TEXT,

    CONSTRAINT "archive_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "archive_release_manifest_hash_key" ON "archive_release"("manifest_hash");

-- CreateIndex
CREATE INDEX "archive_file_sha256_idx" ON "archive_file"("sha256");

-- AddForeignKey
ALTER TABLE "archive_release" ADD CONSTRAINT "archive_release_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "archive_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archive_file" ADD CONSTRAINT "archive_file_release_number_fkey" FOREIGN KEY ("release_number") REFERENCES "archive_release"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archive_table" ADD CONSTRAINT "archive_table_release_number_fkey" FOREIGN KEY ("release_number") REFERENCES "archive_release"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a release held is never changed; of a release and of a key only the end is added.
ALTER TABLE archive_release ADD CHECK (number >= 1),
  ADD CHECK ((number = 1) = (previous_hash IS NULL)),
  ADD CHECK (manifest_hash ~ '^[0-9a-f]{64}$' AND previous_hash ~ '^[0-9a-f]{64}$'),
  ADD FOREIGN KEY (edition) REFERENCES change_set (edition);
ALTER TABLE archive_file ADD CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE archive_key ADD CHECK (id ~ '^[0-9a-f]{16}$'), ADD CHECK (revoked_for IS NULL OR ended_at IS NOT NULL);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['archive_file', 'archive_table'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['archive_release', 'archive_key'] LOOP
    EXECUTE format('CREATE TRIGGER no_removal BEFORE DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;

CREATE FUNCTION only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - TG_ARGV = to_jsonb(OLD) - TG_ARGV THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE ON archive_release FOR EACH ROW EXECUTE FUNCTION only_ends('files_removed_at');
CREATE TRIGGER append_only BEFORE UPDATE ON archive_key FOR EACH ROW EXECUTE FUNCTION only_ends('ended_at', 'revoked_for');

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_app') THEN
    GRANT SELECT, INSERT ON archive_release, archive_file, archive_table, archive_key TO portal_app;
    GRANT UPDATE (files_removed_at) ON archive_release TO portal_app;
    GRANT UPDATE (ended_at, revoked_for) ON archive_key TO portal_app;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'no right to grant to the role portal_app: the triggers alone keep what was released';
END $$;
