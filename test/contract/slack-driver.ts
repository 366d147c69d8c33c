import { connectSlack } from '../../adapters/slack/connection.ts';
import { createSlack } from '../../adapters/slack/slack.ts';
import { cut } from '../../src/chat/tidy.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import { createNewcomers } from '../../src/office/newcomers.ts';
import { untilSettled } from '../support/settled.ts';
import { type FakeSlack, startFakeSlack } from '../support/slack/fake-slack.ts';
import { isConsent } from '../support/slack/modal-fields.ts';
import { requiredMissing } from '../support/slack/modal-window.ts';
import { createPerson, type Person } from '../support/slack/person.ts';
import { serveSlack } from '../support/slack/serve-slack.ts';
import { createHttpTransport, createSocketTransport, type Transport } from '../support/slack/transport.ts';
import type { Answers, ChatWindow, CreateDriver } from './driver.ts';
import { readRest } from './slack-rest.ts';

const workspace = 'T0WESTHAVEN';
const channel = 'C0HIGHWAYS';
const people = { Ann: 'U0ANN', Ben: 'U0BEN' } as const;
const bot = 'U0HMEP';
const secrets = { signingSecret: 'a-signing-secret-for-tests', botToken: 'xoxb-for-tests', appToken: 'xapp-for-tests' };

const startSlack = (): Promise<FakeSlack> =>
  startFakeSlack({
    ...secrets,
    workspaces: [
      {
        id: workspace,
        name: 'Westhaven County Council',
        token: secrets.botToken,
        botUserId: bot,
        users: [
          { id: people.Ann, name: 'Ann', email: 'ann@westhaven.example' },
          { id: people.Ben, name: 'Ben', email: 'ben@westhaven.example' },
        ],
        channels: [{ id: channel, name: 'highways', members: [...Object.values(people), bot] }],
      },
    ],
  });

/** What every place shows of a text: its beginning, ended at a word, since Slack's shortest places hold 75 characters. */
const shows = (text: string): string => cut(text, 60).replace(/…$/u, '');

/** A word that is too long for a block goes on in the next: as it is read, it is one word. */
const wholeWords = (read: string): string => read.replace(/(\S{2000})\n(?=\S)/gu, '$1');

/** A day as people write it here, as a date picker holds it. */
const asDate = (day: string): string => {
  const [date = '', month = '', year = ''] = day.split('/');
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
};

const fillIn = async ({ modal }: Person, answers: Answers): Promise<void> => {
  for (const [label, answer] of Object.entries(answers)) {
    const field =
      modal.fields().find((each) => each.label.startsWith(label)) ??
      modal.fields().find((each) => label === 'Consent' && isConsent(each));
    const picks = field?.parts[0]?.element.type === 'datepicker' && typeof answer === 'string';
    await modal.fills(field?.label ?? label, picks ? asDate(answer) : answer);
  }
};

const windowOf = (person: Person, reader: Person): ChatWindow => ({
  asks: (command) => person.types(`/hmep ${command}`),
  says: (text) => person.writes(text),
  presses: (label) => person.uses(label),
  fillsIn: (answers) => fillIn(person, answers),
  submits: () => person.modal.submits(),
  goesBack: () => person.presses('Back'),
  reopens: () => person.modal.closes(),
  reads: async () => wholeWords([person.reads(), await readRest(reader)].join('\n\n')),
  answers: async () => person.modal.answers(),
  repeats: async () => {
    const { status } = await person.repeats();
    if (status !== 200) throw new Error(`The second delivery was answered with ${status || 'nothing'}`);
  },
});

/** Whatever the bot sent, Slack took. */
const assertAllTaken = ({ calls }: FakeSlack): void => {
  const refused = calls.filter(({ answer }) => answer['ok'] === false);
  if (refused.length === 0) return;
  throw new Error(
    `Slack refused: ${refused.map(({ method, answer }) => `${method} ${JSON.stringify(answer)}`).join('; ')}`,
  );
};

/** People in one workspace of the fake Slack, which reaches the bot by HTTP or by Socket Mode. */
export const createSlackDriver =
  (by: 'http' | 'socket'): CreateDriver =>
  async (app) => {
    const fake = await startSlack();
    const { people: known, workspaces, database, clock, log } = app;
    const settings = {
      signingSecret: secrets.signingSecret,
      apiUrl: fake.apiUrl,
      ...(by === 'socket' && { appToken: secrets.appToken }),
      access: { kind: 'one', botToken: secrets.botToken },
    } as const;
    const connection = connectSlack({ ...settings, people: known, workspaces, database, clock, log });
    // Nothing is sent by itself here.
    const deliveries = createDeliveries(database, () => undefined);
    const newcomers = createNewcomers(database, workspaces, deliveries);
    const slack = createSlack({
      settings,
      connection,
      app: { ...app, deliveries, newcomers },
      clock,
      log,
    });
    const settled = untilSettled(fake, slack.answered);
    const { url, stop } = await serveSlack(slack);
    const transport = (): Transport => (by === 'http' ? createHttpTransport(fake, url) : createSocketTransport(fake));

    return {
      opens: async (person, where) => {
        const who = { fake, workspace, user: people[person], settled, ...(where === 'channel' && { channel }) };
        const opened = createPerson({ ...who, transport: transport() });
        // Whoever opens a window sees no modal of another one.
        await opened.modal.closes();
        // What is only read must not be what is repeated.
        return windowOf(opened, createPerson({ ...who, transport: transport() }));
      },
      shows,
      requiredMissing,
      stop: async () => {
        await stop();
        await fake.stop();
        assertAllTaken(fake);
      },
    };
  };
