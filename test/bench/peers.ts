import type pg from 'pg';
import { createApp } from '../../src/app.ts';
import { createAuthorities } from '../../src/authorities/authorities.ts';
import { regions } from '../../src/authorities/authority.ts';
import { systemClock } from '../../src/calendar/clock.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import type { ConversationId, DeliveryId } from '../../src/chat/ids.ts';
import { plain } from '../../src/chat/text.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import type { Database } from '../../src/storage/database.ts';
import { seedPeers } from '../support/pool.ts';
import { newTown } from '../support/town.ts';
import { type Bench, type Ground, timed } from './bench.ts';
import { percentile95 } from './slowest.ts';

const peers = 50_000;
const registrations = 5_000;
/** Requests in one round, of each. */
const requests = 40;

const log = { info: () => undefined, error: (fields: unknown) => console.error(fields) };

const places = regions.flatMap((region) =>
  createAuthorities()
    .inRegion(region)
    .map((code) => ({ code, region })),
);
const codes = places.map(({ code }) => code);

/** A pool as a programme of many years has it: all over England, most of it approved, half of it with dates. */
const fill = async ({ database, client }: Ground): Promise<void> => {
  await newTown(database);
  const authority = `(ARRAY[${codes.map((code) => `'${code}'`).join(', ')}])[n % ${codes.length} + 1]`;
  const themes = hmepStrategicPeerReview.themes.map(({ key }) => `'${key}'`);
  const theme = (shift: number): string => `(ARRAY[${themes.join(', ')}])[(n + ${shift}) % ${themes.length} + 1]`;
  const experience = "(ARRAY['led', 'done', 'learning'])[n % 3 + 1]";
  const state =
    "(ARRAY['approved', 'active', 'active', 'active', 'approved', 'interested', 'paused', 'withdrawn'])[n % 8 + 1]";
  const kind = "(ARRAY['officer', 'officer', 'officer', 'provider', 'other'])[n % 5 + 1]";
  await seedPeers(database, { count: peers, prefix: 'Peer', state, kind, authority, theme: theme(0), experience });
  const numbered = 'SELECT id, row_number() OVER (ORDER BY name)::int AS n FROM peers';
  await client.query(
    `INSERT INTO peer_themes (peer_id, theme, experience)
     SELECT id, ${theme(2)}, (${experience})::experience FROM (${numbered}) AS p WHERE n % 2 = 0`,
  );
  await client.query(
    `INSERT INTO peer_availability (peer_id, "from", "to")
     SELECT id, '2027-01-01'::date + n % 300, '2027-01-31'::date + n % 300 FROM (${numbered}) AS p WHERE n % 2 = 1`,
  );
  await client.query(
    `UPDATE peers p SET answered = '{regions}', travels_to = CASE WHEN n % 5 = 0 THEN '{}'
       ELSE ARRAY['London', 'North East', 'South West'] END
     FROM (${numbered}) AS numbered WHERE numbered.id = p.id AND n % 3 = 0`,
  );
  await client.query(
    `INSERT INTO registrations (person_id, authority, name, registered_at)
     SELECT person_id, 'E06000010', name, '2026-11-01' FROM peers ORDER BY name LIMIT ${registrations}`,
  );
  await client.query('VACUUM ANALYZE');
};

/** What the office types, answered by the bot without any platform. */
const asking = async (database: Database) => {
  const app = createApp({
    database,
    programme: hmepStrategicPeerReview,
    clock: systemClock,
    timeZone: 'Europe/London' as TimeZone,
    log,
    onlyPlayground: true,
    messengers: {},
  });
  const workspace = { externalId: 'office', name: 'The office' };
  await app.workspaces.configure({ platform: 'playground', workspace }, systemClock.now());
  const account = { platform: 'playground', workspace, externalId: 'office', name: 'Office' } as const;
  const caller = { ...(await app.people.meet(account, systemClock.now())), roles: ['office'] as const };
  const conversation = { id: 'direct:office' as ConversationId, kind: 'direct', name: 'hmep' } as const;
  const deliveryId = 'bench' as DeliveryId;
  return async (typed: string): Promise<string> => {
    const reply = await app.dispatch({ kind: 'command', deliveryId, caller, conversation, typed: [typed] });
    if (reply.kind !== 'show') throw new Error('The bot showed nothing');
    return reply.view.blocks.flatMap((block) => (block.kind === 'text' ? [plain(block.text)] : [])).join(' ');
  };
};

/** The same questions, asked in SQL and nothing else. @param fits what holds of a peer `p` */
const bare = (client: pg.Client, fits: string) => async (): Promise<number> => {
  const can = `p.state IN ('approved', 'active') AND ${fits}`;
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM peers p WHERE ${can}`);
  await client.query("SELECT count(*) FROM peers WHERE state = 'paused'");
  await client.query(
    `SELECT t.theme, t.experience, count(*) FROM peers p JOIN peer_themes t ON t.peer_id = p.id
     WHERE ${can} GROUP BY t.theme, t.experience`,
  );
  await client.query(
    `SELECT region, count(*) FROM (
       SELECT p.id, place.region FROM peers p JOIN peer_organisations o ON o.peer_id = p.id
       JOIN unnest($1::text[], $2::text[]) AS place(code, region) ON place.code = o.authority WHERE ${can}
       UNION
       SELECT p.id, unnest(CASE WHEN 'regions' = ANY(p.answered) AND p.travels_to = '{}' THEN $3::text[] ELSE p.travels_to END)
       FROM peers p WHERE ${can}) AS goes GROUP BY region`,
    [codes, places.map(({ region }) => region), [...regions]],
  );
  const page = await client.query<{ id: string }>(
    `SELECT p.id, p.name, p.role FROM peers p WHERE ${can} ORDER BY p.name, p.id LIMIT 11`,
  );
  const ids = page.rows.map(({ id }) => id);
  await client.query('SELECT peer_id, name FROM peer_organisations WHERE peer_id = ANY($1::uuid[])', [ids]);
  await client.query('SELECT peer_id, theme, experience FROM peer_themes WHERE peer_id = ANY($1::uuid[])', [ids]);
  return rows[0]?.n ?? 0;
};

/** Both by turns, so that whatever else the computer does falls on both. */
const bench = (name: string, typed: string, fits: string): Bench => ({
  name,
  unit: 'ms, 95th pct',
  goal: { atMost: 5 },
  prepare: async (ground) => {
    await fill(ground);
    const ask = await asking(ground.database);
    const floor = bare(ground.client, fits);
    const [answer, count] = [await ask(typed), await floor()];
    if (count === 0 || !answer.includes(`${count.toLocaleString('en-GB')} peers can be asked`)) {
      throw new Error(`The bot and the bare SQL count differently: ${count}, and: ${answer}`);
    }
    return async () => {
      const [ours, bareTimes]: [number[], number[]] = [[], []];
      for (let each = 0; each < requests; each += 1) {
        ours.push(await timed(() => ask(typed)));
        bareTimes.push(await timed(floor));
      }
      return { ours: percentile95(ours), floor: percentile95(bareTimes) };
    };
  },
});

const inLondon = codes.filter((_, index) => places[index]?.region === 'London').map((code) => `'${code}'`);

/** 50,000 peers counted and listed, and searched, against the SQL that this takes. */
export const peersBenches: readonly Bench[] = [
  bench('peers-list', 'peers', 'true'),
  bench(
    'peers-search',
    'peers theme:assets kind:officer region:London available:2027-03-01..2027-03-31',
    `p.kind = 'officer'
     AND EXISTS (SELECT 1 FROM peer_themes t WHERE t.peer_id = p.id AND t.theme = 'assets' AND t.experience <> 'learning')
     AND ('London' = ANY(p.travels_to) OR ('regions' = ANY(p.answered) AND p.travels_to = '{}') OR EXISTS (
       SELECT 1 FROM peer_organisations o WHERE o.peer_id = p.id AND o.authority IN (${inLondon.join(', ')})))
     AND EXISTS (SELECT 1 FROM peer_availability a WHERE a.peer_id = p.id
       AND least(a."to", '2027-03-31') - greatest(a."from", '2027-03-01') + 1 >= 3)`,
  ),
];
