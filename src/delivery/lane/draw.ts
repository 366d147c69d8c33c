import type { Log } from '../../chat/log.ts';
import type { View } from '../../chat/view.ts';
import { type Cards, drawSubject, type Subject } from '../message.ts';

/** What somebody is to read now; `view` is undefined where what it is about is gone. */
export type Drawn = { readonly kind: 'view'; readonly view: View | undefined } | { readonly kind: 'broken' };

export type DrawOnce = (subject: Subject) => Promise<Drawn>;

/** Draws each shared card once. One that cannot be drawn is our fault, and costs nobody else their turn. */
export const createDrawOnce = ({ cards, log }: { readonly cards: Cards; readonly log: Log }): DrawOnce => {
  const drawn = new Map<Subject, Promise<Drawn>>();
  const draw = async (subject: Subject): Promise<Drawn> => {
    try {
      return { kind: 'view', view: await drawSubject(cards, subject) };
    } catch (error) {
      log.error({ err: error, subject }, 'a shared card could not be drawn');
      return { kind: 'broken' };
    }
  };
  return (subject) => {
    const begun = drawn.get(subject) ?? draw(subject);
    drawn.set(subject, begun);
    return begun;
  };
};
