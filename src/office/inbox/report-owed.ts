import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import { isWorkingDay } from '../../calendar/working-days.ts';
import type { Cases } from '../../casework/cases.ts';
import type { View } from '../../chat/view.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { Job } from '../../schedule/job.ts';

const waits = (count: number, more: string): string =>
  `${count} ${count === 1 ? 'waits' : 'wait'} for an answer ${more}`;

const owedView = ({ due, late }: { readonly due: number; readonly late: number }): View => {
  const words = [
    ...(due > 0 ? [waits(due, 'that was promised for today')] : []),
    ...(late > 0 ? [waits(late, 'that is late')] : []),
  ].join(', and ');
  return {
    summary: words,
    blocks: [
      { kind: 'text', text: `${words}.` },
      {
        kind: 'buttons',
        buttons: [{ kind: 'press', label: 'Inbox', press: { command: 'inbox', values: {} }, style: 'primary' }],
      },
    ],
  };
};

/** On each working day, the office hears whom it promised an answer for today or before, if anybody. */
export const createOwedReport = ({
  cases,
  deliveries,
  timeZone,
}: {
  readonly cases: Cases;
  readonly deliveries: Deliveries;
  readonly timeZone: TimeZone;
}): Job => ({
  name: 'report-owed-answers',
  does: 'Tells the office whom it promised an answer for today or before',
  recurrence: { kind: 'daily', at: '08:45' },
  catchUp: { kind: 'once' },
  run: async (tx, { dueAt, now }) => {
    const today = dateAt(now, timeZone);
    if (!isWorkingDay(today)) return 'no working day';
    const owed = await cases.owed(tx, today);
    const count = owed.due + owed.late;
    if (count === 0) return 'nobody waits for too long';
    const view = owedView(owed);
    await deliveries.enqueue(tx, { key: `owed:${dueAt.toISOString()}`, view, to: { kind: 'office' } }, now);
    return `${count} to answer`;
  },
});
