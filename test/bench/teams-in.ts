import type { Bench, Ground } from './bench.ts';
import { startProgram } from './program.ts';
import { createLoad } from './teams-load.ts';
import { type Counted, message, objectId, startFake, writePeople } from './teams-places.ts';

const people = 200;
const requests = 3_000;
/** Who speak in one conversation at once, and how often each. */
const crowd = { people: 50, times: 20 } as const;

/** What the bot itself said, without what the library adds. */
const contentOf = (newest: Counted['newest']): object => {
  const { type, summary, attachments } = (newest ?? {}) as Readonly<Record<string, unknown>>;
  return { type, summary, attachments };
};

const textOf = ({ newest }: Counted): string => JSON.stringify(newest ?? {});

/** What an answer shows must be what the caller's roles are at that moment. */
const assertFresh = async ({ client }: Ground, answerTo: (user: number) => Promise<Counted>): Promise<void> => {
  const isForOffice = async (): Promise<boolean> => textOf(await answerTo(0)).includes('As the programme office');
  const before = await isForOffice();
  await client.query(
    "INSERT INTO role_grants (person_id, role, granted_at) SELECT person_id, 'office', now() FROM accounts WHERE external_id = $1",
    [objectId(0)],
  );
  const after = await isForOffice();
  await client.query('DELETE FROM role_grants');
  if (before || !after || (await isForOffice())) throw new Error('Roles were not those of the moment');
};

let remark = '';

/** `help` in personal chats, with caller and roles read at every activity, against a CloudAdapter that answers with the same card. */
const teamsHelp: Bench = {
  name: 'teams-help',
  unit: 'requests/s',
  goal: { atLeast: 0.8 },
  remark: () => remark,
  prepare: async (ground) => {
    const { told, count } = await startFake(ground, people);
    await writePeople(ground, told);
    const start = async (program: string, settings: object) => {
      const { told: served, stop } = await startProgram<{ url: string }>(program, { ...told, ...settings });
      ground.onEnd(stop);
      const load = createLoad(served.url, told.token);
      ground.onEnd(load.close);
      return load;
    };
    const ours = await start('teams-bot', { databaseUrl: ground.url, chats: [] });
    const answerTo = async (user: number): Promise<Counted> => {
      await ours.run([message(told, user)]);
      return count();
    };
    await assertFresh(ground, answerTo);
    const { newest } = await answerTo(1);
    const answer = contentOf(newest);
    const floor = await start('teams-bare', { answer, chats: [] });

    const all = () => Array.from({ length: requests }, (_, index) => message(told, index % people));
    const measured = async ({ run }: ReturnType<typeof createLoad>): Promise<number> => {
      const perSecond = await run(all());
      const counted = await count();
      const { length } = textOf(counted);
      if (counted.all !== requests) throw new Error(`${counted.all} of ${requests} were answered`);
      if (length < JSON.stringify(answer).length / 2) throw new Error(`An answer had ${length} characters only`);
      return perSecond;
    };
    /** Everybody asks in one conversation: it is told so each time, and each hears the answer in their own chat. */
    const measureCrowd = async (): Promise<void> => {
      const asked = crowd.people * crowd.times;
      const each = Array.from({ length: asked }, (_, index) => message(told, index % crowd.people, 'group'));
      const perSecond = await ours.run(each);
      const counted = await count();
      if (counted.all !== asked || counted.inGroup !== asked) throw new Error('Something was dropped');
      remark = `${crowd.people} in one conversation: ${asked} of ${asked} answered, ${perSecond.toFixed(0)}/s`;
    };
    return async () => {
      const round = { ours: await measured(ours), floor: await measured(floor) };
      await measureCrowd();
      return round;
    };
  },
};

export const teamsInBenches: readonly Bench[] = [teamsHelp];
