import { randomUUID } from 'node:crypto';
import { connectTeams } from '../../adapters/teams/connection.ts';
import { createTeams } from '../../adapters/teams/teams.ts';
import { cut } from '../../src/chat/tidy.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import { createNewcomers } from '../../src/office/newcomers.ts';
import { untilSettled } from '../support/settled.ts';
import { isConsent } from '../support/teams/client-form.ts';
import { type FakeTeams, startFakeTeams } from '../support/teams/fake-teams.ts';
import { createPerson, type Person } from '../support/teams/person.ts';
import { serveTeams } from '../support/teams/serve-teams.ts';
import { createHttpTransport } from '../support/teams/transport.ts';
import type { Answers, ChatWindow, CreateDriver } from './driver.ts';

const tenant = '5f0c8a52-9d0f-4b6e-8a36-000000000001';
const channel = '19:highways@thread.tacv2';
const people = { Ann: '29:ann', Ben: '29:ben' } as const;
const password = 'a-secret-for-tests';

const startTeams = (): Promise<FakeTeams> =>
  startFakeTeams({
    // The library caches by the app's id.
    appId: randomUUID(),
    password,
    tenants: [
      {
        id: tenant,
        users: Object.entries(people).map(([name, id], index) => ({
          id,
          name,
          aadObjectId: `5f0c8a52-9d0f-4b6e-8a36-00000000001${index}`,
          email: `${name.toLowerCase()}@westhaven.example`,
        })),
        teams: [
          {
            id: '19:westhaven@thread.tacv2',
            name: 'Westhaven',
            channels: [{ id: channel, name: 'Highways', members: Object.values(people) }],
          },
        ],
      },
    ],
  });

/** What every place shows of a text: its beginning, ended at a word, since Teams' shortest places are cut. */
const shows = (text: string): string => cut(text, 60).replace(/…$/u, '');

const openTheForm = 'Open the form';
const theRest = 'See the rest';

/** Has the rest of the newest message come, page by page. @param shown what of the chat is read */
const fetchRest = async (reader: Person, shown: () => string): Promise<void> => {
  const hasNewest = (label: string): boolean => (shown().split('\n\n').at(-1) ?? '').includes(`[${label}]`);
  if (!hasNewest(theRest)) return;
  await reader.presses(theRest);
  while (hasNewest('Next')) await reader.presses('Next');
};

/** A day as people write it here, as a date picker holds it. */
const asDate = (day: string): string => {
  const [date = '', month = '', year = ''] = day.split('/');
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
};

const doneBy = (action: { readonly data?: object } | undefined): unknown =>
  (action?.data as { readonly hmep?: { readonly do?: unknown } } | undefined)?.hmep?.do;

/** Fills in fields, and has the questions drawn anew where one decides what is asked. */
const fillIn = async (person: Person, answers: Answers): Promise<void> => {
  const { form } = person;
  for (const [label, answer] of Object.entries(answers)) {
    const field =
      form.fields().find((each) => each.label.startsWith(label)) ??
      form.fields().find((each) => label === 'Consent' && isConsent(each));
    const name = field?.label ?? label;
    const picks = field?.parts[0]?.type === 'Input.Date' && typeof answer === 'string';
    await form.fills(name, picks ? asDate(answer) : answer);
    const below = form.actionBelow(name);
    if (below?.title !== undefined && doneBy(below) === 'change') await person.presses(below.title);
  }
};

const submit = async (person: Person): Promise<void> => {
  const action = person.form.actions().find((each) => doneBy(each) === 'submit');
  if (action?.title === undefined) throw new Error('The form has no button that sends');
  await person.presses(action.title);
};

interface Opened {
  readonly person: Person;
  /** Whoever only looks: what they do is not repeated. */
  readonly reader: Person;
  /** How many messages there were before. */
  readonly before: { readonly here: number; readonly chat: number };
}

/** A word that is too long for an element goes on in the next: as it is read, it is one word. */
const wholeWords = (read: string): string => read.replace(/(\S{800,})\n+(?=\S)/gu, '$1');

const direct = ({ person, reader, before }: Opened): ChatWindow => {
  const shown = (): string => person.readsHere(before.here);
  return {
    ...inAnyPlace(person),
    asks: (command) => person.types(command),
    reads: async () => {
      await fetchRest(reader, shown);
      return wholeWords([shown(), person.readsNotices()].join('\n\n'));
    },
  };
};

const inChannel = ({ person, before }: Opened): ChatWindow => ({
  ...inAnyPlace(person),
  asks: async (command) => {
    await person.types(`@HMEP ${command}`);
    const newest = person.readsHere().split('\n\n').at(-1) ?? '';
    if (newest.includes(`[${openTheForm}]`)) await person.presses(openTheForm);
  },
  // What is for one person alone comes in their own chat, and what they have open stands before it all.
  reads: async () => [person.readsHere(before.here), person.readsChat(before.chat), person.readsDialog()].join('\n\n'),
});

const inAnyPlace = (person: Person): Omit<ChatWindow, 'asks' | 'reads'> => ({
  says: (text) => person.types(text),
  presses: (label) => person.presses(label),
  fillsIn: (answers) => fillIn(person, answers),
  submits: () => submit(person),
  goesBack: () => person.presses('Back'),
  reopens: async () => person.reopens(),
  answers: async () => person.form.answers(),
  repeats: async () => {
    for (const { status } of [await person.repeats(), await person.resends()]) {
      if (status < 200 || status > 299) throw new Error(`Another delivery was answered with ${status || 'nothing'}`);
    }
  },
});

/** Whatever the bot sent, Teams took. */
const assertAllTaken = ({ calls }: FakeTeams): void => {
  const refused = calls.filter(({ status }) => status < 200 || status > 299);
  if (refused.length === 0) return;
  const told = refused.map(({ operation, status, answer }) => `${operation} ${status} ${JSON.stringify(answer)}`);
  throw new Error(`Teams refused: ${told.join('; ')}`);
};

/** People in one tenant of the fake Teams, which reaches the bot by HTTP. @param client an old one knows no Action.Execute */
export const createTeamsDriver =
  (client: 'new' | 'old'): CreateDriver =>
  async (app) => {
    const fake = await startTeams();
    const { people: known, workspaces, database, clock, log } = app;
    const identity = { kind: 'SingleTenant', appId: fake.appId, password, tenantId: tenant } as const;
    const { openIdMetadataUrl } = fake;
    const connection = connectTeams({
      identity,
      openIdMetadataUrl,
      network: fake.networkClient,
      people: known,
      commands: () => app.commands,
      database,
      clock,
    });
    // Nothing is sent by itself here.
    const deliveries = createDeliveries(database, () => undefined);
    const newcomers = createNewcomers(database, workspaces, deliveries);
    const teams = createTeams({
      settings: { identity, openIdMetadataUrl },
      connection,
      app: { ...app, deliveries, newcomers },
      clock,
      log,
    });
    const settled = untilSettled(fake, teams.answered);
    const { url, stop } = await serveTeams(teams);
    const opensAs = (user: string, conversation: { readonly conversation?: string }): Person =>
      createPerson({
        ...conversation,
        fake,
        tenant,
        user,
        settled,
        isOld: client === 'old',
        transport: createHttpTransport({ fake, bot: url }),
      });

    return {
      opens: async (name, where) => {
        const user = people[name];
        const place = where === 'channel' ? { conversation: channel } : {};
        const person = opensAs(user, place);
        person.form.closes();
        const chat = fake.world.personal(tenant, user).activities.length;
        const here = where === 'channel' ? fake.world.conversation(channel).activities.length : chat;
        const opened = { person, reader: opensAs(user, place), before: { here, chat } };
        return where === 'channel' ? inChannel(opened) : direct(opened);
      },
      shows,
      requiredMissing: 'Please tick the box to go on.',
      losesUnsent: true,
      stop: async () => {
        await stop();
        await fake.stop();
        assertAllTaken(fake);
      },
    };
  };
