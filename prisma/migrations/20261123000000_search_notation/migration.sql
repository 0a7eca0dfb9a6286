-- Results show how a record is referred to in writing, such as the number of a document: whoever typed it wants to see it.
ALTER TABLE "search_text" ADD COLUMN "notation" TEXT;

UPDATE search_text t SET notation = r.notation
  FROM search_entry e, (
    SELECT 'goal' AS kind, code, notation FROM goal_revision WHERE superseded_at IS NULL
    UNION ALL SELECT 'task', code, notation FROM task_revision WHERE superseded_at IS NULL
    UNION ALL SELECT 'organisation', code, notation FROM organisation_revision WHERE superseded_at IS NULL
    UNION ALL SELECT 'document', code, notation FROM document_revision WHERE superseded_at IS NULL) r
 WHERE e.id = t.entry_id AND (e.kind, e.code) = (r.kind, r.code);
