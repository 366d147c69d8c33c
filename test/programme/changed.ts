import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { checkProgramme } from '../../src/programme/programme.ts';

type Tree = Record<string, unknown>;

/** Where to write, as in `themes.1.key`, and what; `undefined` takes it away. */
export type Change = readonly [path: string, value: unknown];

/** A copy of the shipped programme with something written into it. */
export const changed = (...changes: readonly Change[]): unknown => {
  const copy = structuredClone(hmepStrategicPeerReview) as unknown as Tree;
  for (const [path, value] of changes) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const parent = steps.reduce<Tree>((tree, step) => {
      const next = tree[step];
      if (typeof next !== 'object' || next === null) throw new Error(`Nothing at ${path}`);
      return next as Tree;
    }, copy);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return copy;
};

/** The lines of the error, without its first. */
export const problems = (data: unknown): readonly string[] => {
  try {
    checkProgramme(data);
    return [];
  } catch (error) {
    return error instanceof Error
      ? error.message
          .split('\n')
          .slice(1)
          .map((line) => line.trim())
      : [];
  }
};
