import type { Audience } from './caller.ts';
import { command, plain, type Text } from './text.ts';
import { quoted } from './tidy.ts';
import type { Button, View } from './view.ts';

/** What every refusal says. */
export interface Refusal {
  /** What is missing or wrong. */
  readonly missing: Text;
  /** Who can lift it, unless the reader can. */
  readonly lifts?: Text;
  /** What to type or press next. */
  readonly next: Text;
  readonly buttons?: readonly Button[];
}

/** Puts a refusal into words. */
export const refuse = ({ missing, lifts, next, buttons = [] }: Refusal): View => ({
  summary: plain(missing),
  blocks: [
    { kind: 'text', text: missing },
    ...(lifts ? [{ kind: 'text', text: lifts } as const] : []),
    { kind: 'text', text: next },
    ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
  ],
});

/** What can go wrong between a request and a command. */
export type Problem =
  | { readonly kind: 'unknown-command'; readonly typed: string; readonly nearest?: string }
  | { readonly kind: 'too-long'; readonly length: number; readonly most: number }
  | { readonly kind: 'unclear'; readonly typed: string; readonly why: string; readonly usage: string }
  | { readonly kind: 'left-over'; readonly typed: string; readonly usage: string }
  | { readonly kind: 'incomplete'; readonly name: string; readonly usage: string; readonly errors: readonly string[] }
  | { readonly kind: 'not-for-you'; readonly audience: Audience }
  | { readonly kind: 'waiting'; readonly workspace: string }
  | { readonly kind: 'old-card' }
  | { readonly kind: 'from-card'; readonly name: string }
  | { readonly kind: 'form-gone'; readonly name: string; readonly fromCards?: true }
  | { readonly kind: 'somebody-else' }
  | { readonly kind: 'fault'; readonly reference: string };

const typeHelp: Text = ['Type ', command('help'), ' to see what you can do here.'];
const press = (name: string): Button => ({
  kind: 'press',
  label: `Run ${name}`,
  press: { command: name, values: {} },
  style: 'primary',
});

const audienceInWords: Record<Audience, string> = {
  anyone: 'anyone',
  member: 'people whose workspace has been admitted',
  office: 'the programme office',
};

const refusals: { readonly [Kind in Problem['kind']]: (problem: Extract<Problem, { kind: Kind }>) => Refusal } = {
  'unknown-command': ({ typed, nearest }) => ({
    missing: `I do not know the command ${quoted(typed)}.`,
    next: nearest ? ['Did you mean ', command(nearest), '? If not, type ', command('help'), '.'] : typeHelp,
    ...(nearest && { buttons: [press(nearest)] }),
  }),
  'too-long': ({ length, most }) => ({
    missing: `That is ${length.toLocaleString('en-GB')} characters long. I read up to ${most.toLocaleString('en-GB')}.`,
    next: ['Nothing was changed. Send a shorter message, or type ', command('help'), '.'],
  }),
  unclear: ({ typed, why, usage }) => ({
    missing: `${quoted(typed)} ${why}.`,
    next: ['Nothing was changed. The command is typed like this: ', command(usage)],
  }),
  'left-over': ({ typed, usage }) => ({
    missing: `I do not know what to do with ${quoted(typed)}.`,
    next: ['Nothing was changed. The command is typed like this: ', command(usage)],
  }),
  incomplete: ({ name, usage, errors }) => ({
    missing: errors.length > 0 ? errors.join(' ') : ['Something is missing after ', command(name), '.'],
    next: ['Nothing was changed. The command is typed like this: ', command(usage)],
  }),
  'not-for-you': ({ audience }) => ({
    missing: `This is for ${audienceInWords[audience]}.`,
    lifts: 'Somebody there can do it for you, or make you one of them.',
    next: typeHelp,
  }),
  waiting: ({ workspace }) => ({
    missing: `${workspace} is not part of the programme yet.`,
    lifts: 'The programme office has to admit it first. Nothing you sent was kept.',
    next: ['Ask the programme office to admit it. Until then, ', command('help'), ' shows what works here.'],
  }),
  'old-card': () => ({
    missing: 'This card is from an older version of the bot, and its button no longer works.',
    next: ['Nothing was changed. Type ', command('help'), ' to see the commands of today.'],
  }),
  'from-card': ({ name }) => ({
    missing: ['A button on a card does this, and ', command(name), ' alone does not say which.'],
    next: ['Nothing was changed. Press the button on the card, or type ', command('help'), ' to find the card.'],
  }),
  'form-gone': ({ name, fromCards }) => ({
    missing: 'This form has already been sent, was started again elsewhere, or has expired.',
    next: fromCards
      ? 'Nothing more was changed. Press the button on its card to open it again.'
      : ['Nothing more was changed. Type ', command(name), ' to open it again.'],
  }),
  'somebody-else': () => ({
    missing: 'Your account was linked to another one, or forgotten, while this was on its way.',
    next: 'Nothing was changed. Send it again.',
  }),
  fault: ({ reference }) => ({
    missing: `Sorry, something went wrong on our side, and nothing was changed. The reference is ${reference}.`,
    next: ['Please try again. If it happens again, give the programme office the reference.'],
  }),
};

/** The words for a problem: the only place where they are made. */
export const inWords = (problem: Problem): View => {
  const words = refusals[problem.kind] as (problem: Problem) => Refusal;
  return refuse(words(problem));
};
