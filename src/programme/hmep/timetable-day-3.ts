import type { TimetableDay } from '../programme.ts';

export const dayThree: TimetableDay = {
  day: 3,
  name: 'Conclude',
  aim: 'Agree what to say, and say it to the council.',
  sessions: [
    { key: 'agree-messages', start: '08:30', end: '09:30', title: 'Agree the messages', kind: 'team' },
    {
      key: 'catch-up',
      start: '09:30',
      end: '10:30',
      title: 'Catch-up interviews',
      kind: 'listen',
      meets: 'Whoever has not been heard yet',
      sources: ['managers', 'members'],
    },
    { key: 'slides', start: '10:30', end: '12:00', title: 'Write the slides', kind: 'team' },
    {
      key: 'first-hearing',
      start: '12:00',
      end: '12:45',
      title: 'The messages in private',
      kind: 'host',
      meets: 'Sponsor, chief executive and leader',
    },
    { key: 'day-3-lunch', start: '12:45', end: '13:30', title: 'Lunch', kind: 'break' },
    {
      key: 'feedback',
      start: '14:00',
      end: '15:00',
      title: 'Feedback and questions',
      kind: 'feedback',
      meets: 'Everyone the council invites',
    },
    {
      key: 'action-planning',
      start: '15:15',
      end: '15:45',
      title: 'From feedback to action',
      kind: 'host',
      meets: 'Sponsor and organiser',
    },
    { key: 'debrief', start: '16:00', end: '16:45', title: 'Team debrief', kind: 'team' },
  ],
};
