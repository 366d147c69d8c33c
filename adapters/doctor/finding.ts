/** What an examination found. */
export type Finding =
  | { readonly kind: 'good' | 'note'; readonly says: string }
  /** `next` is what to do about it. */
  | { readonly kind: 'problem'; readonly says: string; readonly next: string };

export const good = (says: string): Finding => ({ kind: 'good', says });
export const note = (says: string): Finding => ({ kind: 'note', says });
export const problem = (says: string, next: string): Finding => ({ kind: 'problem', says, next });

const marks: Readonly<Record<Finding['kind'], string>> = { good: 'ok      ', note: 'note    ', problem: 'problem ' };

/** The findings, a line each; below a problem what to do about it. */
export const findingsInWords = (findings: readonly Finding[]): string =>
  findings
    .flatMap((each) => [
      `${marks[each.kind]}${each.says}`,
      ...(each.kind === 'problem' ? [`${' '.repeat(8)}${each.next}`] : []),
    ])
    .join('\n');
