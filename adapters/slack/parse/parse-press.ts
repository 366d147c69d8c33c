import { z } from 'zod';
import { valuesInput } from '../../../src/chat/inputs.ts';
import type { Press } from '../../../src/chat/view.ts';
import { ticked } from '../../../src/chat/view.ts';
import type { Json } from '../../../src/delivery/message.ts';
import { isKeptRef, type KeptRef } from '../../kept/kept.ts';
import type { Action } from './payloads.ts';

/** What somebody did with an element, as far as it says so itself. */
export type Used =
  | { readonly kind: 'press'; readonly encoded: string }
  | { readonly kind: 'tick'; readonly encoded: string; readonly done: boolean }
  /** A field of a form was changed. */
  | { readonly kind: 'field' }
  | { readonly kind: 'leave'; readonly to: 'back' | 'afresh' }
  /** The rest of a message that is too long, or another page of it. */
  | { readonly kind: 'rest'; readonly of: string; readonly from: number }
  /** An answer that was kept from a channel in which outsiders read. */
  | { readonly kind: 'show-anyway'; readonly of: string }
  /** A link, or nothing of ours. */
  | { readonly kind: 'nothing' };

/** Reads what an element's ids and value say; the ids are made in the renderers. */
export const usedIn = ({ action_id, value = '', selected_options: selected = [] }: Action): Used => {
  const [kind = '', ...rest] = action_id.split(':');
  const argument = rest.join(':');
  switch (kind) {
    case 'press':
      return { kind, encoded: value };
    case 'tick':
      return { kind, encoded: argument, done: selected.length > 0 };
    case 'field':
      return { kind };
    case 'leave':
      return argument === 'back' || argument === 'afresh' ? { kind, to: argument } : { kind: 'nothing' };
    case 'rest':
      return { kind, of: value, from: 0 };
    case 'page':
      return { kind: 'rest', of: value, from: Number.parseInt(argument, 10) || 0 };
    case 'show-anyway':
      return { kind, of: value };
    default:
      return { kind: 'nothing' };
  }
};

const pressed = z.tuple([z.string().max(50), valuesInput]);

/** A press that no command has: an old card answers it. */
const unknown: Press = { command: '', values: {} };

const decode = (content: Json | undefined): Press => {
  const read = pressed.safeParse(content);
  return read.success ? { command: read.data[0], values: read.data[1] } : unknown;
};

const json = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/** What a press or a tick sends, looked up where it was too long for its place. */
export const pressOf = async (
  used: Extract<Used, { kind: 'press' | 'tick' }>,
  find: (ref: KeptRef) => Promise<Json | undefined>,
): Promise<Press> => {
  const press = decode(isKeptRef(used.encoded) ? await find(used.encoded) : json(used.encoded));
  return used.kind === 'tick' ? ticked({ press }, used.done) : press;
};
