import type { NoteRules, Prompting } from '../programme.ts';

export const prompting: Prompting = {
  prompts: [
    {
      key: 'evening-before',
      name: 'Tomorrow',
      to: ['each-peer', 'review-manager'],
      inChannel: true,
      when: { kind: 'time', day: 'day-before', at: '17:45' },
      opening: 'This is tomorrow, and the few things that matter most.',
    },
    {
      key: 'morning',
      name: 'Today',
      to: ['each-peer', 'review-manager'],
      inChannel: true,
      when: { kind: 'time', day: 'each-day', at: '07:45' },
      opening: 'Good morning. Here is your day.',
    },
    {
      key: 'after-session',
      name: 'Your note',
      to: ['note-taker'],
      inChannel: false,
      when: { kind: 'after-session', minutes: 0 },
      opening: 'What did you hear? One line is enough.',
    },
    {
      key: 'wrap-up',
      name: 'The day so far',
      to: ['lead', 'review-manager'],
      inChannel: true,
      when: { kind: 'time', day: 'each-day', at: '16:45' },
      opening: 'This is where the day stands.',
    },
    {
      key: 'morning-after',
      name: 'Thank you',
      to: ['each-peer', 'review-manager', 'sponsor', 'organiser'],
      inChannel: true,
      when: { kind: 'time', day: 'day-after', at: '09:00' },
      opening: 'Thank you for your time and your care. This is what happens next.',
    },
  ],
  quietHours: { from: '18:00', until: '07:30', exceptArrivalEvening: true },
  nudge: { most: 1, afterMinutes: 30, thenTell: 'review-manager' },
  snoozeMinutes: 30,
  timetableChangesBy: '17:30',
  documentRequestsBy: '16:30',
};

export const notes: NoteRules = {
  kinds: [
    { key: 'strength', name: 'Strength' },
    { key: 'consideration', name: 'Area for consideration' },
    { key: 'quick-win', name: 'Quick win' },
    { key: 'practice', name: 'Good practice to share' },
    { key: 'question', name: 'Open question' },
  ],
  warning: 'Only the team sees this. Notes may have to be disclosed, so write what was said and name nobody.',
  urgent: 'Is it urgent, about safety or wrongdoing? Tell the review manager at once, by voice.',
  mostCharacters: 1000,
  writtenWithinMinutes: 30,
  leastPeopleCounted: 3,
  deleted: { from: 'final-report', offset: { amount: 20, unit: 'working-days' } },
  deletion: 'Notes are deleted 20 working days after the final report.',
};
