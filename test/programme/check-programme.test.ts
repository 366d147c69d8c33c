import { expect, test } from 'vitest';
import { checkProgramme } from '../../src/programme/programme.ts';
import { changed, problems } from './changed.ts';

test('something that is no programme at all is refused', () => {
  expect(problems(undefined)).toEqual([expect.stringContaining('programme: ')]);
  expect(problems([])).toEqual([expect.stringContaining('programme: ')]);
});

test('one error lists every problem', () => {
  const data = changed(
    ['themes.1.key', 'leadership'],
    ['checklists.1.items.0.moment', 'midnight'],
    ['days', 4],
    ['name', ''],
  );
  expect(() => checkProgramme(data)).toThrow(/^The programme cannot be used:\n/u);
  expect(problems(data)).toEqual(
    expect.arrayContaining([
      'themes[1].key: “leadership” is used twice.',
      'checklists[1].items[0].moment: This list has no moment “midnight”.',
      'timetable: The review has 4 days; the timetable has another number.',
      'name: There are no words here.',
    ]),
  );
});
