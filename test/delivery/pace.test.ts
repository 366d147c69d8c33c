import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPacer, leadOf, type Pacer } from '../../src/delivery/pace.ts';

const gap = 1_000;
const at = (now: number) => ({ now, due: now });

describe('a pacer', () => {
  it('hands out one slot after another, and lets those who wait go in theirs', () => {
    const pacer = createPacer({ perRecipient: gap });
    expect([1, 2, 3, 4].map(() => pacer.message('a', at(5_000), false))).toEqual([5_000, 6_000, 7_000, 8_000]);
    expect(pacer.message('b', at(5_000), false)).toBe(5_000);
    expect(pacer.message('a', at(6_000), true)).toBe(6_000);
    // Who comes anew goes behind those who wait.
    expect(pacer.message('a', at(6_500), false)).toBe(9_000);
    expect(pacer.message('a', at(7_000), true)).toBe(7_000);
  });

  it('moves the slot of whoever comes early, because the one before was late', () => {
    const pacer = createPacer({ perRecipient: gap });
    pacer.message('a', at(0), false);
    pacer.began('a', 300);
    expect(pacer.message('a', at(1_000), true)).toBe(1_301);
    expect(pacer.message('a', at(1_301), true)).toBe(1_301);
  });

  it('gets things ready ahead of their slots, as far as it is told', () => {
    const pacer = createPacer({ perRecipient: gap }, {}, 100);
    pacer.message('a', at(0), false);
    expect(pacer.message('a', { now: 900, due: 1_000 }, true)).toBe(1_000);
    expect(pacer.message('a', at(1_000), false)).toBe(2_000);
    expect(leadOf([])).toBe(0);
    expect(leadOf([{ perRecipient: 1_000 }, { perRecipient: 200 }])).toBe(50);
  });

  it('lets no more of a workspace go than it allows, after a burst', () => {
    const pacer = createPacer({ perRecipient: gap, perLane: 50, burst: 3 });
    const slots = ['a', 'b', 'c', 'd', 'e', 'f'].map((to) => pacer.message(to, at(10_000), false));
    expect(slots).toEqual([10_000, 10_000, 10_000, 10_050, 10_100, 10_150]);
    expect(pacer.message('d', at(10_050), true)).toBe(10_050);
  });

  it('holds one recipient and no other, with those behind it', () => {
    const pacer = createPacer({ perRecipient: gap });
    pacer.message('a', at(0), false);
    pacer.hold('a', 30_000);
    expect([1, 2].map(() => pacer.message('a', at(1_000), true))).toEqual([31_000, 32_000]);
    expect(pacer.message('b', at(1_000), false)).toBe(1_000);
  });

  it('has copies wait for each other, and for no message', () => {
    const pacer = createPacer({ perRecipient: gap });
    for (let each = 0; each < 5; each += 1) pacer.message('a', at(0), false);
    expect([1, 2].map(() => pacer.copy('a', at(0)))).toEqual([1_000, 2_000]);
    expect(pacer.nextCopy(0)).toBe(1_000);
    expect(pacer.copy('a', at(1_000))).toBe(1_000);
  });

  it('is handed on with what still matters, and nothing else', () => {
    const before = createPacer({ perRecipient: gap });
    before.message('old', at(0), false);
    before.message('new', at(5_000), false);
    before.message('new', at(5_000), false);
    before.hold('held', 60_000);
    const kept = before.kept(5_500);
    expect(kept.free).toEqual({ new: 6_000, held: 60_000 });
    expect(Object.keys(kept.tail ?? {})).toEqual(['new', 'held']);
    const after = createPacer({ perRecipient: gap }, JSON.parse(JSON.stringify(kept)));
    expect(after.message('new', at(5_500), false)).toBe(7_000);
    expect(after.message('new', at(6_000), true)).toBe(6_000);
  });

  it('holds nothing but what a platform asked for where there is no pace', () => {
    const pacer = createPacer({ perRecipient: 0 });
    expect([1, 2, 3].map(() => pacer.message('a', at(7), false))).toEqual([7, 7, 7]);
    pacer.hold('a', 9);
    expect(pacer.message('a', at(7), false)).toBe(9);
    expect(pacer.kept(8).free).toEqual({ a: 9 });
  });

  /** Lets all messages come, and come back at their slots, in virtual time; each visit may be late. */
  const run = (pacer: Pacer, arrivals: readonly { to: string; at: number }[], late: () => number) => {
    const waiting = arrivals.map((each, id) => ({ ...each, id, waited: false, claims: 0 }));
    const sent: { id: number; to: string; at: number; claims: number }[] = [];
    let now = 0;
    while (waiting.length > 0) {
      const first = waiting.sort((a, b) => a.at - b.at)[0];
      if (!first) break;
      now = Math.max(now, first.at + late());
      for (const each of waiting.filter((one) => one.at <= now)) {
        each.claims += 1;
        const slot = pacer.message(each.to, at(now), each.waited);
        if (slot <= now) {
          pacer.began(each.to, now);
          sent.push({ id: each.id, to: each.to, at: now, claims: each.claims });
          waiting.splice(waiting.indexOf(each), 1);
        }
        each.at = slot;
        each.waited = true;
      }
    }
    return sent;
  };

  it('whatever the order, lets no two to one recipient be nearer than the gap, and each go once', () => {
    const arrival = fc.record({ to: fc.constantFrom('a', 'b', 'c'), at: fc.integer({ min: 0, max: 5_000 }) });
    fc.assert(
      fc.property(
        fc.array(arrival, { maxLength: 60 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 400 })),
        fc.option(fc.integer({ min: 10, max: 300 }), { nil: 0 }),
        (arrivals, lateness, perLane) => {
          const pacer = createPacer({ perRecipient: gap, perLane, burst: 5 });
          const sent = run(pacer, arrivals, () => lateness.next().value ?? 0);
          expect(sent.map(({ id }) => id).sort((a, b) => a - b)).toEqual(arrivals.map((_, id) => id));
          for (const to of ['a', 'b', 'c']) {
            const times = sent.filter((each) => each.to === to).map((each) => each.at);
            for (const [index, time] of times.entries()) {
              if (index > 0) expect(time - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(gap);
            }
          }
        },
      ),
    );
  });

  it('has no message come back more than once or twice where nobody is late', () => {
    const arrivals = Array.from({ length: 100 }, (_, index) => ({ to: ['a', 'b'][index % 2] ?? 'a', at: 0 }));
    const sent = run(createPacer({ perRecipient: gap }), arrivals, () => 0);
    expect(Math.max(...sent.map(({ claims }) => claims))).toBeLessThanOrEqual(3);
    expect(sent.at(-1)?.at).toBeLessThanOrEqual(49 * (gap + 1));
  });
});
