import { blocksOf, type Client, type Surface } from './client.ts';
import { type Choice, type Control, controlsIn, type TextObject } from './client-blocks.ts';
import { dispatchAction } from './client-controls.ts';
import { basics, placeOf, triggerOf } from './client-payloads.ts';
import { type ElementState, isEmpty, withState } from './client-state.ts';
import { readBlocks, readText } from './client-text.ts';
import { obey } from './modal-acknowledgement.ts';
import {
  answered,
  type FieldAnswer,
  fieldsIn,
  heldBy,
  holding,
  isSearch,
  type ModalField,
  named,
} from './modal-fields.ts';
import { suggestions } from './modal-suggestions.ts';
import type { OpenView } from './world.ts';
import { closeTop, describeView, modalOf } from './world-views.ts';

/** What Slack's own client says. */
export const requiredMissing = 'Please complete this required field.';
export const troubleConnecting = 'We had some trouble connecting. Try again?';

/** The modal that somebody has open. */
export interface ModalWindow {
  isOpen(): boolean;
  /** What it shows; '' while none is open. */
  reads(): string;
  fields(): readonly ModalField[];
  /** What its fields hold, by their labels. */
  answers(): Readonly<Record<string, FieldAnswer>>;
  /** Fills in a field; the bot is told where it asked to be. @param label what the field is called, or begins with */
  fills(label: string, answer: FieldAnswer): Promise<void>;
  /** Types into a search field; gives back what is suggested. */
  searches(label: string, query: string): Promise<readonly Choice[]>;
  /** Presses its button that sends. */
  submits(): Promise<void>;
  /** Closes it and whatever lies below it. */
  closes(): Promise<void>;
}

const modalSurface = (client: Client): Surface & { readonly kind: 'view' } => {
  const open = modalOf(client.workspace, client.user);
  if (!open) throw new Error('No modal is open');
  return { kind: 'view', open };
};

const findField = (fields: readonly ModalField[], label: string): ModalField => {
  const found = fields.find((each) => each.label === label) ?? fields.find((each) => each.label.startsWith(label));
  if (!found) throw new Error(`There is no field “${label}” among: ${fields.map((each) => each.label).join(', ')}`);
  return found;
};

/** A text tells only with every character, or with Enter, which nobody presses here. */
const tellsTheBot = ({ block, element }: Control): boolean => {
  if (block.dispatch_action !== true) return false;
  const on = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  return element.type !== 'plain_text_input' || on.includes('on_character_entered');
};

/** The modals of one person. */
export const createModalWindow = (client: Client): ModalWindow => {
  const { workspace, user, fake } = client;
  /** Of one drawing of a view: when it is drawn anew, they are gone. */
  const errors = new Map<string, Readonly<Record<string, string>>>();
  const fieldsOf = (surface: Surface) => fieldsIn(blocksOf(surface));

  const change = async ({ blockId, actionId }: Control, now: ElementState): Promise<void> => {
    const surface = modalSurface(client);
    const control = controlsIn(blocksOf(surface)).find(
      (each) => each.blockId === blockId && each.actionId === actionId,
    );
    if (!control) return;
    client.write(surface, withState(client.look(surface), control, now));
    const { [blockId]: _, ...others } = errors.get(surface.open.hash) ?? {};
    errors.set(surface.open.hash, others);
    if (tellsTheBot(control)) await dispatchAction(client, surface, control, { ...now });
  };

  const searches = (label: string, query: string): Promise<readonly Choice[]> => {
    const surface = modalSurface(client);
    return suggestions(client, surface, findField(fieldsOf(surface), label), query);
  };

  const statesFor = async (field: ModalField, answer: FieldAnswer): Promise<readonly ElementState[]> => {
    if (!isSearch(field)) return answered(field, answer);
    const found: Choice[] = [];
    for (const wanted of [answer].flat().map(String)) {
      found.push(...named(await searches(field.label, wanted), [wanted]));
    }
    return holding(field, found);
  };

  const missing = (surface: Surface): Readonly<Record<string, string>> => {
    const state = client.look(surface);
    const empty = controlsIn(blocksOf(surface)).filter(({ block, blockId, actionId }) => {
      const held = state[blockId]?.[actionId];
      return block.type === 'input' && block.optional !== true && held !== undefined && isEmpty(held);
    });
    return Object.fromEntries(empty.map(({ blockId }) => [blockId, requiredMissing]));
  };

  const told = async (open: OpenView): Promise<void> => {
    if (open.view['notify_on_close'] !== true) return;
    client.look({ kind: 'view', open });
    const view = describeView(fake.world, workspace, open);
    await client.act('interactive', { type: 'view_closed', ...basics(client), view, is_cleared: false });
  };

  return {
    isOpen: () => modalOf(workspace, user) !== undefined,
    reads: () => {
      const open = modalOf(workspace, user);
      if (!open) return '';
      const surface: Surface = { kind: 'view', open };
      const { title, submit, close } = open.view as Readonly<Record<string, TextObject | undefined>>;
      const look = { state: client.look(surface), errors: errors.get(open.hash) ?? {}, nameOf: client.nameOf };
      const buttons = [close, submit].flatMap((text) => (text ? [`[${readText(text, client.nameOf)}]`] : []));
      return [readText(title, client.nameOf), readBlocks(blocksOf(surface), look), buttons.join(' ')].join('\n');
    },
    fields: () => fieldsOf(modalSurface(client)),
    answers: () => {
      const surface = modalSurface(client);
      const state = client.look(surface);
      return Object.fromEntries(fieldsOf(surface).map((field) => [field.label, heldBy(field, state)]));
    },
    fills: async (label, answer) => {
      const field = findField(fieldsOf(modalSurface(client)), label);
      const states = await statesFor(field, answer);
      for (const [index, control] of field.parts.entries()) {
        const now = states[index];
        if (now) await change(control, now);
      }
    },
    searches,
    submits: async () => {
      const surface = modalSurface(client);
      if (!surface.open.view['submit']) throw new Error('The modal has no button that sends');
      const empty = missing(surface);
      errors.set(surface.open.hash, empty);
      if (Object.keys(empty).length > 0) return;
      const { view } = placeOf(client, surface);
      const payload = { ...basics(client), trigger_id: triggerOf(client), view, response_urls: [] };
      await client.act('interactive', { type: 'view_submission', ...payload }, ({ status, body }) => {
        if (status === 200) errors.set(surface.open.hash, obey(client, surface.open, body));
        else client.notices.push(troubleConnecting);
      });
    },
    closes: async () => {
      for (let open = closeTop(workspace, user); open; open = closeTop(workspace, user)) await told(open);
    },
  };
};
