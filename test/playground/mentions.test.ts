import { describe, expect, it } from 'vitest';
import { mentionsIn } from '../../adapters/playground/parse.ts';
import { personas } from '../../adapters/playground/personas.ts';

const persona = (name: string) => personas.find((each) => each.name === name);

describe('who is mentioned in what is typed', () => {
  it.each<[string, readonly (string | { readonly who: string })[]]>([
    ['office add @Councillor', ['office add ', { who: 'Councillor' }]],
    ['office add @officer peer please', ['office add ', { who: 'Officer Peer' }, ' please']],
    ['@Host Organiser,@COUNCILLOR', [{ who: 'Host Organiser' }, ',', { who: 'Councillor' }]],
    ['“@Councillor”', ['“', { who: 'Councillor' }, '”']],
    ['ann@councillor.example', ['ann@councillor.example']],
    ['@Councillors', ['@Councillors']],
    ['@Officer', ['@Officer']],
    ['@somebody', ['@somebody']],
    ['', []],
  ])('%j', (typed, expected) => {
    const parts = expected.map((part) => (typeof part === 'string' ? part : persona(part.who)));
    expect(mentionsIn(typed, personas)).toEqual(parts);
  });
});
