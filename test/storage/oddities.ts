import type { Sql } from '../../src/storage/engine.ts';
import type { Migration } from '../../src/storage/migrate.ts';

/** Whatever a later migration might bring. */
export const oddities: Migration = {
  name: '29980101000000_oddities',
  sql: `
CREATE TYPE colour AS ENUM ('red', 'it''s "green"');
CREATE TABLE "Odd ""things""" (
  "Id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  bytes bytea, big bigint, number numeric, amount numeric(12,2), ratio float8, "when" timestamp, at timestamptz, day date,
  span interval, colour colour, colours colour[], texts text[], data jsonb, old json, flag boolean, "text" text, fixed char(5),
  doubled bigint GENERATED ALWAYS AS (big / 2) STORED,
  next bigint REFERENCES "Odd ""things""" DEFERRABLE
);
CREATE TABLE hens (id int PRIMARY KEY, egg int NOT NULL);
CREATE TABLE eggs (id serial PRIMARY KEY, hen int NOT NULL REFERENCES hens ON DELETE CASCADE);
ALTER TABLE hens ADD FOREIGN KEY (egg) REFERENCES eggs DEFERRABLE INITIALLY DEFERRED;
CREATE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'a trigger ran'; END $$;
CREATE TABLE watched (id int PRIMARY KEY);
INSERT INTO watched SELECT generate_series(1, 3);
CREATE TRIGGER forbidden BEFORE INSERT ON watched FOR EACH ROW EXECUTE FUNCTION forbid();
DELETE FROM watched;
`,
};

/** Rows in the bot's own tables and in the odd ones. */
export const fill = async (sql: Sql): Promise<void> => {
  await sql.exec(`
INSERT INTO persons (created_at) SELECT timestamptz '2027-01-01 09:00:00.123+00' + i * interval '1 hour' FROM generate_series(1, 450) i;
INSERT INTO workspaces (platform, external_id, name, state, created_at) VALUES ('playground', 'x', 'Köln "&" \\n', 'admitted', '2027-01-01Z');
INSERT INTO accounts (person_id, workspace_id, external_id, name, created_at)
  SELECT p.id, w.id, row_number() OVER ()::text, E'tab\\t line\\n quote" back\\\\ ü😀', p.created_at FROM persons p, workspaces w LIMIT 5;
INSERT INTO handled_requests SELECT id, 'a', '{"kind": "show", "n": 12345678901234567890.10}', '2027-01-01Z' FROM accounts;
SET CONSTRAINTS ALL DEFERRED;
INSERT INTO hens VALUES (1, 1), (2, 2);
INSERT INTO eggs (hen) VALUES (2), (1);
INSERT INTO "Odd ""things""" (bytes, big, number, amount, ratio, "when", at, day, span, colour, colours, texts, data, old, flag, "text", fixed, next)
VALUES
  ('\\x00ff10', 9223372036854775807, 'NaN', 1.10, 0.1, '2027-03-28 01:30:00.123456', '2027-10-31 00:30:00.654321Z', '0044-03-15 BC',
   '1 mon 2 days 03:04:05.6', 'it''s "green"', '{red,NULL,"it''s \\"green\\""}', '{"a,b",NULL,"NULL","{}"}', 'null', '{"b": 1,  "a":  1}', true, '', 'ab', 2),
  (NULL, -1, 12345678901234567890.123456789, NULL, 'Infinity', 'infinity', '-infinity', 'infinity',
   NULL, NULL, '{}', '{{a,b},{c,d}}', '{"deep": [1e400, null, "\\u20ac"]}', NULL, NULL, E'[\\n]', NULL, 1);
SELECT setval('playground_messages_id_seq', 9007199254740993);
`);
};
