import type { FakeTeams } from '../support/teams/fake-teams.ts';
import { createPerson, type Person } from '../support/teams/person.ts';
import { type Answer, repeating } from '../support/teams/transport.ts';
import type { Json } from '../support/teams/world.ts';
import { post } from '../support/teams/world-activities.ts';
import { startTown, westhaven } from './fake-teams-town.ts';

/** What a bot answers by HTTP; undefined is 200 and nothing. */
export type ScriptedBot = (activity: Json) => Partial<Answer> | undefined;

export interface Scene {
  readonly fake: FakeTeams;
  readonly person: Person;
  /** What reached the bot. */
  readonly delivered: readonly Json[];
  /** Puts a message of the bot's where the person is. */
  says(content: Json): void;
}

/** Ann, alone with a bot that does what the test says. @param settings her place, and what client she has */
export const setScene = async (
  bot: ScriptedBot = () => undefined,
  settings: { readonly conversation?: string; readonly isOld?: boolean } = {},
): Promise<Scene> => {
  const fake = await startTown();
  const delivered: Json[] = [];
  const transport = repeating(async (content) => {
    const activity = JSON.parse(content) as Json;
    delivered.push(activity);
    return { status: 200, body: '', ...bot(activity) };
  });
  const person = createPerson({ fake, transport, tenant: westhaven.id, user: '29:ann', ...settings });
  const { world } = fake;
  const here = world.conversation(settings.conversation ?? world.personal(westhaven.id, '29:ann').id);
  return {
    fake,
    person,
    delivered,
    says: (content) => void post(world, here, { from: world.botId, byBot: true, content }),
  };
};

/** A message with a card. */
export const attached = (card: object) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});

export const hmep = (what: object) => ({ hmep: { v: 1, ...what } });

/** A button of a message. */
export const button = (title: string, what: object, more: object = {}) => ({
  type: 'Action.Execute',
  title,
  verb: 'hmep',
  data: hmep(what),
  ...more,
  fallback: { type: 'Action.Submit', title, data: hmep(what), ...more },
});

/** A button that opens a dialog. */
export const opener = (title: string) => ({
  type: 'Action.Submit',
  title,
  associatedInputs: 'none',
  data: { msteams: { type: 'task/fetch' }, ...hmep({ do: 'open' }) },
});

export const sender = (title: string) => ({ type: 'Action.Submit', title, data: hmep({ do: 'submit' }) });

export const textInput = (name: string, label: string, more: object = {}) => ({
  type: 'Input.Text',
  id: `field:${name}`,
  label,
  maxLength: 100,
  ...more,
});

const answer = (type: string, value: unknown, statusCode = 200): Partial<Answer> => ({
  body: { statusCode, type, value },
});

export const asCard = (card: unknown) => answer('application/vnd.microsoft.card.adaptive', card);
export const asWords = (text: string) => answer('application/vnd.microsoft.activity.message', text);
export const asError = (statusCode: number) =>
  answer('application/vnd.microsoft.error', { code: 'Bad', message: 'Secret' }, statusCode);
export const asResults = (...titles: readonly string[]) =>
  answer('application/vnd.microsoft.search.searchResponse', {
    results: titles.map((title) => ({ title, value: title.toLowerCase() })),
  });

export const asTask = (title: string, card: object): Partial<Answer> => ({
  body: {
    task: {
      type: 'continue',
      value: { title, card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card } },
    },
  },
});
