import type { Cast } from '../../src/review-days/rehearsal/cast.ts';
import { accountOf, findPersona } from './personas.ts';

/** Who sits where in a rehearsal. */
const seats: readonly (readonly [place: string, persona: string])[] = [
  ['review-manager', 'manager'],
  ['lead', 'officer'],
  ['officer', 'colleague'],
  ['member', 'councillor'],
  ['organiser', 'host'],
];

const account = (key: string) => {
  const persona = findPersona(key);
  if (!persona) throw new Error(`There is nobody called ${key} in the playground`);
  return accountOf(persona);
};

/** The playground's people and channels, for a rehearsal. */
export const cast: Cast = {
  people: seats.map(([place, persona]) => ({ place, account: account(persona) })),
  channels: [
    { of: account('officer'), channel: 'review-team', side: 'team' },
    { of: account('manager'), channel: 'review-team', side: 'team' },
    { of: account('host'), channel: 'review-host', side: 'host' },
    { of: account('manager'), channel: 'review-host', side: 'host' },
  ],
};
