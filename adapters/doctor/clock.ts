import type { Clock } from '../../src/calendar/clock.ts';
import { type Finding, good, problem } from './finding.ts';

/** Minutes: requests are refused from five on. */
const most = 2;

/** Compares the computer's clock with what a platform says in the Date header of an answer. */
export const examineClock = (clock: Clock, date: string | null | undefined, whose: string): readonly Finding[] => {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return [];
  const ahead = Math.round((clock.now().getTime() - theirs) / 60_000);
  if (Math.abs(ahead) < most) return [good(`This computer’s clock agrees with ${whose}.`)];
  return [
    problem(
      `This computer’s clock is ${Math.abs(ahead)} minutes ${ahead > 0 ? 'ahead of' : 'behind'} ${whose}. From five on, what comes from there is refused.`,
      'Have the computer set its clock by itself, on Linux with: timedatectl set-ntp true',
    ),
  ];
};
