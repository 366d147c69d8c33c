import { z } from 'zod';
import { mockAuthority } from '../../authorities/authority.ts';
import { addDays, type CalendarDate, inWords } from '../../calendar/calendar-date.ts';
import { dateAt } from '../../calendar/time-zone.ts';
import { isWorkingDay } from '../../calendar/working-days.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { Tx } from '../../chat/context.ts';
import { show } from '../../chat/reply.ts';
import { bold, command, type Text } from '../../chat/text.ts';
import type { View } from '../../chat/view.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { People } from '../../people/people.ts';
import type { Programme } from '../../programme/programme.ts';
import { nameOf, type Review } from '../../reviews/review.ts';
import type { Reviews } from '../../reviews/reviews.ts';
import type { Checklists } from '../checklists/checklists.ts';
import { listFor, refOf } from '../checklists/item.ts';
import type { RecordNeed } from '../timetable/issue.ts';
import { issuedNeed, type Timetables } from '../timetable/timetable.ts';
import type { WhichParts } from '../which.ts';
import type { Cast } from './cast.ts';
import { mockTimetable } from './mock-timetable.ts';

export interface RehearseNeeds extends WhichParts {
  readonly reviews: Reviews;
  readonly people: People;
  readonly deliveries: Deliveries;
  readonly timetables: Timetables;
  readonly checklists: Checklists;
  readonly record: RecordNeed;
}

/** The first day from which all days of a visit are working days, with a whole evening before it that is still to come. */
export const firstDay = (today: CalendarDate, days: number): CalendarDate => {
  const visit = (from: CalendarDate) => Array.from({ length: days }, (_, index) => addDays(from, index));
  let day = addDays(today, 2);
  while (!visit(day).every((each) => isWorkingDay(each))) day = addDays(day, 1);
  return day;
};

const toldOf = (review: Review, dayOne: CalendarDate, who: readonly Text[], programme: Programme): View => {
  const name = nameOf(review, programme);
  return {
    summary: `${name}: a rehearsal is set up`,
    blocks: [
      { kind: 'heading', text: `${name}: a rehearsal` },
      {
        kind: 'text',
        text: `${mockAuthority.officialName} is made up, and so is its team. Day 1 is ${inWords(dayOne)}.`,
      },
      { kind: 'list', items: who },
      { kind: 'text', text: [bold('Walk through it: '), 'move the clock on, be somebody else, and see what comes.'] },
      {
        kind: 'list',
        ordered: true,
        items: [
          'Press “Next prompt” at the clock: the evening before, everybody of the team hears of tomorrow.',
          ['As a peer, type ', command('today'), ', tick the day’s list, and write a ', command('note'), '.'],
          'See the same list in the team’s channel, and what the host sees of it: nothing.',
          'Go on from prompt to prompt, to the morning after.',
        ],
      },
      {
        kind: 'buttons',
        buttons: [
          {
            kind: 'press',
            label: 'See day 1',
            press: { command: 'timetable', values: { of: review.id, show: 'day', day: '1' } },
            style: 'primary',
          },
        ],
      },
      { kind: 'note', text: ['Type ', command('rehearse'), ' again to begin afresh.'] },
    ],
  };
};

/** `rehearse`: a made-up authority and team, ready for their three days. */
export const createRehearse = (needs: RehearseNeeds, cast: Cast): Command => {
  const { reviews, people, deliveries, timetables, checklists, programme, timeZone, record } = needs;

  /** Has the review live in the channels of the rehearsal, with the team's list of day 1 in its own. */
  const move = async (tx: Tx, review: Review, channels: Awaited<ReturnType<typeof find>>, now: Date): Promise<void> => {
    for (const { channel, side, by } of channels) {
      await reviews.tie(tx, channel, { review: review.id, side, by, now });
      const list = listFor(programme, side, 1);
      if (!list) continue;
      const of = { list: list.key, day: 1, side };
      const summary = `${nameOf(review, programme)} – ${list.name}`;
      await checklists.postIn(tx, review.id, of, { channel, summary: `${summary} ${refOf(of)}`, now });
    }
  };

  const find = async (now: Date) => {
    const found = await Promise.all(
      cast.channels.map(async ({ of, channel: key, side }) => {
        const { workspace, person } = await people.meet(of, now);
        const channel = await deliveries.channelIn(workspace.id, { channel: key });
        return channel ? [{ channel, side, by: person }] : [];
      }),
    );
    return found.flat();
  };

  return defineCommand({
    name: 'rehearse',
    summary: 'Set up a mock authority and team, and walk through three days in ten minutes',
    example: 'rehearse',
    who: 'member',
    input: z.object({}),
    run: async (_, { now, change, caller }) => {
      const seats = await Promise.all(
        cast.people.map(async ({ place, account }) => {
          const { person } = await people.meet(account, now);
          return { person, place, name: account.name };
        }),
      );
      const channels = await find(now);
      const dayOne = firstDay(dateAt(now, timeZone), programme.days);
      const [lead] = seats.filter(({ place }) => place === 'lead');
      const others = seats.filter(({ place }) =>
        programme.team.places.some(({ key }) => key === place && key !== 'lead'),
      );
      return change(async (tx) => {
        const themes = programme.themes.slice(0, 3).map(({ key }) => key);
        const review = await reviews.rehearse(tx, { authority: mockAuthority.code, themes, dayOne, seats }, now);
        if (lead) {
          const team = { lead: lead.person, others: others.map(({ person }) => person) };
          await timetables.replace(tx, review, mockTimetable(programme, team), { by: caller.person, now });
        }
        await record(tx, review, issuedNeed, { by: caller.person, now });
        await checklists.prepareAll(tx, [{ review: review.id, day: 1, seats: await reviews.seatsIn(tx, review.id) }]);
        await move(tx, review, channels, now);
        const placeNames = new Map(programme.team.places.map(({ key, name }) => [key, name]));
        const roles = new Map<string, string>(programme.ownerRoles.map(({ key, name }) => [key, name]));
        const who = seats.map(
          ({ place, name }): Text => [bold(`${placeNames.get(place) ?? roles.get(place) ?? place}: `), name],
        );
        return show(toldOf(review, dayOne, who, programme));
      });
    },
  });
};
