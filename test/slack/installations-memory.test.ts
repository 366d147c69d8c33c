import { describe, expect, it, vi } from 'vitest';
import { createMemory } from '../../adapters/slack/installations/memory.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { withResolvers } from '../support/with-resolvers.ts';

describe('a memory', () => {
  const begin = (most: number) => {
    const clock = createMovedClock('2026-11-22T09:00:00Z');
    const look = vi.fn(async (key: number) => ({ value: `${key}`, until: new Date(clock.now().getTime() + 1000) }));
    return { look, memory: createMemory({ clock, most, look }) };
  };

  it('is bounded: what was looked up longest ago goes first', async () => {
    const { look, memory } = begin(3);
    for (const key of [1, 2, 3, 1, 2, 3]) await memory.get(key);
    expect(look).toHaveBeenCalledTimes(3);
    await memory.get(4);
    for (const key of [2, 3, 4]) await memory.get(key);
    expect(look).toHaveBeenCalledTimes(4);
    await memory.get(1);
    expect(look).toHaveBeenCalledTimes(5);
  });

  it('does not remember a failure, nor what is not to be remembered', async () => {
    const { look, memory } = begin(3);
    look.mockRejectedValueOnce(new Error('no database'));
    const both = [memory.get(1), memory.get(1)];
    for (const one of both) await expect(one).rejects.toThrow('no database');
    look.mockResolvedValueOnce({ value: 'not for long' } as never);
    expect(await memory.get(1)).toBe('not for long');
    expect(await memory.get(1)).toBe('1');
    expect(look).toHaveBeenCalledTimes(3);
  });

  it('does not remember what was being looked up when it had to be forgotten', async () => {
    const { look, memory } = begin(3);
    const { promise, resolve } = withResolvers();
    look.mockReturnValueOnce(promise.then(() => ({ value: 'old', until: new Date('2030-01-01T00:00:00Z') })));
    const early = memory.get(1);
    memory.forget(1);
    expect(await memory.get(1)).toBe('1');
    resolve();
    expect(await early).toBe('old');
    expect(await memory.get(1)).toBe('1');
    expect(look).toHaveBeenCalledTimes(2);
  });
});
