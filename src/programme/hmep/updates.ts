import type { Updates } from '../programme.ts';

export const updates: Updates = {
  topics: [
    { key: 'news', name: 'News', hint: 'What is new in the programme.' },
    { key: 'reviews', name: 'Reviews', hint: 'Reviews that are planned or done, where the council agrees.' },
    { key: 'calls', name: 'Calls for peers', hint: 'Who is looked for, where and when.' },
    { key: 'practices', name: 'Practices', hint: 'What worked, with a person to ask.' },
    { key: 'events', name: 'Events', hint: 'Briefings, workshops and other meetings.' },
    { key: 'reports', name: 'Reports', hint: 'Reports and action plans that have been published.' },
  ],
  digest: {
    every: 'weekly',
    on: 'monday',
    at: '08:30',
    timeZone: 'Europe/London',
    mostItems: 7,
    firstItems: 3,
  },
};
