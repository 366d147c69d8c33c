import { z } from 'zod';
import { valuesInput } from '../../chat/inputs.ts';
import { dateIn, textsIn, type Values } from '../../chat/values.ts';
import type { Organisation } from '../peer.ts';
import { postFields } from './more-form.ts';
import { type Answers, type EarlierPost, type Question, readQuestions } from './questions.ts';

/** What somebody does with the rest of their profile. */
export type More =
  | { readonly kind: 'look' }
  | { readonly kind: 'later' }
  | { readonly kind: 'answer'; readonly asked: readonly Question[]; readonly answers: Answers };

type ReadOrganisation = (value: string) => Organisation | undefined;

const postsIn = (values: Values, readOrganisation: ReadOrganisation): readonly EarlierPost[] =>
  textsIn(values['earlier']).flatMap((value, place) => {
    const read = readOrganisation(value);
    if (!read) return [];
    const { from: fromField, to: toField } = postFields(place);
    const [from, to] = [dateIn(values[fromField]), dateIn(values[toField])];
    return [
      {
        ...(read.authority && { authority: read.authority }),
        name: read.name,
        ...(from && { from }),
        ...(to && { to }),
      },
    ];
  });

/** What each question stores. */
const answersTo: { readonly [Each in Question]: (values: Values, read: ReadOrganisation) => Answers } = {
  regions: ({ regions }) => ({ travelsTo: textsIn(regions) }),
  reviews: ({ reviewsAYear }) => ({ reviewsAYear: Number(reviewsAYear) }),
  availability: ({ availableFrom, availableTo }) => {
    const [from, to] = [dateIn(availableFrom), dateIn(availableTo)];
    return from && to ? { availability: { from, to } } : {};
  },
  'opt-ins': ({ optIns }) => ({ optIns: textsIn(optIns) }),
  release: ({ release, releasedBy }) => ({
    release: String(release),
    ...(releasedBy && { releasedBy: String(releasedBy) }),
  }),
  earlier: (values, read) => ({ earlierPosts: postsIn(values, read) }),
};

/** The field without which a question is not answered, even by nothing. */
const fieldOf: Record<Question, string> = {
  regions: 'regions',
  reviews: 'reviewsAYear',
  availability: 'availableFrom',
  'opt-ins': 'optIns',
  release: 'release',
  earlier: 'earlier',
};

/** Reads what the card's buttons and the form give; the form has held the answers to its rules by then. */
export const moreInput = (readOrganisation: ReadOrganisation): z.ZodType<More> =>
  valuesInput.transform((values, context): More => {
    if (Object.keys(values).length === 0) return { kind: 'look' };
    if (values['later'] === 'yes') return { kind: 'later' };
    const asked = readQuestions(String(values['ask'] ?? ''));
    const missing = asked.find((question) => !Object.hasOwn(values, fieldOf[question]));
    if (asked.length > 0 && !missing) {
      const answers = Object.assign({}, ...asked.map((question) => answersTo[question](values, readOrganisation)));
      return { kind: 'answer', asked, answers };
    }
    context.addIssue({ code: 'custom', path: [missing ? fieldOf[missing] : 'ask'], message: 'Please fill this in.' });
    return z.NEVER;
  });
