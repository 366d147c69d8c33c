import { blocksOf, type Client, type Surface } from './client.ts';
import { type Choice, type ClientBlock, type Control, choicesIn, controlsIn } from './client-blocks.ts';
import { basics, placeOf, triggerOf } from './client-payloads.ts';
import { chosenIn, type ElementState, withState } from './client-state.ts';
import { readBlocks, readText } from './client-text.ts';
import type { Acknowledgement } from './transport.ts';
import type { Channel, Json } from './world.ts';
import { visibleTo } from './world-messages.ts';
import { modalOf } from './world-views.ts';

/** A button, or a box of a checklist. */
export interface Found {
  readonly surface: Surface;
  readonly control: Control;
  /** The box to tick; absent for a button. */
  readonly choice?: Choice;
  /** What stands on it, or before it. */
  readonly labels: readonly string[];
}

/** An open modal, then this conversation from its newest message, then the others, then Home. */
const surfaces = ({ workspace, user }: Client, here: Channel): readonly Surface[] => {
  const modal = modalOf(workspace, user);
  const home = workspace.homes.get(user);
  const others = [...workspace.channels.values()].filter((each) => each !== here && each.members.has(user));
  const messages = [here, ...others].flatMap((channel) =>
    visibleTo(channel, user)
      .map((message): Surface => ({ kind: 'message', channel, message }))
      .toReversed(),
  );
  return [
    ...(modal ? [{ kind: 'view', open: modal } as const] : []),
    ...messages,
    ...(home ? [{ kind: 'view', open: home } as const] : []),
  ];
};

/** A box that only says "Done" is called what stands above it. */
const captionOf = (blocks: readonly ClientBlock[], block: ClientBlock, client: Client): readonly string[] => {
  const before = blocks.slice(0, blocks.indexOf(block));
  const words = before.slice(before.findLastIndex(({ type }) => type !== 'rich_text') + 1);
  return words.map((each) => readBlocks([each], { state: {}, nameOf: client.nameOf }));
};

const controlsOf = (client: Client, surface: Surface): readonly Found[] => {
  const blocks = blocksOf(surface);
  return controlsIn(blocks).flatMap((control): readonly Found[] => {
    const { block, element } = control;
    if (block.type === 'input') return [];
    if (element.type === 'button') return [{ surface, control, labels: [readText(element.text, client.nameOf)] }];
    if (element.type !== 'checkboxes') return [];
    const caption = captionOf(blocks, block, client);
    return choicesIn(element).map((choice) => ({
      surface,
      control,
      choice,
      labels: [readText(choice.text, client.nameOf), ...caption],
    }));
  });
};

/**
 * The newest button or box so called, or whose label begins so.
 * @throws where there is none
 */
export const findControl = (
  client: Client,
  here: Channel,
  label: string,
  fits: (found: Found) => boolean = () => true,
): Found => {
  for (const surface of surfaces(client, here)) {
    const found = controlsOf(client, surface).filter(fits);
    const exactly = found.findLast(({ labels }) => labels.includes(label));
    const nearly = exactly ?? found.findLast(({ labels }) => labels.some((each) => each.startsWith(label)));
    if (nearly) return nearly;
  }
  throw new Error(`Nothing to press is called “${label}”`);
};

/** Tells the bot that a control was used. */
export const dispatchAction = async (
  client: Client,
  surface: Surface,
  { blockId, actionId }: Control,
  action: Json,
): Promise<Acknowledgement> => {
  const { workspace, user, fake } = client;
  const values = client.look(surface);
  const ofMessage = surface.kind === 'message' && {
    state: { values },
    response_url: fake.newResponseUrl({
      workspace: workspace.id,
      channel: surface.channel.id,
      user,
      message: surface.message.ts,
    }),
  };
  const answer = await client.act('interactive', {
    type: 'block_actions',
    ...basics(client),
    ...placeOf(client, surface),
    ...ofMessage,
    trigger_id: triggerOf(client),
    actions: [{ ...action, block_id: blockId, action_id: actionId, action_ts: fake.world.nextTs() }],
  });
  // What else stands in this acknowledgement, Slack ignores.
  if (answer.status !== 200) client.notices.push(`⚠ This did not work (${answer.status || 'no answer in time'}).`);
  return answer;
};

/** Presses a button. */
const press = async (client: Client, { surface, control }: Found): Promise<void> => {
  const { type, text, value, style, url } = control.element;
  await dispatchAction(client, surface, control, {
    type,
    text,
    ...(value !== undefined && { value }),
    ...(style !== undefined && { style }),
    ...(url !== undefined && { url }),
  });
};

/** Ticks a box, or takes its tick away: what the client shows decides which, not what the bot thinks. */
const tick = async (client: Client, { surface, control }: Found, choice: Choice): Promise<void> => {
  const before = client.look(surface);
  const held = before[control.blockId]?.[control.actionId];
  const chosen = held ? chosenIn(held) : [];
  const others = chosen.filter(({ value }) => value !== choice.value);
  const now: ElementState = {
    type: control.element.type,
    selected_options: others.length < chosen.length ? others : [...chosen, choice],
  };
  client.write(surface, withState(before, control, now));
  await dispatchAction(client, surface, control, { ...now });
};

/** Presses the button, or toggles the box. */
export const use = (client: Client, found: Found): Promise<void> =>
  found.choice ? tick(client, found, found.choice) : press(client, found);
