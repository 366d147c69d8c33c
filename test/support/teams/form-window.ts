import { type Client, dialogSurface, messageSurfaces, type Surface } from './client.ts';
import { invokeActivity } from './client-activities.ts';
import { foundIn } from './client-answers.ts';
import { type CardAction, type Choice, elementsIn, inputsIn } from './client-card.ts';
import { controlsIn } from './client-controls.ts';
import {
  answered,
  type CardField,
  type FieldAnswer,
  fieldsIn,
  findField,
  heldBy,
  isSearch,
  named,
} from './client-form.ts';
import { seen } from './client-markdown.ts';

/** The form that somebody has before them: the open dialog, or else the newest card with something to fill in. */
export interface FormWindow {
  isOpen(): boolean;
  /** Whether a dialog is open, with a form or without. */
  isDialog(): boolean;
  fields(): readonly CardField[];
  /** Everything in it that can be pressed. */
  actions(): readonly CardAction[];
  /** The action right below a field, before the next one. */
  actionBelow(label: string): CardAction | undefined;
  /** What its fields hold, by their labels. */
  answers(): Readonly<Record<string, FieldAnswer>>;
  /** Fills in a field; nothing is sent. @param label what the field is called, or begins with */
  fills(label: string, answer: FieldAnswer): Promise<void>;
  /** Types into a search field; gives back what is suggested. */
  searches(label: string, query: string): Promise<readonly Choice[]>;
  /** Closes the dialog, of which the bot is not told. */
  closes(): void;
}

const formSurface = (client: Client): Surface | undefined =>
  dialogSurface(client) ?? messageSurfaces(client, client.here).find(({ card }) => inputsIn(card).length > 0);

const open = (client: Client): Surface => {
  const surface = formSurface(client);
  if (!surface) throw new Error('No form is open');
  return surface;
};

/** The forms of one person. */
export const createFormWindow = (client: Client): FormWindow => {
  const { dialogs } = client.tenant;
  const fieldsOf = ({ card }: Surface): readonly CardField[] => fieldsIn(card);

  const suggest = async (surface: Surface, field: CardField, queryText: string): Promise<readonly Choice[]> => {
    const [part] = field.parts;
    const dataset = part?.['choices.data']?.dataset;
    if (dataset === undefined) throw new Error(`“${field.label}” is no search field`);
    const { conversation, opener } =
      surface.kind === 'dialog' ? surface.dialog : { conversation: surface.conversation, opener: surface.activity };
    const value = { kind: 'search', queryText, queryOptions: { skip: 0, top: 15 }, dataset };
    const invoke = invokeActivity(client, conversation, 'application/search', value, opener);
    return foundIn(await client.act(invoke));
  };

  /** What is found stays among what can be chosen. */
  const look = async (surface: Surface, field: CardField, answer: FieldAnswer): Promise<void> => {
    const { found } = client.look(surface.card);
    for (const title of [answer].flat().map(String)) {
      const [choice] = named(await suggest(surface, field, title), [title]);
      for (const { id } of field.parts) if (choice) found.set(id, [...(found.get(id) ?? []), choice]);
    }
  };

  return {
    isOpen: () => formSurface(client) !== undefined,
    isDialog: () => dialogs.has(client.user.id),
    fields: () => fieldsOf(open(client)),
    actions: () => controlsIn(open(client).card).map(({ action }) => action),
    actionBelow: (label) => {
      const { card } = open(client);
      const last = findField(fieldsIn(card), label).parts.at(-1);
      const elements = elementsIn(card.body ?? []);
      const below = elements.slice(elements.findIndex(({ id }) => id === last?.id) + 1);
      const next = below.findIndex(({ type }) => type.startsWith('Input.'));
      return below.slice(0, next < 0 ? below.length : next).find(({ type }) => type === 'ActionSet')?.actions?.[0];
    },
    answers: () => {
      const surface = open(client);
      const state = client.look(surface.card);
      return Object.fromEntries(fieldsOf(surface).map((field) => [field.label, heldBy(field, state)]));
    },
    fills: async (label, answer) => {
      const surface = open(client);
      const field = findField(fieldsOf(surface), label);
      if (isSearch(field)) await look(surface, field, answer);
      const state = client.look(surface.card);
      const values = answered(field, state, answer);
      for (const [index, { id }] of field.parts.entries()) {
        state.values.set(id, values[index] ?? '');
        state.errors.delete(id);
      }
    },
    searches: async (label, query) => {
      const surface = open(client);
      const found = await suggest(surface, findField(fieldsOf(surface), label), query);
      return found.map(({ title, value }) => ({ title: seen(title), value }));
    },
    closes: () => {
      dialogs.delete(client.user.id);
    },
  };
};
