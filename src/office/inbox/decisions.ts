import type { Registrations } from '../../authorities/registrations.ts';
import type { Case, Done } from '../../casework/case.ts';
import type { Cases, Seen } from '../../casework/cases.ts';
import type { Tx } from '../../chat/context.ts';
import type { View } from '../../chat/view.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { Peers } from '../../peers/peers.ts';
import type { Entry } from './gather.ts';
import {
  toldOfAcceptance,
  toldOfApproval,
  toldOfDeclining,
  toldOfPassingOn,
  toldOfQuestion,
  toldOfReading,
} from './told.ts';

export interface DecisionParts {
  readonly cases: Cases;
  readonly peers: Peers;
  readonly registrations: Registrations;
  readonly deliveries: Deliveries;
}

export type Decisions = ReturnType<typeof createDecisions>;

/**
 * What the office does about a case: the case moves, so does what it is about, and its person hears of
 * it, all in one transaction.
 */
export const createDecisions = ({ cases, peers, registrations, deliveries }: DecisionParts) => {
  const tell = async (tx: Tx, { id, person }: Case, { what, view }: { what: string; view: View }, now: Date) => {
    await deliveries.enqueue(tx, { key: `case:${id}:${what}`, view, to: { kind: 'people', people: [person] } }, now);
  };

  /** Holds what a case is about, before the case itself: always in this order, so that nobody waits in a ring. */
  const lock = ({ of, about }: Entry, tx: Tx): Promise<unknown> =>
    about.kind === 'volunteer' ? peers.lock(tx, of.about) : registrations.lock(tx, of.about);

  return {
    acknowledge: async (tx: Tx, { about }: Entry, seen: Seen, now: Date): Promise<Done> => {
      const done = await cases.acknowledge(tx, seen, now);
      if (done.kind === 'done') {
        await tell(tx, done.of, { what: 'read', view: toldOfReading(about, done.of.replyBy) }, now);
      }
      return done;
    },

    ask: async (
      tx: Tx,
      { about }: Entry,
      { text, ...seen }: Seen & { readonly text: string },
      now: Date,
    ): Promise<Done> => {
      const done = await cases.ask(tx, seen, text, now);
      if (done.kind === 'done' && done.question) {
        const { question } = done;
        await tell(tx, done.of, { what: `asked:${question}`, view: toldOfQuestion(about, text, question) }, now);
      }
      return done;
    },

    /** A member was passed on to whoever nominates: their group office is deleted. */
    passOn: async (tx: Tx, entry: Entry, seen: Seen, now: Date): Promise<Done> => {
      await lock(entry, tx);
      const done = await cases.passOn(tx, seen);
      if (done.kind === 'done' && entry.about.kind === 'volunteer') {
        await peers.decide(tx, entry.about.peer, 'with_group_office', now);
        await tell(tx, done.of, { what: `passed-on:${done.of.version}`, view: toldOfPassingOn(entry.about) }, now);
      }
      return done;
    },

    /** @param words what the person is told besides, which may be nothing */
    agree: async (
      tx: Tx,
      entry: Entry,
      { words, ...seen }: Seen & { readonly words: string },
      now: Date,
    ): Promise<Done> => {
      const { about } = entry;
      await lock(entry, tx);
      const outcome = about.kind === 'volunteer' ? 'approved' : 'accepted';
      const done = await cases.close(tx, seen, { outcome }, now);
      if (done.kind !== 'done') return done;
      if (about.kind === 'volunteer') await peers.decide(tx, about.peer, 'approved', now);
      else await registrations.decide(tx, about.registration, 'accepted');
      const view = about.kind === 'volunteer' ? toldOfApproval(about, words) : toldOfAcceptance(about, words);
      await tell(tx, done.of, { what: 'closed', view }, now);
      return done;
    },

    decline: async (
      tx: Tx,
      entry: Entry,
      { reason, ...seen }: Seen & { readonly reason: string },
      now: Date,
    ): Promise<Done> => {
      const { about } = entry;
      await lock(entry, tx);
      const done = await cases.close(tx, seen, { outcome: 'declined', reason }, now);
      if (done.kind !== 'done') return done;
      if (about.kind === 'volunteer') await peers.decide(tx, about.peer, 'declined', now);
      else await registrations.decide(tx, about.registration, 'declined');
      await tell(tx, done.of, { what: 'closed', view: toldOfDeclining(about, reason) }, now);
      return done;
    },
  };
};
