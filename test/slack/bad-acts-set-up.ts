import type { DeliveryKind } from '../support/slack/transport.ts';
import type { Json } from '../support/slack/world.ts';
import { type Bot, channels, people, workspace } from './bot-set-up.ts';

/** What every act in the workspace begins with. */
const basics = ({ fake }: Bot): Json => ({
  user: { id: people.ann, username: 'annabel', name: 'annabel', team_id: workspace.id },
  team: { id: workspace.id, domain: 'westhaven' },
  enterprise: null,
  is_enterprise_install: false,
  trigger_id: fake.newTrigger(people.ann),
});

/** Something used in a message of the bot, which has to be there before. */
export const usedInMessage = (bot: Bot, action: Json, channel: keyof typeof channels = 'roads'): Json => {
  const { fake } = bot;
  const there = fake.world.channel(workspace.id, channels[channel]);
  const message = there.messages.at(-1)?.ts ?? '1.000001';
  return {
    type: 'block_actions',
    ...basics(bot),
    container: { type: 'message', message_ts: message, channel_id: there.id, is_ephemeral: false },
    channel: { id: there.id, name: there.name },
    response_url: fake.newResponseUrl({ workspace: workspace.id, channel: there.id, user: people.ann }),
    actions: [{ type: 'button', block_id: 'b', action_ts: '1.2', ...action }],
  };
};

/** The modal that somebody has open, as payloads tell it, with something about it changed. */
const openView = ({ fake }: Bot, change: Json = {}): Json => {
  const open = fake.world.workspace(workspace.id).modals.get(people.ann)?.at(-1);
  if (!open) throw new Error('No modal is open');
  return { ...open.view, id: open.id, hash: open.hash, state: { values: open.values }, ...change };
};

export const submission = (bot: Bot, change: Json = {}): Json => ({
  type: 'view_submission',
  ...basics(bot),
  view: openView(bot, change),
});

export const usedInModal = (bot: Bot, action: Json, change: Json = {}): Json => ({
  type: 'block_actions',
  ...basics(bot),
  container: { type: 'view' },
  view: openView(bot, change),
  actions: [{ type: 'button', block_id: 'b', action_ts: '1.2', ...action }],
});

export const suggestion = (bot: Bot, change: Json): Json => ({
  type: 'block_suggestion',
  ...basics(bot),
  block_id: 'nothing',
  action_id: 'field',
  value: 'query',
  view: openView(bot),
  ...change,
});

export const shortcut = (bot: Bot, callback_id: string): Json => ({ type: 'shortcut', ...basics(bot), callback_id });

/** Delivers it, and waits until the bot is done. */
export const deliver = async (bot: Bot, kind: DeliveryKind, body: Json) => {
  const answer = await bot.transport().deliver(kind, body);
  await bot.settled();
  return answer;
};

/** A press of a command, as it stands in a button. */
export const press = (command: string, values: Json = {}): Json => ({
  action_id: 'press:0',
  value: JSON.stringify([command, values]),
});
