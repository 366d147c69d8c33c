import { type ClientSettings, createClient } from './client.ts';
import { type Found, findControl, use } from './client-controls.ts';
import { createEvents } from './client-events.ts';
import { basics, channelNameOf, teamOf, triggerOf, verificationToken } from './client-payloads.ts';
import { asCommand } from './client-typing.ts';
import { applyMessagePayload } from './message-payload.ts';
import { createModalWindow, type ModalWindow, troubleConnecting } from './modal-window.ts';
import type { Acknowledgement } from './transport.ts';
import { readConversation, readHome } from './window.ts';
import type { Json } from './world.ts';

export interface PersonSettings extends ClientSettings {
  /** The channel that the window shows; the direct message with the bot where it is left out. */
  readonly channel?: string;
}

/** Somebody at their Slack client, with one window in one conversation. */
export interface Person {
  /** Types a slash command, `/hmep help`. What the bot acknowledges appears in the conversation. */
  types(command: string): Promise<void>;
  /** Writes a message. The bot hears it in its direct message, or where `@HMEP` stands in it. */
  writes(text: string): Promise<void>;
  /** Presses the newest button so called, or whose label begins so: of an open modal, a message or Home. */
  presses(label: string): Promise<void>;
  /** Ticks the newest box of a checklist so called, or takes the tick away. */
  ticks(label: string): Promise<void>;
  /** Presses or ticks, whichever is newer. */
  uses(label: string): Promise<void>;
  usesShortcut(callbackId: string): Promise<void>;
  /** Opens the bot's Home; gives back what it shows. */
  opensHome(): Promise<string>;
  readsHome(): string;
  /** The conversation, then the open modal. */
  reads(): string;
  readonly modal: ModalWindow;
  /** Has Slack deliver the last act once more; its acknowledgement is not heeded again. */
  repeats(): Promise<Acknowledgement>;
}

const isButton = ({ choice }: Found): boolean => choice === undefined;
const isBox = ({ choice }: Found): boolean => choice !== undefined;

export const createPerson = (settings: PersonSettings): Person => {
  const client = createClient(settings);
  const { fake, workspace, user } = client;
  const { world } = fake;
  const here =
    settings.channel === undefined ? world.direct(workspace.id, user) : world.channel(workspace.id, settings.channel);
  const modal = createModalWindow(client);
  const events = createEvents(client);

  const commandOf = (typed: string): Json => {
    const [command = '', ...text] = typed.split(' ');
    const { teamId, domain, enterprise } = teamOf(workspace);
    return {
      token: verificationToken,
      team_id: teamId,
      team_domain: domain,
      ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
      channel_id: here.id,
      channel_name: channelNameOf(here),
      user_id: user,
      user_name: client.nameOf(user).toLowerCase(),
      command,
      text: asCommand(client, text.join(' ')).trim(),
      api_app_id: world.appId,
      is_enterprise_install: String(enterprise !== null),
      response_url: fake.newResponseUrl({ workspace: workspace.id, channel: here.id, user }),
      trigger_id: triggerOf(client),
    };
  };

  const problemWith = ({ status, body }: Acknowledgement): string | undefined => {
    if (status === 0) return 'operation_timeout';
    if (status !== 200) return 'dispatch_failed';
    const applied = applyMessagePayload(world, { workspace: workspace.id, channel: here.id, user, payload: body });
    return applied.ok ? undefined : [applied.error, ...applied.messages].join(' ');
  };
  const showAnswer = (command: unknown, answer: Acknowledgement): void => {
    const problem = problemWith(answer);
    if (problem !== undefined) client.notices.push(`${command} failed with the error "${problem}"`);
  };

  const uses = async (label: string, fits?: (found: Found) => boolean): Promise<void> =>
    use(client, findControl(client, here, label, fits));

  return {
    modal,
    types: async (typed) => {
      await modal.closes();
      const command = commandOf(typed);
      await client.act('command', command, (answer) => showAnswer(command['command'], answer));
    },
    writes: async (text) => {
      await modal.closes();
      await events.writes(here, text);
    },
    presses: (label) => uses(label, isButton),
    ticks: (label) => uses(label, isBox),
    uses: (label) => uses(label),
    usesShortcut: async (callbackId) => {
      const { status } = await client.act('interactive', {
        type: 'shortcut',
        ...basics(client),
        callback_id: callbackId,
        trigger_id: triggerOf(client),
        action_ts: world.nextTs(),
      });
      if (status !== 200) client.notices.push(troubleConnecting);
    },
    opensHome: async () => {
      await modal.closes();
      await events.opensHome();
      return readHome(client);
    },
    readsHome: () => readHome(client),
    reads: () => [readConversation(client, here), modal.reads()].filter((part) => part !== '').join('\n\n'),
    repeats: async () => {
      const answer = await settings.transport.repeats();
      await settings.settled?.();
      return answer;
    },
  };
};
