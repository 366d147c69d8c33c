import { setTimeout as wait } from 'node:timers/promises';
import type { InputBlock } from '@slack/types';
import type { Installation, InstallationId } from '../../adapters/slack/installations/installation.ts';
import { conversationIn, deliveryOf, viaOf } from '../../adapters/slack/parse/place.ts';
import { renderForm } from '../../adapters/slack/render/render-form.ts';
import { keyOf } from '../../adapters/slack/who/directory.ts';
import type { App } from '../../src/app-parts.ts';
import { createDatabase } from '../../src/storage/database.ts';
import { openPostgresql } from '../../src/storage/postgresql.ts';
import type { Bench, Ground } from './bench.ts';
import { startProgram } from './program.ts';
import { recordingEngine, type Step, stepsOf } from './replay.ts';
import { serveBot } from './slack-bot.ts';
import { createLoad } from './slack-load.ts';
import { botIdIn, channelId, type Places, userId, workspaceId, writePlaces } from './slack-places.ts';

/** Everybody sends one form in each round. */
const places: Places = { workspaces: 1, channels: 10, users: 1_000 };
const command = 'announce';
const channel = { id: channelId(0, 0), name: 'highways' };
const typed: Readonly<Record<string, string>> = {
  title: 'Winter maintenance',
  text: 'The review of winter maintenance begins in January. Hosts and peers hear from us next week.',
};

/** The modal of somebody's draft, as Slack sends it back. */
type ModalOf = (draft: string) => object;

const installation: Installation = {
  id: workspaceId(0) as InstallationId,
  name: 'Council',
  appId: '',
  botUserId: botIdIn(0),
  scopes: [],
};

/** Opens the form as the bot does, and fills it in. */
const openForm = async (app: App): Promise<ModalOf> => {
  const known = await app.people.find(keyOf(installation, userId(0)));
  if (!known) throw new Error('Nobody is there to open the form');
  const conversation = conversationIn(installation.id, channel);
  const { caller } = known;
  const reply = await app.dispatch({
    kind: 'command',
    deliveryId: deliveryOf('bench'),
    caller,
    conversation,
    typed: [command],
  });
  if (reply.kind !== 'ask') throw new Error('The form did not open');
  const { payload } = renderForm(reply.form, { via: viaOf(channel) });
  const inputs = payload.blocks.flatMap((block) => (block.type === 'input' ? [block as InputBlock] : []));
  const values = Object.fromEntries(
    inputs.map(({ block_id: id = '', element }) => {
      const value = typed[id.split('.')[3] ?? ''] ?? '';
      return [id, { [element.action_id ?? '']: { type: element.type, value } }];
    }),
  );
  const { draft } = reply.form.ref;
  const template = JSON.stringify({ ...payload, state: { values } });
  return (other) =>
    JSON.parse(template.replaceAll(draft, other).replaceAll(draft.slice(0, 8), other.slice(0, 8))) as object;
};

let used = 0;

/** A modal that is sent, as Slack posts it. */
const submission = (user: string, view: object) => {
  used += 1;
  const id = workspaceId(0);
  const trigger = `${used}.1764000000.bench`;
  const payload = {
    type: 'view_submission',
    team: { id, domain: 'council' },
    user: { id: user, username: 'somebody', name: 'somebody', team_id: id },
    api_app_id: 'A0HMEPBOT',
    token: 'verification-token',
    trigger_id: trigger,
    view: { id: `V0${used}`, team_id: id, app_id: 'A0HMEPBOT', bot_id: 'B0', hash: `${used}.bench`, ...view },
    response_urls: [],
    is_enterprise_install: false,
    enterprise: null,
  };
  return { trigger, hash: payload.view.hash, form: { payload: JSON.stringify(payload) } };
};

/** Everybody begins the form. @returns their drafts, by their Slack user ids */
const beginAll = async ({ client }: Ground): Promise<readonly (readonly [string, string])[]> => {
  const { rows } = await client.query<{ id: string; user: string }>(
    `WITH begun AS (
       INSERT INTO drafts (account_id, command, step, values, updated_at, expires_at)
       SELECT id, $1, 0, '{}', now(), now() + interval '14 days' FROM accounts RETURNING id, account_id)
     SELECT begun.id, a.external_id AS user FROM begun JOIN accounts a ON a.id = begun.account_id`,
    [command],
  );
  return rows.map(({ id, user }) => [user, id]);
};

const clear = ({ client }: Ground): Promise<unknown> =>
  client.query('TRUNCATE announcements, outgoing_messages, deliveries, handled_requests, drafts CASCADE');

/** What was stored must be the same, whoever stored it. */
const assertStored = async ({ client }: Ground, submitted: number): Promise<void> => {
  const { rows } = await client.query<Record<string, number>>(
    `SELECT (SELECT count(*) FROM announcements)::int AS announcements,
       (SELECT count(*) FROM outgoing_messages)::int AS messages,
       (SELECT count(*) FROM deliveries)::int AS deliveries,
       (SELECT count(DISTINCT account_id) FROM handled_requests WHERE reply IS NOT NULL)::int AS answered,
       (SELECT count(*) FROM drafts)::int AS drafts`,
  );
  const stored = JSON.stringify(rows[0]);
  const wanted = { announcements: submitted, messages: submitted, deliveries: submitted * places.channels };
  if (stored !== JSON.stringify({ ...wanted, answered: submitted, drafts: 0 })) {
    throw new Error(`Not everything was stored once: ${stored}`);
  }
};

/** Sends the form once, and notes the statements that this takes. */
const record = async (
  ground: Ground,
  apiUrl: string,
): Promise<{ readonly steps: readonly Step[]; modalOf: ModalOf }> => {
  const statements: Parameters<typeof stepsOf>[0][number][] = [];
  const engine = recordingEngine(await openPostgresql(ground.url), (statement) => statements.push(statement));
  const database = createDatabase(engine);
  const bot = await serveBot(database, apiUrl);
  // It looks through its channels when it starts.
  await wait(1_000);
  const modalOf = await openForm(bot.app);
  await clear(ground);
  const [[user, draft] = ['', '']] = await beginAll(ground);
  await ground.client.query('DELETE FROM drafts WHERE id <> $1', [draft]);
  const { trigger, hash, form } = submission(user, modalOf(draft));
  statements.splice(0);
  const load = createLoad(bot.url);
  await load.run([form]);
  await assertStored(ground, 1);
  const steps = stepsOf(statements, { draft, user, delivery: deliveryOf(trigger, hash) });
  await bot.stop();
  await database.close();
  return { steps, modalOf };
};

/** A form that is sent and stored, against a Bolt app that does the same statements and acknowledges. */
export const slackForm: Bench = {
  name: 'slack-form',
  unit: 'forms/s',
  goal: { atLeast: 0.8 },
  rounds: 11,
  prepare: async (ground) => {
    await writePlaces(ground, places);
    await ground.client.query(
      "INSERT INTO role_grants (person_id, role, granted_at) SELECT person_id, 'office', now() FROM accounts",
    );
    const fake = await startProgram<{ apiUrl: string }>('slack-fake', places);
    ground.onEnd(fake.stop);
    const { steps, modalOf } = await record(ground, fake.told.apiUrl);
    const start = async (program: string, settings: object) => {
      const { told, stop } = await startProgram<{ url: string }>(program, { databaseUrl: ground.url, ...settings });
      const load = createLoad(told.url);
      ground.onEnd(stop);
      return load;
    };
    const ours = await start('slack-bot', fake.told);
    const floor = await start('slack-bare', { steps });

    const send = async ({ run }: ReturnType<typeof createLoad>, isRight: (answer: string) => boolean) => {
      await clear(ground);
      const drafts = await beginAll(ground);
      await ground.client.query('ANALYZE drafts');
      const { answers, perSecond } = await run(drafts.map(([user, draft]) => submission(user, modalOf(draft)).form));
      const wrong = answers.filter((answer) => !isRight(answer));
      if (wrong.length > 0) throw new Error(`${wrong.length} forms were answered too late or not: ${wrong[0]}`);
      await assertStored(ground, places.users);
      return perSecond;
    };
    const isUpdated = (answer: string): boolean =>
      answer.startsWith('{"response_action":"update"') && answer.includes(typed['title'] ?? '');
    const oursRound = () => send(ours, isUpdated);
    const floorRound = () => send(floor, (answer) => answer === '');
    let round = 0;
    // Who comes after the other finds another database than who comes first, so they take turns.
    return async () => {
      round += 1;
      if (round % 2 === 0) return { ours: await oursRound(), floor: await floorRound() };
      const first = await floorRound();
      return { ours: await oursRound(), floor: first };
    };
  },
};
