import type { Pool } from '../programme.ts';

export const pool: Pool = {
  few: 3,
  reminders: { days: 14, most: 3 },
  confirmYears: 1,
  earlierYears: 4,
  releases: [
    { key: 'agreed', name: 'Yes, that is agreed' },
    { key: 'each-time', name: 'I ask each time' },
    { key: 'not-yet', name: 'I have not asked yet' },
    { key: 'own-time', name: 'I decide that myself' },
  ],
  optIns: [
    { key: 'mentoring', name: 'Mentoring', hint: 'You help a colleague or a councillor elsewhere for a while.' },
    { key: 'briefing-events', name: 'Briefing events', hint: 'You hear of meetings where peers prepare and learn.' },
    {
      key: 'introductions',
      name: 'Introductions',
      hint: 'People with a question that you know about may be introduced.',
    },
  ],
};
