import type { Entity } from './client-card.ts';

/** Between characters that must not be read together; nobody sees these. */
const unseen = /[\u2060\u200B\u200A]/gu;

export const seen = (text: string): string => text.replace(unseen, '');

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

const entity = (whole: string, name: string): string => {
  if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole;
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
};

/** `{{DATE(2027-03-01T09:00:00Z, SHORT)}}` and `{{TIME(…)}}`, as a client in Britain shows them. */
const moment = (whole: string, kind: string, at: string): string => {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return whole;
  const style = kind === 'DATE' ? ({ dateStyle: 'medium' } as const) : ({ timeStyle: 'short' } as const);
  return new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'Europe/London' }).format(time);
};

const held = /\uE000(\d+)\uE001/gu;

/** Tags are markup: what they hold stays, and a mention is one only where somebody is meant by it. */
const withoutTags = (text: string, entities: readonly Entity[]): string =>
  text
    .replace(/<at>([^<]*)<\/at>/giu, (whole, name: string) =>
      entities.some((each) => each.text === whole) ? `@${name}` : name,
    )
    .replace(/<\/?[a-z][^<>]*>/giu, '');

/** Marks at the edges of words format what stands between them. */
const withoutMarks = (text: string): string =>
  text
    .replace(/\[([^\]\n]*)\]\([^)\s]*\)/gu, '$1')
    .replace(
      /(?<![\p{L}\p{N}\u2060])(\*{1,3}|_{1,3}|~~)(?![\s\u2060])([^\n]*?[^\s\u2060])\1(?![\p{L}\p{N}\u2060])/gu,
      '$2',
    )
    .replace(/^(\s*)[-*+]\s+/gmu, '$1• ')
    .replace(/^\s*(?:#{1,6}|>)\s+/gmu, '');

/** What people read where Teams reads markdown: marks and tags are gone, escapes and entities are characters. */
export const readMarkdown = (text: string, entities: readonly Entity[] = []): string => {
  const kept: string[] = [];
  const keep = (character: string): string => `\uE000${kept.push(character) - 1}\uE001`;
  const plain = withoutMarks(
    withoutTags(
      text
        .replace(/\{\{(DATE|TIME)\(([^,)}]+)(?:,[^)}]*)?\)\}\}/gu, moment)
        .replace(/\\([\\`*_{}[\]()#+\-.!>~|<])/gu, (_, character: string) => keep(character)),
      entities,
    ).replace(/&(#x?[0-9a-f]+|[a-z]+);/giu, (whole, name: string) => {
      const character = entity(whole, name);
      return character === whole ? whole : keep(character);
    }),
  );
  return seen(plain.replace(held, (_, at: string) => kept[Number(at)] ?? ''));
};

/** What people read where only mentions are more than text. */
export const readPlain = (text: string, entities: readonly Entity[] = []): string =>
  seen(entities.reduce((read, { text: mark, mentioned }) => read.replaceAll(mark, `@${mentioned.name}`), text));
