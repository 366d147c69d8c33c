import type { Bench, Ground } from './bench.ts';
import { startProgram } from './program.ts';
import { slackForm } from './slack-form.ts';
import { help } from './slack-help-form.ts';
import { createLoad } from './slack-load.ts';
import { type Places, userId, writePlaces } from './slack-places.ts';
import { slackTick } from './slack-tick.ts';

const places: Places = { workspaces: 1, channels: 10, users: 200 };
const requests = 3_000;

const isFull = (answer: string): boolean => answer.includes('/hmep volunteer') && answer.includes('"ephemeral"');
const isForOffice = (answer: string): boolean => answer.includes('As the programme office');

/** What an answer shows must be what the caller's roles are at that moment. */
const assertFresh = async ({ client }: Ground, answerTo: (user: number) => Promise<string>): Promise<void> => {
  const before = await answerTo(0);
  await client.query(
    "INSERT INTO role_grants (person_id, role, granted_at) SELECT person_id, 'office', now() FROM accounts WHERE external_id = $1",
    [userId(0)],
  );
  const after = await answerTo(0);
  await client.query('DELETE FROM role_grants');
  const afterwards = await answerTo(0);
  if (isForOffice(before) || !isForOffice(after) || isForOffice(afterwards)) {
    throw new Error('Roles were not those of the moment');
  }
};

/** `/hmep help`, with caller and roles read at every request, against a Bolt app that only acknowledges. */
const slackHelp: Bench = {
  name: 'slack-help',
  unit: 'requests/s',
  goal: { atLeast: 0.5 },
  prepare: async (ground) => {
    await writePlaces(ground, places);
    const fake = await startProgram<{ apiUrl: string }>('slack-fake', places);
    ground.onEnd(fake.stop);
    const bot = await startProgram<{ url: string }>('slack-bot', { databaseUrl: ground.url, ...fake.told });
    ground.onEnd(bot.stop);
    const bare = await startProgram<{ url: string }>('slack-bare', {});
    ground.onEnd(bare.stop);
    const ours = createLoad(bot.told.url);
    const floor = createLoad(bare.told.url);
    await assertFresh(ground, async (user) => (await ours.run([help(user)])).answers.join(''));
    const all = () => Array.from({ length: requests }, (_, index) => help(index % places.users));
    return async () => {
      const answered = await ours.run(all());
      if (!answered.answers.every(isFull)) throw new Error('A request was not answered in full');
      return { ours: answered.perSecond, floor: (await floor.run(all())).perSecond };
    };
  },
};

export const slackInBenches: readonly Bench[] = [slackHelp, slackForm, slackTick];
