import { z } from 'zod';
import { keyed, reporting } from './lists.ts';
import { count, key, label, name, sentences } from './words.ts';

/** The kinds of peer that the rules know. */
export const peerKindKey = z.literal(['officer', 'member', 'provider', 'other']);

const experienceKey = z.literal(['led', 'done', 'learning']);

export const volunteering = z
  .strictObject({
    /** What a review takes, said before anybody volunteers. */
    ask: z.strictObject({ days: count, text: sentences }),
    nomination: sentences,
    peerKinds: keyed(z.strictObject({ key: peerKindKey, name, hint: label })),
    /** Suggestions: a volunteer may write any role. */
    roles: keyed(z.strictObject({ key, name, kind: peerKindKey })),
    /** Kinds of organisation that are not on the register of authorities. */
    organisationKinds: keyed(z.strictObject({ key, name })),
    experience: keyed(z.strictObject({ key: experienceKey, name, hint: label })),
    mostThemes: count,
    /** Asked of members alone. `passedTo`: who hears from the office. */
    groupOffices: keyed(z.strictObject({ key, name, passedTo: name })),
    groupOfficeNote: sentences,
    reviewsAYear: z.strictObject({ least: count, most: count }),
    /** How long a form that was begun and not sent is kept. */
    draftDays: count,
  })
  .superRefine(
    reporting((part, report) => {
      const kinds = part.peerKinds.map((kind) => kind.key);
      for (const [index, role] of part.roles.entries()) {
        if (!kinds.includes(role.kind)) report(`There is no kind of peer “${role.kind}”.`, 'roles', index, 'kind');
      }
      if (!part.groupOffices.some((office) => office.key === 'none')) {
        report('One of the answers must be “none”.', 'groupOffices');
      }
      if (part.reviewsAYear.least > part.reviewsAYear.most) {
        report('The most is less than the least.', 'reviewsAYear', 'most');
      }
    }),
  );

const piece = z.union([z.string().min(1), z.strictObject({ kind: z.literal('command'), text: z.string().min(1) })]);

/** Its version is stored with everybody who has read it: a change of words is a new version. */
export const privacyNotice = z.strictObject({
  version: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])(?:\.\d+)?$/u, 'A version looks like 2026-11 or 2026-11.2.'),
  title: name,
  /** What a person ticks. */
  statement: label,
  sections: z
    .array(z.strictObject({ heading: name, paragraphs: z.array(z.union([sentences, z.array(piece).min(1)])).min(1) }))
    .min(1),
});
