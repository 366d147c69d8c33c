/** One of the programme's own pages, as it was written last. */
export interface Page {
  readonly key: string;
  /** 0 for the words that the programme came with. */
  readonly version: number;
  readonly text: string;
  /** Who answers for it: a role. */
  readonly owner: string;
  readonly writtenAt?: Date;
}

/** Characters. */
export const mostOfPage = { text: 3_000, owner: 70 };
