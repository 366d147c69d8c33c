import { onTestFinished } from 'vitest';
import { type FakeSlack, startFakeSlack } from '../support/slack/fake-slack.ts';
import { createPerson, type Person } from '../support/slack/person.ts';
import type { Acknowledgement, DeliveryKind, Transport } from '../support/slack/transport.ts';
import type { Json } from '../support/slack/world.ts';

export interface Delivered {
  readonly kind: DeliveryKind;
  readonly body: Json;
}

/** What a bot acknowledges; undefined is an empty acknowledgement. */
export type ScriptedBot = (delivered: Delivered) => Partial<Acknowledgement> | undefined;

export interface Scene {
  readonly fake: FakeSlack;
  readonly person: Person;
  /** What reached the bot. */
  readonly delivered: readonly Delivered[];
  readonly workspace: string;
  readonly user: string;
}

const scripted = (bot: ScriptedBot, delivered: Delivered[]): Transport => {
  const deliver = async (kind: DeliveryKind, body: Json): Promise<Acknowledgement> => {
    delivered.push({ kind, body });
    return { status: 200, body: '', ...bot({ kind, body }) };
  };
  return {
    deliver,
    repeats: async () => {
      const last = delivered.at(-1);
      return last ? deliver(last.kind, last.body) : { status: 0, body: '' };
    },
  };
};

/** Ann, alone with a bot that does what the test says. */
export const setScene = async (bot: ScriptedBot = () => undefined): Promise<Scene> => {
  const [workspace, user, botUserId] = ['T0WEST', 'U0ANN', 'U0BOT'];
  const fake = await startFakeSlack({
    signingSecret: 'a-signing-secret-for-tests',
    workspaces: [
      {
        id: workspace,
        name: 'Westhaven',
        token: 'xoxb-for-tests',
        botUserId,
        users: [{ id: user, name: 'Ann' }],
        channels: [{ id: 'C0ROADS', name: 'roads', members: [user, botUserId] }],
      },
    ],
  });
  onTestFinished(() => fake.stop());
  const delivered: Delivered[] = [];
  const person = createPerson({ fake, workspace, user, transport: scripted(bot, delivered) });
  return { fake, person, delivered, workspace, user };
};

export const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
export const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

/** A text input; `more` belongs to its element. */
export const textInput = (block_id: string, label: string, more: object = {}, block: object = {}) => ({
  type: 'input',
  block_id,
  label: plain(label),
  element: { type: 'plain_text_input', action_id: 'field', ...more },
  ...block,
});

export const modalOf = (...blocks: readonly object[]) => ({
  type: 'modal',
  title: plain('Report'),
  submit: plain('Send'),
  close: plain('Close'),
  callback_id: 'form',
  blocks,
});

/** A checklist's item as a message has it. */
export const boxes = (block_id: string, done: boolean) => ({
  type: 'actions',
  block_id,
  elements: [
    {
      type: 'checkboxes',
      action_id: 'tick',
      options: [option('Signs')],
      ...(done && { initial_options: [option('Signs')] }),
    },
  ],
});
