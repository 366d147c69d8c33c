import { type Client, dialogSurface, messageSurfaces, type Surface } from './client.ts';
import { invokeActivity, messageActivity } from './client-activities.ts';
import { heedAction, heedTask } from './client-answers.ts';
import type { CardAction, Control } from './client-card.ts';
import { controlsIn, findIn } from './client-controls.ts';
import { checkRequired, sentInputs } from './client-state.ts';
import type { Json } from './world.ts';

type MessageSurface = Surface & { readonly kind: 'message' };
type DialogSurface = Surface & { readonly kind: 'dialog' };

/** Something to press, where it stands. */
export interface Found {
  readonly surface: Surface;
  readonly control: Control;
}

/**
 * The newest action that is called so, or whose label begins so: of the open dialog, of this conversation, of the
 * person's others.
 * @throws where there is none
 */
export const findControl = (client: Client, label: string): Found => {
  const { tenant, user, here } = client;
  const others = [...tenant.conversations.values()].filter((each) => each !== here && each.members.has(user.id));
  const dialog = dialogSurface(client);
  const surfaces = [...(dialog ? [dialog] : []), ...[here, ...others].flatMap((each) => messageSurfaces(client, each))];
  for (const surface of surfaces) {
    const control = findIn(controlsIn(surface.card), label);
    if (control) return { surface, control };
  }
  throw new Error(`Nothing to press is called “${label}”`);
};

const isFetch = ({ data }: CardAction): boolean => (data?.['msteams'] as Json | undefined)?.['type'] === 'task/fetch';

/** What the action sends: its own data with what is filled in. */
const dataOf = (client: Client, { card }: Surface, { data = {}, associatedInputs }: CardAction): Json =>
  associatedInputs === 'none' ? data : { ...data, ...sentInputs(card, client.look(card)) };

const execute = async (client: Client, surface: MessageSurface, action: CardAction): Promise<void> => {
  const { conversation, activity } = surface;
  const { type, title = '', id = '', verb } = action;
  const value = { action: { type, title, id, verb, data: dataOf(client, surface, action) }, trigger: 'manual' };
  const invoke = invokeActivity(client, conversation, 'adaptiveCard/action', value, activity);
  await client.act(invoke, (answer) => heedAction(client, activity, answer));
};

/** As a message from this person that nobody sees. */
const submit = async (client: Client, surface: MessageSurface, action: CardAction): Promise<void> => {
  const { conversation, activity } = surface;
  const place = { conversation, thread: activity.thread };
  const value = dataOf(client, surface, action);
  await client.act(
    messageActivity(client, place, client.fake.world.nextId(), { value, replyToId: activity.id }),
    ({ status }) => {
      if (status < 200 || status > 299) client.notices.push('⚠ This could not be sent.');
    },
  );
};

const task = { context: { theme: 'default' } } as const;

const fetchTask = async (client: Client, surface: MessageSurface, action: CardAction): Promise<void> => {
  const { conversation, activity } = surface;
  const value = { data: dataOf(client, surface, action), ...task };
  const invoke = invokeActivity(client, conversation, 'task/fetch', value, activity);
  await client.act(invoke, (answer) => heedTask(client, { conversation, opener: activity }, answer, false));
};

const submitTask = async (client: Client, surface: DialogSurface, action: CardAction): Promise<void> => {
  const { conversation, opener } = surface.dialog;
  const value = { data: dataOf(client, surface, action), ...task };
  const invoke = invokeActivity(client, conversation, 'task/submit', value, opener);
  await client.act(invoke, (answer) => heedTask(client, { conversation, opener }, answer, true));
};

const inMessage = async (client: Client, surface: MessageSurface, action: CardAction): Promise<void> => {
  if (action.type === 'Action.Submit') {
    return isFetch(action) ? fetchTask(client, surface, action) : submit(client, surface, action);
  }
  if (action.type !== 'Action.Execute') throw new Error(`Nobody can press an ${action.type} here`);
  if (!client.isOld) return execute(client, surface, action);
  const { fallback } = action;
  if (fallback === undefined || typeof fallback === 'string') throw new Error('An old client does not show this');
  return inMessage(client, surface, fallback);
};

/** Presses it: nothing is sent while something that must be filled in is empty. */
export const use = async (client: Client, { surface, control: { action } }: Found): Promise<void> => {
  if (action.type === 'Action.OpenUrl') return;
  const takesInputs = action.associatedInputs !== 'none';
  if (takesInputs && !checkRequired(surface.card, client.look(surface.card))) return;
  if (surface.kind === 'message') {
    // Whoever presses something in the conversation has closed what stood in front of it.
    client.tenant.dialogs.delete(client.user.id);
    return inMessage(client, surface, action);
  }
  if (action.type !== 'Action.Submit') throw new Error(`A dialog does not know ${action.type}`);
  return submitTask(client, surface, action);
};
