import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export interface Instruction {
  readonly word: string;
  readonly rest: string;
}

export interface Stage {
  /** What it is called, or its number. */
  readonly name: string;
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

/** The stages of the Dockerfile, in their order. */
export const readStages = async (): Promise<readonly Stage[]> => {
  const text = await readFile(join(root, 'Dockerfile'), 'utf8');
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*(?:#|$)/u.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/gu, ' ')
    .split('\n');
  const stages: { name: string; from: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [, word = '', rest = ''] = /^([A-Z]+)\s+(.+)$/u.exec(line) ?? [];
    const [, from, name] = word === 'FROM' ? (/^(\S+)(?: AS (\S+))?$/u.exec(rest) ?? []) : [];
    if (from !== undefined) stages.push({ name: name ?? String(stages.length), from, instructions: [] });
    else stages.at(-1)?.instructions.push({ word, rest });
  }
  return stages;
};

export const allOf = ({ instructions }: Stage, word: string): readonly string[] =>
  instructions.filter((each) => each.word === word).map(({ rest }) => rest);

/** What ENV sets. */
export const environmentOf = (stage: Stage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    allOf(stage, 'ENV').flatMap((rest) => [...rest.matchAll(/(\w+)=(\S+)/gu)].map(([, name, value]) => [name, value])),
  );

/** The program in CMD, or in the CMD of HEALTHCHECK: an array, so that no shell stands between. */
export const programOf = (rest = ''): readonly string[] => JSON.parse(rest.slice(rest.indexOf('[')));

export interface Copy {
  /** The stage that it comes from; without one, the folder of the project. */
  readonly from: string | undefined;
  readonly sources: readonly string[];
  readonly to: string;
}

export const copyOf = (rest: string): Copy => {
  const words = rest.split(/\s+/u);
  const from = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  return { from, sources: words.slice(0, -1), to: words.at(-1) ?? '' };
};

/** What .dockerignore lets through to the engine, and what of it all the same it does not. */
export const readIgnored = async (): Promise<{ readonly let: readonly string[]; readonly not: readonly string[] }> => {
  const lines = (await readFile(join(root, '.dockerignore'), 'utf8')).split('\n');
  const rules = lines.filter((line) => line !== '' && line !== '*' && !line.startsWith('#'));
  return {
    let: rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1)),
    not: rules.filter((rule) => !rule.startsWith('!')),
  };
};
