import type pg from 'pg';
import { addDays, type CalendarDate } from '../../src/calendar/calendar-date.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import { hmepStrategicPeerReview as programme } from '../../src/programme/hmep/hmep.ts';
import { createChecklists } from '../../src/review-days/checklists/checklists.ts';
import { createPrompting } from '../../src/review-days/prompts/prompting.ts';
import { createTimetables } from '../../src/review-days/timetable/timetable.ts';
import { createReviews } from '../../src/reviews/reviews.ts';
import { createDatabase, type Database } from '../../src/storage/database.ts';
import { openPostgresql } from '../../src/storage/postgresql.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { type Counter, countingEngine } from '../support/counting.ts';
import { newTown } from '../support/town.ts';
import { type Bench, type Ground, timed } from './bench.ts';

const reviews = 200;
const dayOne = '2026-12-01' as CalendarDate;
/** The minute in which all of them get their morning card. */
const morning = new Date('2026-12-01T07:45:00Z');

/** Reviews with people of their own, two channels each and the usual first day. */
const begin = async (database: Database, client: pg.Client, people: number): Promise<void> => {
  const { workspace } = await newTown(database, { platform: 'slack', channels: 2 * reviews });
  await client.query(
    `INSERT INTO reviews (authority, stage, day_one, created_at, updated_at)
     SELECT 'E06000010', 'on_site', $1, $2, $2 FROM generate_series(1, ${reviews})`,
    [dayOne, morning],
  );
  await client.query(
    `WITH person AS (
       INSERT INTO persons (created_at) SELECT $1 FROM generate_series(1, ${reviews * people}) RETURNING id
     ), numbered AS (SELECT id, row_number() OVER () - 1 AS n FROM person), account AS (
       INSERT INTO accounts (person_id, workspace_id, external_id, name, created_at)
       SELECT id, $2, 'U' || n, 'Person ' || n, $1 FROM numbered
     )
     INSERT INTO review_seats (review_id, person_id, place, state, created_at, updated_at)
     SELECT r.id, n.id, CASE n.n % ${people} WHEN 0 THEN 'lead' WHEN 1 THEN 'review-manager' ELSE 'officer' END, 'confirmed', $1, $1
     FROM numbered n JOIN (SELECT id, row_number() OVER () - 1 AS n FROM reviews) r ON r.n = n.n / ${people}`,
    [morning, workspace],
  );
  await client.query(
    `INSERT INTO review_channels (channel_id, review_id, side, tied_at)
     SELECT c.id, r.id, 'team', $1 FROM (SELECT id, row_number() OVER () - 1 AS n FROM conversations) c
     JOIN (SELECT id, row_number() OVER () - 1 AS n FROM reviews) r ON r.n = c.n / 2`,
    [morning],
  );
  await client.query(
    `INSERT INTO review_sessions (review_id, day, start, "end", title, kind)
     SELECT r.id, 1, lpad((8 + n)::text, 2, '0') || ':00', lpad((8 + n)::text, 2, '0') || ':45', 'Session ' || n, 'listen'
     FROM reviews r CROSS JOIN generate_series(0, 9) n`,
  );
  // The evening before is over.
  await client.query(
    `INSERT INTO prompts (review_id, key, on_date, day, state, due_at) SELECT id, 'evening-before', $1, 1, 'sent', $2 FROM reviews`,
    [addDays(dayOne, -1), morning],
  );
};

const clean = async (client: pg.Client): Promise<void> => {
  await client.query(`DELETE FROM prompts WHERE key <> 'evening-before'`);
  await client.query('TRUNCATE deliveries, outgoing_messages, checklist_ticks, checklist_items CASCADE');
};

const promptAll = (database: Database): (() => Promise<number>) => {
  const deliveries = createDeliveries(database, () => undefined);
  const all = createReviews(database, deliveries);
  const needs = { database, deliveries, reviews: all, programme, timeZone: 'Europe/London' as TimeZone };
  const timetables = createTimetables(needs);
  const prompting = createPrompting({ ...needs, timetables, checklists: createChecklists(needs) });
  return async () => (await inTransaction(database, (tx) => prompting(tx, morning))).sent;
};

/** The rows that the prompts become, written as they are. */
const bareSql = `
  WITH item AS (
    INSERT INTO checklist_items (review_id, list, day, side, key, moment, position, label, owner)
    SELECT r.id, 'day-1', 1, 'team', 'k' || n, 'morning', n, 'Something to be done on this day of the review', 'lead'
    FROM reviews r CROSS JOIN generate_series(1, $3) n
  ), prompt AS (
    INSERT INTO prompts (review_id, key, on_date, day, state, due_at) SELECT id, 'bare', $2, 1, 'sent', $1 FROM reviews RETURNING id, review_id
  ), person AS (
    INSERT INTO prompt_people (prompt_id, person_id)
    SELECT p.id, s.person_id FROM prompt p JOIN review_seats s ON s.review_id = p.review_id RETURNING prompt_id, person_id
  ), message AS (
    INSERT INTO outgoing_messages (key, summary, subject, created_at)
    SELECT 'bare:' || prompt_id || ':' || coalesce(person_id::text, ''), 's', 's', $1
    FROM (SELECT prompt_id, person_id FROM person UNION ALL SELECT id, NULL FROM prompt) AS each RETURNING id
  )
  INSERT INTO deliveries (message_id, lane, recipient_kind, recipient_id, due_at, updated_at)
  SELECT m.id, (SELECT id FROM workspaces LIMIT 1), 'account', m.id, $1, $1 FROM message m`;

const check = (sent: number): void => {
  if (sent !== reviews) throw new Error(`${sent} prompts were sent`);
};

/** 200 reviews on site on one morning: 1,200 people and 400 channels. */
const promptsBench: Bench = {
  name: 'prompts',
  unit: 'ms',
  goal: { atMost: 10 },
  prepare: async ({ database, client }) => {
    await begin(database, client, 6);
    const prompt = promptAll(database);
    await prompt();
    // What each review has to do on that day, for as many people.
    const { n: items } = (await client.query('SELECT count(*)::int / $1 AS n FROM checklist_items', [reviews])).rows[0];
    return async () => {
      await clean(client);
      const floor = await timed(() => client.query(bareSql, [morning, dayOne, items]));
      await clean(client);
      const ours = await timed(async () => check(await prompt()));
      return { ours, floor };
    };
  },
};

const countWith = async ({ client, url, onEnd }: Ground, people: number) => {
  const counter: Counter = { statements: 0 };
  const database = createDatabase(countingEngine(await openPostgresql(url), counter));
  onEnd(() => database.close());
  const prompt = promptAll(database);
  return async (): Promise<number> => {
    await client.query('TRUNCATE workspaces, persons, reviews RESTART IDENTITY CASCADE');
    await begin(database, client, people);
    await clean(client);
    const before = counter.statements;
    check(await prompt());
    return counter.statements - before;
  };
};

/** The statements of that morning, held against those for half as many people in each review. */
const promptStatementsBench: Bench = {
  name: 'prompts-statements',
  unit: 'statements',
  goal: { atMost: 1 },
  prepare: async (ground) => {
    const [whole, half] = [await countWith(ground, 6), await countWith(ground, 3)];
    return async () => ({ floor: await half(), ours: await whole() });
  },
};

export const promptsBenches: readonly Bench[] = [promptsBench, promptStatementsBench];
