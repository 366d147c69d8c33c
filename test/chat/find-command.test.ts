import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineCommand } from '../../src/chat/command.ts';
import { findCommand } from '../../src/chat/find-command.ts';
import { show } from '../../src/chat/reply.ts';
import { tokens } from '../../src/chat/tokens.ts';

const commands = ['help', 'volunteer', 'withdraw', 'profile', 'review', 'review new', 'timetable add', 'claim'].map(
  (name) =>
    defineCommand({
      name,
      summary: name,
      example: name,
      who: 'anyone',
      input: z.object({}),
      run: async () => show({ summary: name, blocks: [] }),
    }),
);

describe('finding a command', () => {
  it.each([
    ['volunteer', 'volunteer', 0],
    ['VOLUNTEER', 'volunteer', 0],
    ['  Volunteer  please ', 'volunteer', 1],
    ['review new', 'review new', 0],
    ['REVIEW NEW x', 'review new', 1],
    ['review old', 'review', 1],
  ])('%j is %s', (typed, name, rest) => {
    const found = findCommand(commands, tokens([typed]));
    expect(found).toMatchObject({ kind: 'found', command: { name } });
    expect(found.kind === 'found' && found.rest.length).toBe(rest);
  });

  it.each([
    ['volunter', 'volunteer'],
    ['vlounteer', 'volunteer'],
    ['vol', 'volunteer'],
    ['hlep', 'help'],
    ['hepl', 'help'],
    ['halp', 'help'],
    ['reveiw new', 'review new'],
    ['Profil', 'profile'],
    ['klaim', 'claim'],
    ['timetabel', 'timetable add'],
    ['timetables HMEP-1', 'timetable add'],
    ['pothole', undefined],
    ['"volunteer"', 'volunteer'],
    ['<!channel>', undefined],
    ['x', undefined],
  ])('%j is unknown, nearest to %s', (typed, name) => {
    const found = findCommand(commands, tokens([typed]));
    expect(found.kind).toBe('unknown');
    expect(found.kind === 'unknown' ? found.nearest?.name : undefined).toBe(name);
  });
});
