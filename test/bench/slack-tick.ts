import { setTimeout as wait } from 'node:timers/promises';
import { LogLevel, WebClient } from '@slack/web-api';
import { deliveryOf } from '../../adapters/slack/parse/place.ts';
import { createDatabase } from '../../src/storage/database.ts';
import { openPostgresql } from '../../src/storage/postgresql.ts';
import type { Bench, Ground } from './bench.ts';
import { startProgram } from './program.ts';
import { recordingEngine, type Step, stepsOf } from './replay.ts';
import { serveBot } from './slack-bot.ts';
import { createLoad } from './slack-load.ts';
import { channelId, type Places, tokenOf, userId, workspaceId, writePlaces } from './slack-places.ts';

/** Fifty people who take part, and two channels in which the list stands. */
const places: Places = { workspaces: 1, channels: 2, users: 50 };
const items = 100;
/** Times in a round that everything is ticked. */
const times = 10;
const list = { list: 'day-1', day: 1 };

/** A message that stands in a channel. */
interface Standing {
  readonly channel: string;
  readonly ts: string;
}

/** Posts a message into each channel, which is the list's card from then on. */
const postCards = (apiUrl: string): Promise<readonly Standing[]> => {
  const client = new WebClient(tokenOf(0), { slackApiUrl: apiUrl, logLevel: LogLevel.ERROR });
  const post = async (index: number): Promise<Standing> => {
    const channel = channelId(0, index);
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'List' });
    return { channel, ts };
  };
  return Promise.all(Array.from({ length: places.channels }, (_, index) => post(index)));
};

/** A review on site whose people all sit on its team, and its list in both channels. */
const writeReview = async ({ client }: Ground, standing: readonly Standing[]): Promise<readonly string[]> => {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO reviews (authority, stage, day_one, created_at, updated_at)
     VALUES ('E06000010', 'on_site', current_date, now(), now()) RETURNING id`,
  );
  const review = rows[0]?.id ?? '';
  await client.query(
    `INSERT INTO review_seats (review_id, person_id, place, state, created_at, updated_at)
     SELECT $1, person_id, 'officer', 'confirmed', now(), now() FROM accounts`,
    [review],
  );
  await client.query(
    `INSERT INTO review_channels (channel_id, review_id, side, tied_at) SELECT id, $1, 'team', now() FROM conversations`,
    [review],
  );
  const subject = `checklist:${review}:${list.list}:${list.day}`;
  await client.query('INSERT INTO subjects (subject, version) VALUES ($1, 1)', [subject]);
  await client.query(
    `INSERT INTO copies (subject, lane, recipient_kind, recipient_id, message_ref, shown, due_at)
     SELECT $1, c.workspace_id, 'conversation', c.id, jsonb_build_object('channel', c.external_id, 'ts', s.ts), 1, now()
     FROM jsonb_to_recordset($2::jsonb) AS s(channel text, ts text) JOIN conversations c ON c.external_id = s.channel`,
    [subject, JSON.stringify(standing)],
  );
  const written = await client.query<{ id: string }>(
    `INSERT INTO checklist_items (review_id, list, day, side, moment, position, label, owner)
     SELECT $1, $2, $3, 'team', '', n, 'Thing ' || n, 'anybody' FROM generate_series(1, $4::int) AS n RETURNING id`,
    [review, list.list, list.day, items],
  );
  await client.query('ANALYZE');
  return written.rows.map(({ id }) => id);
};

let used = 0;

/** A checkbox that is ticked in a channel, as Slack posts it. */
const tick = (user: string, item: string) => {
  used += 1;
  const id = workspaceId(0);
  const trigger = `${used}.1764000000.tick`;
  const channel = { id: channelId(0, used % places.channels), name: 'team' };
  const action = {
    type: 'checkboxes',
    action_id: `tick:${JSON.stringify(['tick', { item }])}`,
    block_id: `tick:0:${used}`,
    action_ts: `${used}.000100`,
    selected_options: [{ value: 'done', text: { type: 'plain_text', text: 'Done' } }],
  };
  const payload = {
    type: 'block_actions',
    team: { id, domain: 'council' },
    user: { id: user, username: 'somebody', name: 'somebody', team_id: id },
    api_app_id: 'A0HMEPBOT',
    token: 'verification-token',
    trigger_id: trigger,
    container: { type: 'message', message_ts: '1764000000.000100', channel_id: channel.id, is_ephemeral: false },
    channel,
    message: { type: 'message', ts: '1764000000.000100', text: 'List' },
    response_url: `https://hooks.slack.example/actions/${id}/${used}/bench`,
    is_enterprise_install: false,
    enterprise: null,
    actions: [action],
  };
  return { trigger, action, form: { payload: JSON.stringify(payload) } };
};

const counted = async ({ client }: Ground): Promise<number> =>
  Number((await client.query('SELECT count(*) AS n FROM checklist_ticks')).rows[0]?.n);

/** Waits until so many ticks are stored. */
const stored = async (ground: Ground, ticks: number): Promise<void> => {
  const until = performance.now() + 30_000;
  while ((await counted(ground)) < ticks) {
    if (performance.now() > until) throw new Error(`Only ${await counted(ground)} of ${ticks} ticks were stored`);
    await wait(2);
  }
};

const clear = ({ client }: Ground): Promise<unknown> =>
  client.query('TRUNCATE checklist_ticks, handled_requests; UPDATE checklist_items SET done_at = NULL, done_by = NULL');

/** Ticks once, and notes the statements that this takes. */
const record = async (
  ground: Ground,
  apiUrl: string,
  [before = '', item = '']: readonly string[],
): Promise<readonly Step[]> => {
  const statements: Parameters<typeof stepsOf>[0][number][] = [];
  const engine = recordingEngine(await openPostgresql(ground.url), (statement) => statements.push(statement));
  const database = createDatabase(engine);
  const bot = await serveBot(database, apiUrl);
  const { run } = createLoad(bot.url);
  // It looks through its channels when it starts.
  await run([tick(userId(1), before).form]);
  await stored(ground, 1);
  await wait(2_000);
  statements.splice(0);
  const user = userId(0);
  const { trigger, action, form } = tick(user, item);
  await run([form]);
  await stored(ground, 2);
  await wait(500);
  const delivery = deliveryOf(trigger, `${action.block_id}:${action.action_id}`);
  const steps = stepsOf(statements, { item, user, delivery, trigger });
  await bot.stop();
  await database.close();
  await clear(ground);
  return steps;
};

/** Every copy shows the newest version in the end. */
const settled = async ({ client }: Ground): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    const { rows } = await client.query(
      'SELECT 1 FROM copies c JOIN subjects s ON s.subject = c.subject WHERE c.shown < s.version LIMIT 1',
    );
    if (rows.length === 0) return;
    await wait(20);
  }
  throw new Error('A copy shows an old version');
};

/** Fifty people tick one list at once, against a Bolt app that does the same statements and one update for each tick. */
export const slackTick: Bench = {
  name: 'slack-tick',
  unit: 'ticks/s',
  goal: { atLeast: 0.8 },
  rounds: 7,
  prepare: async (ground) => {
    await writePlaces(ground, places);
    const fake = await startProgram<{ apiUrl: string }>('slack-fake', places);
    ground.onEnd(fake.stop);
    const standing = await postCards(fake.told.apiUrl);
    const ids = await writeReview(ground, standing);
    const steps = await record(ground, fake.told.apiUrl, ids);
    const start = async (program: string, settings: object) => {
      const { told, stop } = await startProgram<{ url: string }>(program, { databaseUrl: ground.url, ...settings });
      ground.onEnd(stop);
      return createLoad(told.url);
    };
    const ours = await start('slack-bot', { ...fake.told, works: true });
    const floor = await start('slack-bare', { ...fake.told, steps, standing });

    const round = async ({ run }: ReturnType<typeof createLoad>): Promise<number> => {
      let took = 0;
      for (let time = 0; time < times; time += 1) {
        await clear(ground);
        const forms = ids.map((item, index) => tick(userId(index % places.users), item).form);
        const begun = performance.now();
        await run(forms);
        await stored(ground, items);
        took += performance.now() - begun;
      }
      return (items * times * 1_000) / took;
    };
    let each = 0;
    // Who comes after the other finds another database than who comes first, so they take turns.
    return async () => {
      each += 1;
      const first = each % 2 === 0 ? undefined : await round(floor);
      const perSecond = await round(ours);
      await settled(ground);
      return { ours: perSecond, floor: first ?? (await round(floor)) };
    };
  },
};
