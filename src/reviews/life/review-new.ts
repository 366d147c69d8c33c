import { z } from 'zod';
import type { Authorities } from '../../authorities/authorities.ts';
import { meantAuthority } from '../../authorities/meant.ts';
import type { Registration } from '../../authorities/registration.ts';
import type { Registrations } from '../../authorities/registrations.ts';
import { calendarDate } from '../../calendar/calendar-date.ts';
import type { Clock } from '../../calendar/clock.ts';
import { dateAt } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { Context, Tx } from '../../chat/context.ts';
import { show } from '../../chat/reply.ts';
import type { View } from '../../chat/view.ts';
import { nameOf, type Review } from '../review.ts';
import { wrongDayOne } from './days-on-site.ts';
import type { FaceParts } from './face.ts';
import type { Life } from './life.ts';
import { authorityOption, type NewFormParts, newForm } from './new-form.ts';
import type { OnReview } from './on-review.ts';
import type { Beginning } from './store.ts';
import { begunAlready, notAccepted, youAreNamed } from './views.ts';

interface Parts extends FaceParts {
  readonly life: Life;
  readonly on: OnReview;
  readonly authorities: Authorities;
  readonly registrations: Registrations;
  readonly clock: Clock;
}

const given = z.object({
  registration: z.uuid().optional(),
  authority: z.union([z.string(), z.array(z.string()).transform(([first = '']) => first)]).default(''),
  // Wanted, even if empty: a button that only says which registration it is asks with the form.
  themes: z.array(z.string()),
  dayOne: z.string().default(''),
  sponsor: z.boolean().default(false),
});

const inputOf = ({ meant, programme, today }: NewFormParts) =>
  given.transform(({ authority, dayOne, ...rest }, { addIssue }) => {
    const wrong = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message });
    const day = calendarDate(dayOne);
    const why = day && wrongDayOne(day, programme.days, today());
    if (why !== undefined) wrong('dayOne', why);
    const read = rest.registration === undefined ? meant(authority) : undefined;
    if (read && 'why' in read) wrong('authority', read.why);
    const council = read && 'authority' in read ? read.authority.code : undefined;
    return { ...rest, council, ...(day && { dayOne: day }) };
  });

/** `review new`: the office begins a review, which its caller manages; of a council, or from a registration. */
export const createReviewNew = ({ life, on, authorities, registrations, clock, ...face }: Parts): Command => {
  const { programme, timeZone } = face;
  const today = () => dateAt(clock.now(), timeZone);
  const meant = (text: string) => meantAuthority(authorities, text, today());
  const parts: NewFormParts = { authorities, programme, meant, today };
  const name = (review: Review): string => nameOf(review, programme);

  /** The registration that is to begin a review, or why it cannot. */
  const registered = async (tx: Tx, id: string): Promise<Registration | View> => {
    const registration = await registrations.lock(tx, id);
    if (registration?.state !== 'accepted') return notAccepted();
    const begun = await life.begunByIn(tx, id);
    return begun ? begunAlready(name(begun)) : registration;
  };

  const begin = async (tx: Tx, beginning: Beginning, sponsor: Registration | undefined, context: Context) => {
    const { caller, now } = context;
    const review = await life.begin(tx, beginning, caller.person, now);
    const known = sponsor && sponsor.person !== caller.person ? await life.knowsIn(tx, sponsor.person) : undefined;
    if (!known) return review;
    const told = { named: youAreNamed(review, 'sponsor', caller.name, { ...face, authorities }) };
    const deed = { by: caller.person, now, action: 'review-named', what: 'sponsor' } as const;
    return life.seat(tx, review, { person: known.person, place: 'sponsor', told }, deed);
  };

  return defineCommand({
    name: 'review new',
    summary: 'Begin a review, which you then manage',
    example: 'review new',
    who: 'office',
    input: inputOf(parts),
    form: async ({ caller }, { registration: id }) => {
      if (id === undefined) return newForm(parts);
      const registration = z.uuid().safeParse(id).success ? await registrations.find(String(id)) : undefined;
      if (registration?.state !== 'accepted') return notAccepted();
      const begun = await life.begunBy(registration.id);
      if (begun) return begunAlready(name(begun));
      const isSelf = registration.person === caller.person;
      return newForm(parts, { registration, canSponsor: !isSelf && Boolean(await life.knows(registration.person)) });
    },
    suggest: {
      authority: (query) =>
        authorities.search(query, today()).map(({ authority, via }) => authorityOption(authority, via)),
    },
    run: async ({ registration: id, council = '', themes, dayOne, sponsor }, context) =>
      context.change(async (tx) => {
        const registration = id === undefined ? undefined : await registered(tx, id);
        if (registration && 'blocks' in registration) return show(registration);
        const beginning = {
          authority: registration?.authority ?? council,
          themes,
          ...(registration && { registration: registration.id }),
          ...(dayOne && { dayOne }),
        };
        const review = await begin(tx, beginning, sponsor ? registration : undefined, context);
        return on.begun(tx, review, context, `${name(review)} has begun, and you manage it.`);
      }),
  });
};
