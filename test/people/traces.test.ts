import { describe, expect, it } from 'vitest';
import { certain } from '../../src/people/forgetting/forgetting.ts';

describe('what names somebody in words that were written for others', () => {
  it.each([
    'ann@council.example',
    'Ann Example',
    '020 7946 0123',
    '01632960001',
    '0b0f6d5e-3f0e-4c58-9d0c-0d5a3f6f7c11',
  ])('is %s', (trace) => {
    expect(certain([` ${trace} `, trace])).toEqual([trace]);
  });

  it.each(['', ' ', 'Ann', 'Catherine', 'A B', '12'])('is not “%s”, which may be anybody', (trace) => {
    expect(certain([trace])).toEqual([]);
  });
});
