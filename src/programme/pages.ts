import { z } from 'zod';
import { keyed } from './lists.ts';
import { key, label, name } from './words.ts';

/** The programme's own pages: what they say until the office writes them anew. */
export const pages = keyed(
  z.strictObject({
    key,
    title: name,
    /** For the help, without a full stop. */
    help: label,
    paragraphs: z.array(z.string().min(1).max(700)).min(1),
    /** Who answers for it: a role. */
    owner: name,
  }),
);
