import { expect, it } from 'vitest';
import type { Argument } from '../../src/chat/arguments.ts';
import type { PersonId } from '../../src/chat/ids.ts';
import type { Typed } from '../../src/chat/request.ts';
import { readVerbatim } from '../../src/chat/verbatim.ts';

const takes: readonly Argument[] = [
  { name: 'theme', label: 'theme', kind: 'word', keyed: true, optional: true },
  { name: 'text', label: 'what you heard', kind: 'verbatim', optional: true },
];
const ann = { person: '1' as PersonId, name: 'Ann' };

it.each<[Typed, object]>([
  [['note'], {}],
  [['  NOTE   Roads are fine'], { text: 'Roads are fine' }],
  [['note “Roads” are said: fine'], { text: '“Roads” are said: fine' }],
  [['note one\n\ntwo'], { text: 'one\n\ntwo' }],
  [['note theme:assets Roads'], { theme: 'assets', text: 'Roads' }],
  [['note Theme:“asset management” Roads'], { theme: 'asset management', text: 'Roads' }],
  [['note theme:assets'], { theme: 'assets' }],
  [['note theme:a theme:b'], { theme: 'a', text: 'theme:b' }],
  [['note the theme:assets'], { text: 'the theme:assets' }],
  [['note cost:high'], { text: 'cost:high' }],
  [['note ', ann, ' said so'], { text: 'Ann said so' }],
])('takes %j word for word', (typed, expected) => {
  expect(readVerbatim(takes, typed, 'note')).toEqual(expected);
});
