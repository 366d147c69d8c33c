import { describe, expect, test } from 'vitest';
import { mostAtOnce } from '../../src/programme/checklists.ts';
import { hmepStrategicPeerReview as hmep } from '../../src/programme/hmep/hmep.ts';

const seats = [...new Set(hmep.ownerRoles.map((role) => role.seat))];

describe.each(hmep.checklists)('$name', ({ moments, items }) => {
  test.each(moments)('$name: at most five items for each owner', ({ key }) => {
    for (const owner of hmep.ownerRoles) {
      const asked = items.filter((item) => item.moment === key && item.owner === owner.key);
      expect(asked.length).toBeLessThanOrEqual(mostAtOnce);
    }
  });

  test.each(moments)('$name: at most five for somebody who has every part on their side', ({ key }) => {
    for (const seat of seats) {
      const owners = hmep.ownerRoles.filter((role) => role.seat === seat).map((role) => role.key);
      const asked = items.filter((item) => item.moment === key && owners.includes(item.owner));
      expect(asked.length).toBeLessThanOrEqual(mostAtOnce);
    }
  });

  test('every moment has an item', () => {
    expect(moments.filter(({ key }) => !items.some((item) => item.moment === key))).toEqual([]);
  });
});

test('the team and the host see lists of their own', () => {
  expect(hmep.checklists.map(({ key, audience, items }) => [key, audience, items.length])).toEqual([
    ['before', 'team', 8],
    ['day-1', 'team', 9],
    ['day-2', 'team', 11],
    ['day-3', 'team', 12],
    ['host-before', 'host', 14],
    ['host-each-day', 'host', 8],
  ]);
});

test('what concerns a person is personal', () => {
  const personal = hmep.checklists.flatMap((list) =>
    list.items.filter((item) => item.personal).map((item) => item.key),
  );
  expect(personal).toEqual([
    'conflicts-answered',
    'charter-accepted',
    'adjustments-confirmed',
    'travel-booked',
    'no-new-conflicts',
    'adjustments-arranged',
    'adjustments-in-place',
  ]);
});
