import { refuse } from '../../chat/refusal.ts';
import { bold, command, type Text } from '../../chat/text.ts';
import type { Block, Button, View } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import { nameOf, type Review } from '../review.ts';
import { type FaceParts, standingOf, titleOf } from './face.ts';

const unchanged = 'Nothing was changed. ';

export const whichReview = (name: string): View =>
  refuse({
    missing: 'I do not know which review you mean.',
    next: [unchanged, 'Type ', command('review list'), ' to see yours, and then ', command(name), ' and its number.'],
  });

/** @param who who can, such as `Sponsor (Ann) or Review manager` */
export const notForYou = (who: string, review: Review, programme: Programme): View =>
  refuse({
    missing: 'In this review, that is not for you.',
    lifts: `${who} can do it.`,
    next: [unchanged, 'Type ', command(`review show ${nameOf(review, programme)}`), ' to see who is who.'],
  });

const after = (face: View, summary: string, said: readonly Block[]): View => ({
  summary,
  blocks: [...said, ...face.blocks],
});

/** The review after somebody acted on an older card. */
export const staleView = (face: View): View =>
  after(face, 'This has changed since you saw it', [
    { kind: 'text', text: 'This has changed since you saw it, so nothing was done. Here it is as it stands.' },
  ]);

/** The review as it is now. @param said what was done, in a sentence */
export const doneView = (face: View, said: string): View => after(face, said, [{ kind: 'text', text: [bold(said)] }]);

/** The review is not open to it. @param missing why not */
export const cannotNow = (review: Review, programme: Programme, missing: string, next?: Text): View =>
  refuse({
    missing,
    next: next ?? [unchanged, 'Type ', command(`review show ${nameOf(review, programme)}`), ' to see where it stands.'],
  });

/** What is missing for the next stage. */
export const notYet = (review: Review, programme: Programme, stage: string, missing: readonly Text[]): View => {
  const name = nameOf(review, programme);
  return {
    summary: `${name} cannot go on to “${stage}” yet`,
    blocks: [
      { kind: 'text', text: [bold(name), ` cannot go on to “${stage}” yet. This is missing:`] },
      { kind: 'list', items: missing },
      { kind: 'text', text: [unchanged, 'When that is done, type ', command(`review advance ${name}`), '.'] },
    ],
  };
};

export const askToWithdraw = (review: Review, parts: FaceParts): View => {
  const name = nameOf(review, parts.programme);
  const values = { review: name, seen: String(review.version) };
  return {
    summary: `Withdraw ${name}?`,
    blocks: [
      { kind: 'text', text: [bold(titleOf(review, parts)), '. Withdraw this review?'] },
      {
        kind: 'text',
        text: ['It ends for good, and everybody in it sees so. ', command(`review hold ${name}`), ' lets it wait.'],
      },
      {
        kind: 'buttons',
        buttons: [
          {
            kind: 'press',
            label: 'Yes, withdraw it',
            press: { command: 'review withdraw', values: { ...values, sure: 'yes' } },
            style: 'danger',
          },
          { kind: 'press', label: 'No', press: { command: 'review show', values: { review: name } } },
        ],
      },
    ],
  };
};

/** What somebody reads who was named. */
export const youAreNamed = (review: Review, place: string, by: string, parts: FaceParts): View => {
  const name = nameOf(review, parts.programme);
  const title = titleOf(review, parts);
  return {
    summary: `You are the ${place} of ${title}`,
    blocks: [
      { kind: 'text', text: [bold(by), ` has named you the ${place} of a peer review: `, bold(title), '.'] },
      {
        kind: 'text',
        text: [
          'It is in confidence. Type ',
          command(`review show ${name}`),
          ' to see where it stands and what is next.',
        ],
      },
      { kind: 'text', text: 'If this is a mistake, tell the programme office: it can name somebody else.' },
    ],
  };
};

/** What somebody reads in whose place another was named. */
export const youAreReplaced = (review: Review, place: string, by: string, parts: FaceParts): View => {
  const title = titleOf(review, parts);
  return {
    summary: `You are not the ${place} of ${title} any more`,
    blocks: [
      {
        kind: 'text',
        text: [
          bold(by),
          ' has named somebody else. You are not the ',
          `${place} of a peer review any more: `,
          bold(title),
          '.',
        ],
      },
      {
        kind: 'text',
        text: 'You do not see it any more, and there is nothing that you need do. Thank you for your part.',
      },
      { kind: 'text', text: 'If this is a mistake, tell the programme office: it can name you again.' },
    ],
  };
};

/** A page of reviews. */
export interface Page {
  readonly found: readonly Review[];
  /** Counted from 0. */
  readonly from: number;
  readonly all: number;
  readonly mayBegin: boolean;
}

const entry = (review: Review, parts: FaceParts): readonly Block[] => [
  { kind: 'text', text: [bold(titleOf(review, parts)), `. ${standingOf(review, parts.programme)}.`] },
  {
    kind: 'buttons',
    buttons: [
      {
        kind: 'press',
        label: `Show ${nameOf(review, parts.programme)}`,
        press: { command: 'review show', values: { review: nameOf(review, parts.programme) } },
      },
    ],
  },
];

export const reviewList = ({ found, from, all, mayBegin }: Page, parts: FaceParts): View => {
  const next = from + found.length;
  const begin: readonly Button[] = mayBegin
    ? [{ kind: 'press', label: 'Begin a review', press: { command: 'review new', values: {} } }]
    : [];
  const more: readonly Button[] =
    next < all
      ? [
          {
            kind: 'press',
            label: `More (${all - next})`,
            press: { command: 'review list', values: { from: String(next) } },
          },
        ]
      : [];
  const buttons = [...more, ...begin];
  return {
    summary: all === 0 ? 'There is no review here that you belong to' : `Reviews: ${all}`,
    blocks: [
      { kind: 'heading', text: 'Reviews' },
      ...(all === 0 ? [{ kind: 'text', text: 'There is no review here that you belong to.' } as const] : []),
      ...found.flatMap((review) => entry(review, parts)),
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
      { kind: 'note', text: 'In confidence: that a council has asked for a review is not public.' },
    ],
  };
};

export const begunAlready = (name: string): View =>
  refuse({
    missing: `${name} began with this registration already.`,
    next: [unchanged, 'Type ', command(`review show ${name}`), ' to see where it stands.'],
    buttons: [{ kind: 'press', label: `Show ${name}`, press: { command: 'review show', values: { review: name } } }],
  });

export const notAccepted = (): View =>
  refuse({
    missing: 'This registration is not accepted as a review, or is gone.',
    lifts: 'The programme office accepts it, from its card in the inbox.',
    next: [unchanged, 'Type ', command('inbox'), ' for what waits.'],
  });
