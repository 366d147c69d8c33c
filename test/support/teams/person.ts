import { type ClientSettings, createClient } from './client.ts';
import { findControl, use } from './client-actions.ts';
import { installationActivities, messageActivity } from './client-activities.ts';
import { asMessage, callsBot } from './client-typing.ts';
import { createFormWindow, type FormWindow } from './form-window.ts';
import type { Answer } from './transport.ts';
import { readConversation, readDialog } from './window.ts';
import { post, threadsOf } from './world-activities.ts';

/** Somebody at their Teams client, with one window in one conversation. */
export interface Person {
  /** Writes a message; in a channel it begins a thread. The bot hears it in its chat, or where `@HMEP` stands in it. */
  types(text: string): Promise<void>;
  /** The same in the newest thread of a channel. */
  replies(text: string): Promise<void>;
  /** Presses the newest action so called, or whose label begins so. */
  presses(label: string): Promise<void>;
  readonly form: FormWindow;
  /** Adds the app here: for themselves, to the team or to the group chat. */
  installs(): Promise<void>;
  uninstalls(): Promise<void>;
  /** Wants nothing from the bot any more; the bot is not told. */
  blocks(): void;
  /** Goes away and comes back: what was filled in and not sent is gone, and so is an open dialog. */
  reopens(): void;
  /** The conversation, what Teams itself said, then the open dialog. */
  reads(): string;
  /** Only the conversation, without its first so many messages. */
  readsHere(before?: number): string;
  /** The same of the person's own chat with the bot. */
  readsChat(before?: number): string;
  readsDialog(): string;
  /** What Teams itself said, and what it showed for a moment. */
  readsNotices(): string;
  /** Has Teams deliver the last act once more; its answer is not heeded again. */
  repeats(): Promise<Answer>;
  /** The same with another id. */
  resends(): Promise<Answer>;
}

const notSent = '⚠ The app did not answer.';

export const createPerson = (settings: ClientSettings): Person => {
  const client = createClient(settings);
  const { fake, user, tenant, here } = client;
  const { world } = fake;
  const { settled, transport } = settings;
  const form = createFormWindow(client);

  const hears = (text: string): boolean => here.installed() && (here.kind === 'personal' || callsBot(client, text));

  const writes = async (typed: string, thread?: string): Promise<void> => {
    form.closes();
    const content = asMessage(client, typed);
    const posted = post(world, here, { from: user.id, byBot: false, content, thread });
    if (!hears(typed)) return;
    const place = { conversation: here, thread: posted.thread };
    await client.act(messageActivity(client, place, posted.id, content), ({ status }) => {
      if (status < 200 || status > 299) client.notices.push(notSent);
    });
  };

  const install = async (isInstalled: boolean): Promise<void> => {
    here.setInstalled(isInstalled);
    for (const activity of installationActivities(client, here, isInstalled)) await client.act(activity);
  };

  const again = async (deliver: () => Promise<Answer>): Promise<Answer> => {
    const answer = await deliver();
    await settled?.();
    return answer;
  };

  return {
    form,
    types: (text) => writes(text),
    replies: (text) => writes(text, threadsOf(here).at(-1)?.[0]?.thread),
    presses: async (label) => use(client, findControl(client, label)),
    installs: () => install(true),
    uninstalls: () => install(false),
    blocks: () => {
      user.blocked = true;
    },
    reopens: () => {
      form.closes();
      client.forget();
    },
    reads: () =>
      [readConversation(client, here), ...client.notices, readDialog(client)]
        .filter((part) => part !== '')
        .join('\n\n'),
    readsHere: (before) => readConversation(client, here, before),
    readsChat: (before) => readConversation(client, world.personal(tenant.id, user.id), before),
    readsDialog: () => readDialog(client),
    readsNotices: () => client.notices.join('\n\n'),
    repeats: () => again(() => transport.repeats()),
    resends: () => again(() => transport.resends()),
  };
};
