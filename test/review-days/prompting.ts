import type { View } from '../../src/chat/view.ts';
import type { Database } from '../../src/storage/database.ts';
import { said } from '../support/bot.ts';
import { beginReview, inEastmere, inHost, inNorthmoor, tie } from './reviewing.ts';

export const table = [
  'Day\tStart\tEnd\tSession\tWith\tPlace\tTeam\tNotes',
  '1\t09:00\t09:45\tWelcome\tSponsor\tRoom 1\t\tBen',
  '1\t10:00\t11:00\tProvider\tProvider\tDepot\tBen\tBen',
  '1\t10:00\t11:00\tMoney\tSection 151 officer\tRoom 2\tLead\tLead',
  '2\t09:00\t10:00\tFrontline\tFrontline staff\tDepot\t\tLead',
].join('\n');

export const shows = (view: View): string => said({ kind: 'show', to: 'caller', view });

/** A review whose organiser has pasted the table, on the day before its eve; the test moves the time. */
export const beginPrompting = async (database: Database) => {
  const town = await beginReview(database);
  const { people, app, clock, slack, teams, name } = town;
  const organiser = people('Organiser', inHost);
  const channel = people('Lead', inEastmere, 'east-team');
  await organiser.submits(await organiser.types('timetable paste'), { table });
  await tie(channel, name, 'team');
  await tie(people('Organiser', inHost, 'host-room'), name, 'host');
  await app.worker.workOff();
  /** It is that time now: what is due happens. */
  const at = async (time: string) => {
    clock.set(time);
    await app.schedule.look();
    await app.worker.workOff();
  };
  const seen = { slack: 0, teams: 0 };
  /** What came since the last time, who got what. */
  const news = () => {
    const fresh = [...slack.posted.slice(seen.slack), ...teams.posted.slice(seen.teams)];
    Object.assign(seen, { slack: slack.posted.length, teams: teams.posted.length });
    return fresh.map(({ to, view }) => `${to.externalId}: ${view.summary.replace(/^HMEP-\d+ – /u, '')}`).sort();
  };
  await at('2026-11-29T12:00:00Z');
  news();
  return { ...town, organiser, at, news, lead: people('Lead', inEastmere), ben: people('Ben', inNorthmoor) };
};
