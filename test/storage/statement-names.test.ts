import { expect, it } from 'vitest';
import { createStatementNames } from '../../src/storage/statement-names.ts';

const withValue = (sql: string) => ({ sql, args: [1] });

it('gives a statement the same name each time, and another statement another', () => {
  const nameOf = createStatementNames();
  const first = nameOf(withValue('SELECT $1'));
  expect(first).not.toBe('');
  expect(nameOf(withValue('SELECT $1'))).toBe(first);
  expect(nameOf(withValue('SELECT -$1'))).not.toBe(first);
});

it('gives none to what has no values', () => {
  expect(createStatementNames()({ sql: 'COMMIT', args: [] })).toBe('');
});

it('gives out no more names than a connection should keep, and keeps those it has given', () => {
  const nameOf = createStatementNames();
  const names = Array.from({ length: 2_000 }, (_, index) => nameOf(withValue(`SELECT $1 + ${index}`)));
  expect(new Set(names.filter((name) => name !== '')).size).toBe(500);
  expect(names.at(-1)).toBe('');
  expect(nameOf(withValue('SELECT $1 + 0'))).toBe(names[0]);
});
