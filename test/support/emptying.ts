/**
 * Deletes every row and begins every sequence anew. TRUNCATE makes new files for every table and index, which takes
 * ten times as long as to delete a few rows; it is for tables that have grown, because deleted rows stay where they
 * are. The lock waits for those who are still writing.
 */
export const emptying = `
DO $$
DECLARE
  tables text[];
  large text;
  name text;
BEGIN
  PERFORM set_config('session_replication_role', 'replica', true);
  SELECT array_agg(quote_ident(relname)), string_agg(quote_ident(relname), ', ') FILTER (WHERE pg_relation_size(oid) > 200000)
  INTO tables, large
  FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations';
  EXECUTE 'LOCK TABLE ' || array_to_string(tables, ', ') || ' IN EXCLUSIVE MODE';
  IF large IS NOT NULL THEN
    EXECUTE 'TRUNCATE ' || large || ' CASCADE';
  END IF;
  FOREACH name IN ARRAY tables LOOP
    EXECUTE 'DELETE FROM ' || name;
  END LOOP;
  PERFORM setval(seqrelid, seqstart, false) FROM pg_sequence;
END
$$`;
