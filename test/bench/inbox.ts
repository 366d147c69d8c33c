import { createTestBot, said } from '../support/bot.ts';
import { seedCases } from '../support/seed-cases.ts';
import type { Bench } from './bench.ts';
import { slowest } from './slowest.ts';

/** Times that each is asked in a round: enough for a 95th percentile. */
const times = 60;

/** What the first page of the inbox needs, in bare SQL. */
const bareSql = `
  WITH shown AS (
    SELECT * FROM cases WHERE state <> 'closed' ORDER BY state, opened_at, id LIMIT 5
  )
  SELECT (SELECT jsonb_object_agg(state, n) FROM (
      SELECT state, count(*) AS n FROM cases WHERE state <> 'closed' GROUP BY state) AS by_state) AS counts,
    (SELECT jsonb_agg(w) FROM workspaces w WHERE state = 'waiting') AS newcomers,
    (SELECT jsonb_agg(jsonb_build_object('case', s, 'peer', p, 'registration', r,
        'questions', (SELECT jsonb_agg(q) FROM case_questions q WHERE q.case_id = s.id),
        'organisations', (SELECT jsonb_agg(o) FROM peer_organisations o WHERE o.peer_id = p.id),
        'themes', (SELECT jsonb_agg(t) FROM peer_themes t WHERE t.peer_id = p.id)))
      FROM shown s LEFT JOIN peers p ON p.id = s.about_id LEFT JOIN registrations r ON r.id = s.about_id) AS entries`;

/** The office's inbox while 50,000 volunteers and 5,000 registrations wait. */
export const inboxBench: Bench = {
  name: 'inbox',
  unit: 'ms, 95th pct',
  goal: { atMost: 5 },
  prepare: async ({ database, client }) => {
    const { app, clock, person } = await createTestBot(database);
    const office = person('Office');
    await office.types(`claim ${await app.office.newCode(clock.now())}`);
    await seedCases(database, { volunteers: 50_000, registrations: 5_000 });
    await client.query('ANALYZE');
    if (!said(await office.types('inbox')).includes('55000 wait')) throw new Error('They do not all wait');
    return async () => ({
      floor: await slowest(times, () => client.query(bareSql)),
      ours: await slowest(times, () => office.types('inbox')),
    });
  },
};
