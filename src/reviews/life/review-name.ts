import { z } from 'zod';
import { type Command, defineCommand, type FormPlan } from '../../chat/command.ts';
import type { Tx } from '../../chat/context.ts';
import type { Option } from '../../chat/form.ts';
import type { PersonId } from '../../chat/ids.ts';
import { show } from '../../chat/reply.ts';
import type { Values } from '../../chat/values.ts';
import type { View } from '../../chat/view.ts';
import { nameIn } from '../../programme/names.ts';
import type { Programme } from '../../programme/programme.ts';
import { hostPlaces, managerPlace, type Seat } from '../review.ts';
import type { FaceParts } from './face.ts';
import { isOnTeam } from './guards.ts';
import type { Life } from './life.ts';
import { type Actor, mayLift, mayManage } from './may.ts';
import {
  carriedOnReview,
  type Found,
  managers,
  managersAndSponsor,
  type OnReview,
  onReview,
  takesReview,
} from './on-review.ts';
import type { Known } from './store.ts';
import { cannotNow, youAreNamed, youAreReplaced } from './views.ts';

const places: readonly string[] = [...hostPlaces, managerPlace];

/** People among whom one is chosen. */
const mostShown = 25;

const asOption = ({ person, name, workspace }: Known): Option => ({ value: person, label: name, hint: workspace });

/** Those whose name has all the parts that were typed. */
const matching = (known: readonly Known[], typed: string): readonly Known[] => {
  const parts = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  return known.filter(({ name }) => parts.every((part) => name.toLowerCase().includes(part)));
};

const form = (open: readonly Option[], known: readonly Known[], mentioned: Known | undefined): FormPlan => {
  const place = { kind: 'choice', name: 'place', label: 'What they do in this review', options: open } as const;
  const who = (options: readonly Option[]) => ({ kind: 'choice', name: 'person', label: 'Who', options }) as const;
  const search = (values: Values) => matching(known, typeof values['part'] === 'string' ? values['part'] : '');
  return {
    title: 'Name somebody',
    submit: 'Name them',
    start: {},
    carries: carriedOnReview,
    steps: (values) => {
      if (mentioned && values['part'] === undefined) {
        return [{ title: 'Who does what', fields: [place, who([asOption(mentioned)])] }];
      }
      return [
        {
          title: 'Who does what',
          fields: [
            place,
            {
              kind: 'text',
              name: 'part',
              label: 'Part of their name',
              hint: 'They must have used the bot at least once. You can also type the command with @ and choose them.',
              most: 60,
            },
          ],
          check: (filled) => {
            const count = search(filled).length;
            if (count === 0) return { part: 'I have met nobody of that name here.' };
            return count > mostShown ? { part: `${count} people fit. Type more of the name.` } : {};
          },
        },
        { title: 'Who', fields: [who(search(values).slice(0, mostShown).map(asOption))] },
      ];
    },
  };
};

/** `review name HMEP-12 sponsor @person`: says who sponsors, organises or manages a review. They hear of it. */
export const createReviewName = (on: OnReview, life: Life, face: FaceParts): Command => {
  const { programme } = face;
  const needs = programme.stages.flatMap((stage) => stage.needs);
  const mayName = (actor: Actor, place: string): boolean =>
    mayManage(actor) || needs.some((need) => need.key === place && mayLift(actor, need));
  const mayNameAny = (actor: Actor): boolean => places.some((place) => mayName(actor, place));
  const called = (place: string): string => roleIn(programme, place);

  /** Why they cannot take the place; undefined where they can. What the team's list says is not the host's. */
  const inTheWay = (
    seat: Seat | undefined,
    place: string,
    { name }: Known,
    { belonging }: Found,
  ): string | undefined => {
    if (!seat) return undefined;
    if (seat.place === place) return `${name} is the ${called(place)} already.`;
    if (!isOnTeam(seat.place)) return `${name} is the ${called(seat.place)} of this review, and can only be one.`;
    return belonging.sides.includes('team')
      ? `${name} is on the list for the team of this review, and can only be one.`
      : `${name} cannot be the ${called(place)} of this review. The review manager can say why.`;
  };

  const refusal = async (
    tx: Tx,
    { person, place }: { readonly person: PersonId; readonly place: string },
    found: Found,
  ): Promise<View | undefined> => {
    const { review, seats } = found.whole;
    const known = await life.knowsIn(tx, person);
    if (!known) return cannotNow(review, programme, 'This person has no account where the bot takes part.');
    const why = inTheWay(
      seats.find((seat) => seat.person === person),
      place,
      known,
      found,
    );
    return why === undefined ? undefined : cannotNow(review, programme, why);
  };

  return defineCommand({
    name: 'review name',
    summary: 'Say who sponsors, organises or manages a review',
    example: 'review name HMEP-12 sponsor @person',
    who: 'member',
    takes: [
      takesReview,
      { name: 'place', label: 'sponsor', kind: 'word', optional: true },
      { name: 'person', label: 'person', kind: 'person', optional: true },
    ],
    input: onReview.extend({
      place: z.enum(places as [string, ...string[]]),
      person: z.uuid().transform((id) => id as PersonId),
    }),
    form: async (context, held) => {
      const found = await on.held(held, context, { name: 'review name', may: mayNameAny, who: managersAndSponsor });
      if ('blocks' in found) return found;
      const { actor } = found;
      const open = places
        .filter((place) => mayName(actor, place))
        .map((place) => ({ value: place, label: called(place) }));
      const { caller } = context;
      // The office works with every council; others name their own colleagues.
      const within = caller.roles.includes('office') ? undefined : caller.workspace.id;
      const { person } = held;
      const mentioned =
        typeof person === 'string' && z.uuid().safeParse(person).success
          ? await life.knows(person as PersonId)
          : undefined;
      return form(open, await life.known(within), mentioned);
    },
    run: (input, context) =>
      on.act(input, context, {
        may: (actor) => mayName(actor, input.place),
        who: input.place === 'organiser' ? managersAndSponsor : managers,
        work: async (tx, found) => {
          const { caller, now } = context;
          const { review } = found.whole;
          const { person, place } = input;
          const refused = await refusal(tx, input, found);
          if (refused) return show(refused);
          const told = {
            named: youAreNamed(review, called(place), caller.name, face),
            replaced: youAreReplaced(review, called(place), caller.name, face),
          };
          const deed = { by: caller.person, now, action: 'review-named', what: called(place) } as const;
          const changed = await life.seat(tx, review, { person, place, told }, deed);
          const name = (await life.knowsIn(tx, person))?.name ?? 'They';
          return on.done(tx, found, { changed, said: `${name} is the ${called(place)} now, and hears of it.` }, now);
        },
      }),
  });
};

const roleIn = ({ ownerRoles }: Programme, place: string): string => nameIn(ownerRoles, place).toLowerCase();
