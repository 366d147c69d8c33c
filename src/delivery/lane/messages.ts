import { type Claimed, claim, claimNext, type Due, findDue } from '../ledger/store.ts';
import { createDrawOnce } from './draw.ts';
import { type Ready, sendOne } from './send.ts';
import { ahead, type LaneWork, restOf } from './slice-parts.ts';
import { drawSaid } from './words.ts';

/** Messages that are kept in hand for their slots at most: a part of those that are looked at together. */
const mostKept = ahead / 2;

/** A message that the worker knows of; nothing of it is marked. */
interface InHand extends Due {
  /** Its slot has moved since it was read, which is not written as long as one stays in the lane. */
  readonly hasMoved?: true;
}

const movedTo = (due: Due, slot: number): InHand => ({ ...due, dueAt: new Date(slot), waited: true, hasMoved: true });

interface Planned {
  readonly due: Due;
  /** In milliseconds since 1970. */
  readonly slot: number;
}

const bySlot = (one: Due, other: Due): number => one.dueAt.getTime() - other.dueAt.getTime();

/**
 * The messages of a lane: looks some way ahead, sends what may go now, and puts back what has to wait for
 * its slot, so that a busy channel in front hides nobody behind it.
 * @param mayRest whether one stays in the lane until the next slot
 */
export const createMessages = (work: LaneWork, mayRest: () => boolean) => {
  const { parts, taken, messenger, pacer, onWay, tenure } = work;
  const { database, clock, words } = parts;
  const most = messenger.window * Math.ceil(ahead / messenger.window);
  /** Milliseconds to look ahead: for as long one stays in the lane. */
  const rest = restOf(messenger);
  /** Due, or soon; nothing of it is marked yet. */
  let inHand: readonly InHand[] = [];
  /** Nothing more was due when it was last looked. */
  let dry = false;
  /** Whoever is still being written to though it is time for the next: theirs stay where they are. */
  const stuck = new Set<string>();

  const isLoose = (): boolean => [...stuck].some((recipient) => !onWay.isBusy(recipient));

  const isReady = ({ dueAt }: Due, now: number): boolean => dueAt.getTime() <= now + pacer.lead;

  const look = async (now: number): Promise<void> => {
    for (const recipient of stuck) if (!onWay.isBusy(recipient)) stuck.delete(recipient);
    const until = new Date(now + pacer.lead + rest);
    const found = await findDue(database, taken, { most, until, apartFrom: [...stuck] });
    const moved = new Map(inHand.flatMap((due) => (due.hasMoved ? [[due.id, due]] : [])));
    inHand = found.map((due) => moved.get(due.id) ?? due).sort(bySlot);
    dry = found.length < most;
  };

  const lookAhead = async (): Promise<void> => {
    const now = clock.now().getTime();
    if (isLoose()) dry = false;
    if (!dry && !inHand.some((due) => isReady(due, now))) await look(now);
  };

  /** Decides about one: it goes now or soon, waits for a later slot, or stays where it is. */
  const decide = ({ recipient, waited, dueAt }: Due, now: number) => {
    const due = dueAt.getTime();
    const isBusy = messenger.pace !== undefined && onWay.isBusy(recipient);
    if (isBusy && pacer.isFree(recipient, now + pacer.lead)) return undefined;
    return pacer.message(recipient, { now, due }, waited);
  };

  /** Decides about what is in hand, in its order, until there is no place left. */
  const plan = (now: number, places: number) => {
    const to = { go: [] as Planned[], later: [] as Planned[], kept: [] as InHand[] };
    const place = (due: Due, slot: number | undefined): void => {
      if (slot === undefined) stuck.add(due.recipient);
      else if (slot <= now + pacer.lead) to.go.push({ due, slot });
      else if (mayRest() && (slot <= now + rest || to.kept.length < mostKept)) to.kept.push(movedTo(due, slot));
      else to.later.push({ due, slot });
    };
    let decided = 0;
    for (const due of inHand) {
      if (to.go.length >= places || !isReady(due, now)) break;
      decided += 1;
      place(due, decide(due, now));
    }
    inHand = [...to.kept, ...inHand.slice(decided)].sort(bySlot);
    return to;
  };

  /** Marks what goes and puts back what waits. @returns what goes */
  const take = async (
    { go, later }: { readonly go: readonly Planned[]; readonly later: readonly Planned[] },
    now: Date,
  ): Promise<readonly Planned[]> => {
    const until = tenure.next();
    const ids = {
      now: go.map(({ due }) => due.id),
      later: later.map(({ due, slot }) => ({ id: due.id, slot: new Date(slot) })),
    };
    const claimed = await claim(database, taken, ids, { now, until });
    tenure.held(claimed && until);
    return go.filter(({ due }) => claimed?.has(due.id));
  };

  const start = async (ready: readonly Ready[]): Promise<void> => {
    if (ready.length === 0) return;
    const said = await words.of(ready.map(({ claimed }) => claimed.message));
    const draw = createDrawOnce(parts);
    for (const each of ready) {
      const { id, recipient, message } = each.claimed;
      const of = said.get(message);
      onWay.start({ id, recipient, work: () => sendOne(work, each, of, () => drawSaid(of, draw)) });
    }
  };

  /** Where nothing is paced, the next are taken as they come. */
  const beginOpen = async (): Promise<void> => {
    const now = clock.now();
    const until = tenure.next();
    const places = onWay.places();
    const claimed: readonly Claimed[] | undefined = await claimNext(database, taken, { most: places, now, until });
    tenure.held(claimed && until);
    dry = (claimed?.length ?? 0) < places;
    await start((claimed ?? []).map((each) => ({ claimed: each, slot: now.getTime() })));
  };

  return {
    /** Nothing is due that could be begun. */
    isDry: (now: number): boolean => dry && !isLoose() && !inHand.some((due) => isReady(due, now)),

    /** When the next falls due, of those that are in hand already; in milliseconds since 1970. */
    next: (): number | undefined => inHand[0]?.dueAt.getTime(),

    lookAgain: (): void => {
      dry = false;
    },

    /** Puts back what was kept in hand, before the lane is given back. */
    putBack: async (): Promise<void> => {
      const later = inHand.flatMap((due) => (due.hasMoved ? [{ due, slot: due.dueAt.getTime() }] : []));
      if (later.length > 0 && !tenure.isLost()) await take({ go: [], later }, clock.now());
    },

    /** Begins to send as many as there are places. */
    begin: async (): Promise<void> => {
      if (pacer.isOpen() && inHand.length === 0) return beginOpen();
      await lookAhead();
      const now = clock.now();
      const planned = plan(now.getTime(), onWay.places());
      if (planned.go.length + planned.later.length === 0) return;
      // Those behind may have their slots soon.
      if (rest > 0 && inHand.length === 0) dry = false;
      const go = await take(planned, now);
      const { epoch } = taken;
      await start(go.map(({ due, slot }) => ({ claimed: { ...due, epoch, attempts: due.attempts + 1 }, slot })));
    },
  };
};
