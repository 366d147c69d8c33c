import { nextAfter, type Recurrence } from '../../calendar/recurrence.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import { isWorkingDay } from '../../calendar/working-days.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { View } from '../../chat/view.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Job, JobTimes } from '../../schedule/job.ts';
import { moreReminder } from './more-views.ts';
import { asValue, nextQuestions, readQuestions } from './questions.ts';
import { askForAnswers, askWhetherRight, endPauses } from './store.ts';
import { awake, howOften, stillRight } from './views.ts';

export interface UpkeepJobParts {
  readonly deliveries: Deliveries;
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}

/** Minutes after which nobody is written to any more on that day: a bot that was down says nothing at night. */
const graceMinutes = 8 * 60;

/** When peers hear that their break has ended. */
const inTheMorning: Recurrence = { kind: 'daily', at: '08:30' };

const told = (count: number): string => {
  if (count === 0) return 'nobody to tell';
  return count === 1 ? 'told one peer' : `told ${count} peers`;
};

/** Ends the pauses of which the last day is over, however late; the peers hear of it by day. */
const createWakeUp = ({ deliveries, timeZone }: UpkeepJobParts): Job => ({
  name: 'wake-peers',
  does: 'Ends the breaks of peers of which the last day is over, and tells them',
  recurrence: inTheMorning,
  catchUp: { kind: 'once' },
  run: async (tx, { dueAt, now }) => {
    const people = await endPauses(tx, dateAt(now, timeZone), now);
    const isLate = now.getTime() - dueAt.getTime() > graceMinutes * 60_000;
    const outgoing = {
      ...{ key: `awake:${dueAt.toISOString()}`, view: awake(), to: { kind: 'people', people } as const },
      ...(isLate && { dueAt: nextAfter(inTheMorning, now, timeZone) }),
    };
    if (people.length > 0) await deliveries.enqueue(tx, outgoing, now);
    return told(people.length);
  },
});

/** Reminds approved peers of what they have not told us yet: those who are asked the same get one message. */
const createAskForMore = ({ deliveries, programme, timeZone }: UpkeepJobParts): Job => {
  const remind = async (tx: Tx, { dueAt, now }: JobTimes): Promise<string> => {
    const peers = await askForAnswers(tx, programme.pool.reminders, now);
    const byNext = new Map<string, PersonId[]>();
    for (const { person, answered } of peers) {
      const next = asValue(nextQuestions({ answered: readQuestions(answered.join(' ')) }));
      const people = byNext.get(next) ?? [];
      byNext.set(next, people);
      people.push(person);
    }
    for (const [next, people] of byNext) {
      const key = `more:${dueAt.toISOString()}:${next}`;
      await deliveries.enqueue(
        tx,
        { key, view: moreReminder(readQuestions(next)), to: { kind: 'people', people } },
        now,
      );
    }
    return told(peers.length);
  };
  return {
    name: 'ask-peers-for-more',
    does: `Reminds approved peers of what they have not told us yet, ${programme.pool.reminders.most} times at the most`,
    recurrence: { kind: 'daily', at: '09:30' },
    catchUp: { kind: 'never', graceMinutes },
    run: async (tx, times) =>
      isWorkingDay(dateAt(times.now, timeZone)) ? remind(tx, times) : 'nobody is asked on a day off',
  };
};

/** Asks peers every so many years whether what they told us is still right. */
const createAskWhetherRight = ({ deliveries, programme, timeZone }: UpkeepJobParts): Job => {
  const ask = async (tx: Tx, { dueAt, now }: JobTimes, view: View): Promise<string> => {
    const people = await askWhetherRight(tx, programme.pool.confirmYears, now);
    const outgoing = { key: `still-right:${dueAt.toISOString()}`, view, to: { kind: 'people', people } } as const;
    if (people.length > 0) await deliveries.enqueue(tx, outgoing, now);
    return told(people.length);
  };
  return {
    name: 'ask-peers-whether-right',
    does: `Asks peers ${howOften(programme.pool.confirmYears)} whether what they told us is still right`,
    recurrence: { kind: 'daily', at: '09:45' },
    catchUp: { kind: 'never', graceMinutes },
    run: async (tx, times) =>
      isWorkingDay(dateAt(times.now, timeZone))
        ? ask(tx, times, stillRight(programme.pool.confirmYears))
        : 'nobody is asked on a day off',
  };
};

/** What the bot does by itself about peers. */
export const createUpkeepJobs = (parts: UpkeepJobParts): readonly Job[] => [
  createWakeUp(parts),
  createAskForMore(parts),
  createAskWhetherRight(parts),
];
