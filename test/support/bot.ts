import { randomUUID } from 'node:crypto';
import { createApp } from '../../src/app.ts';
import type { App, AppParts } from '../../src/app-parts.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import type { Form } from '../../src/chat/form.ts';
import type { ConversationId, DeliveryId } from '../../src/chat/ids.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Conversation, Request, Typed } from '../../src/chat/request.ts';
import { plain } from '../../src/chat/text.ts';
import type { Values } from '../../src/chat/values.ts';
import type { Block, Press, View } from '../../src/chat/view.ts';
import type { PlatformAccount } from '../../src/people/person.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import type { Database } from '../../src/storage/database.ts';
import { createMovedClock, type MovedClock } from './moved-clock.ts';

type Deed = Request extends infer R
  ? R extends Request
    ? Omit<R, 'caller' | 'conversation' | 'deliveryId'>
    : never
  : never;

/** Somebody who talks to the bot, in a direct message of theirs. */
export interface Person {
  /** Does something; `delivery`, where given, makes it a second delivery of the same act. */
  readonly does: (deed: Deed, delivery?: string) => Promise<Reply>;
  readonly types: (...typed: Typed) => Promise<Reply>;
  readonly presses: (press: Press, delivery?: string) => Promise<Reply>;
  /** Fills in the form that the bot asked with, and sends it. */
  readonly submits: (asked: Reply, values: Values, delivery?: string) => Promise<Reply>;
}

export interface LoggedLine {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface TestBot {
  readonly app: App;
  readonly clock: MovedClock;
  readonly logged: LoggedLine[];
  /** @param channel where they talk to the bot; in a direct message of theirs where it is left out */
  readonly person: (name: string, more?: Partial<PlatformAccount>, channel?: string) => Person;
}

/** A Sunday evening in winter, so that London and UTC agree. */
const firstEvening = '2026-11-22T18:00:00Z';

export const westhaven: PlatformAccount['workspace'] = { externalId: 'westhaven', name: 'Westhaven County Council' };

/** The bot without a platform, its workspace admitted, on a database of the test's. */
export const createTestBot = async (
  database: Database,
  {
    onlyPlayground = true,
    messengers = {},
    ...more
  }: Partial<
    Pick<AppParts, 'onlyPlayground' | 'messengers' | 'personalData' | 'publicUrl' | 'delivering' | 'cast'>
  > = {},
): Promise<TestBot> => {
  const clock = createMovedClock(firstEvening);
  const logged: LoggedLine[] = [];
  const keep = (fields: Readonly<Record<string, unknown>>, message: string) => void logged.push({ fields, message });
  const app = createApp({
    database,
    programme: hmepStrategicPeerReview,
    clock,
    timeZone: 'Europe/London' as TimeZone,
    log: { info: keep, error: keep },
    onlyPlayground,
    messengers,
    ...more,
  });
  await app.workspaces.configure({ platform: 'playground', workspace: westhaven }, clock.now());

  const person = (name: string, more: Partial<PlatformAccount> = {}, channel?: string): Person => {
    const externalId = name.toLowerCase().replaceAll(' ', '-');
    const told: PlatformAccount = { platform: 'playground', workspace: westhaven, externalId, name, ...more };
    const conversation: Conversation =
      channel === undefined
        ? { id: `direct:${externalId}` as ConversationId, kind: 'direct', name: 'hmep' }
        : { id: channel as ConversationId, kind: 'channel', name: `#${channel}`, channel };
    const does = async (deed: Deed, delivery: string = randomUUID()): Promise<Reply> => {
      const caller = await app.people.meet(told, clock.now());
      return app.dispatch({ ...deed, caller, conversation, deliveryId: delivery as DeliveryId } as Request);
    };
    return {
      does,
      types: (...typed) => does({ kind: 'command', typed }),
      presses: (press, delivery) => does({ kind: 'press', ...press }, delivery),
      submits: (asked, values, delivery) => {
        const form = formOf(asked);
        return does({ kind: 'submit', command: form.command, form: form.ref, values }, delivery);
      },
    };
  };
  return { app, clock, logged, person };
};

export const viewOf = (reply: Reply): View => {
  if (reply.kind !== 'show') throw new Error(`The bot did not show anything: ${JSON.stringify(reply)}`);
  return reply.view;
};

export const formOf = (reply: Reply): Form => {
  if (reply.kind !== 'ask') throw new Error(`The bot did not ask: ${JSON.stringify(reply)}`);
  return reply.form;
};

const words = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'text':
    case 'note':
      return [plain(block.text)];
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${plain(value)}`);
    case 'list':
      return block.items.map((item) => plain(item));
    case 'buttons':
      return block.buttons.map(({ label }) => `[${label}]`);
    case 'checklist':
      return block.items.map(({ label, done }) => `[${done ? 'x' : ' '}] ${plain(label)}`);
    case 'progress':
      return [`${block.label}: ${block.done} of ${block.of}`];
    case 'divider':
      return [];
  }
};

/** All that somebody reads in an answer, line by line. */
export const said = (reply: Reply): string => viewOf(reply).blocks.flatMap(words).join('\n');

/** The press behind a button of an answer. */
export const button = (reply: Reply, label: string): Press => {
  for (const block of viewOf(reply).blocks) {
    if (block.kind !== 'buttons') continue;
    const found = block.buttons.find((each) => each.label === label);
    if (found?.kind === 'press') return found.press;
  }
  throw new Error(`There is no button “${label}” in: ${said(reply)}`);
};
