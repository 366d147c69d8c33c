import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../adapters/project-root.ts';
import { hmepStrategicPeerReview as programme } from '../../src/programme/hmep/hmep.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { dataFolder, postgresqlUrl, temporaryFolder } from '../support/databases.ts';
import { type Act, actsOn, historiesOf, untilNobodyAnswers } from './flying-ticks.ts';
import { leaks } from './overheard.ts';
import { everybody, type Who } from './review-places.ts';
import { beginReviewTown, type ReviewTown } from './review-town.ts';
import { readsList } from './standing-lists.ts';
import { reachesItsFirstDay } from './to-the-first-day.ts';

const patient = { timeout: 20_000 };
const labelsOf = (key: string): readonly string[] =>
  programme.checklists.find((list) => list.key === key)?.items.map(({ label }) => label) ?? [];
const labelsFor = (audience: 'team' | 'host'): readonly string[] =>
  programme.checklists.filter((list) => list.audience === audience).flatMap(({ key }) => labelsOf(key));
const [teams, hosts] = [labelsOf('day-1'), labelsOf('host-each-day')];

const onTeam: readonly Who[] = ['lena', 'ben', 'mo', 'olive', 'pat'];
const ofHost: readonly Who[] = ['sam', 'orla'];
const strangers: readonly Who[] = ['stan', 'sid', 'tess', 'hank'];

/** The first five of the team's and the first two of the host's, which stand on the cards. */
const items = {
  ...{ lena: teams[1], ben: teams[2], mo: teams[3], olive: teams[4], pat: teams[6] },
  ...{ sam: hosts[0], orla: hosts[1] },
} as Readonly<Record<(typeof onTeam)[number], string>>;

/** Where the lists stand that everybody shares. */
const copies = [
  { who: 'lena', channel: 'team', list: 'Day 1: listen', labels: teams },
  { who: 'mo', channel: 'team', list: 'Day 1: listen', labels: teams },
  { who: 'pat', channel: 'team', list: 'Day 1: listen', labels: teams },
  { who: 'sam', channel: 'team', list: 'Each day for the organiser, day 1', labels: hosts },
] as const;

const data = {
  embedded: async () => ({ dataDir: await dataFolder() }),
  postgresql: async () => ({ databaseUrl: await postgresqlUrl('migrated'), dataDir: await temporaryFolder() }),
};

const standing = (town: ReviewTown, name: string) =>
  copies.map(({ list, labels, ...where }) => readsList(town, { ...where, title: `${name} – ${list}` }, labels));

describe('x', () => {
  it('y', { timeout: 300_000 }, async () => {
    const t0 = performance.now();
    const t = (what: string) => console.log(what, ((performance.now() - t0) / 1000).toFixed(1));
    const where = await data[process.env['PGX'] ? 'postgresql' : 'embedded']();
    const town = await beginReviewTown(where, '2026-11-23T09:00:00Z');
    const { bot } = town;
    t('started');
    const name = await reachesItsFirstDay(town);
    t('in');
    console.log(standing(town, name));

    for (const who of [...onTeam, ...ofHost]) if (everybody[who].at !== 'eastmere' && everybody[who].at !== 'northmoor') await town.desk(who, { channel: 'team' }).presses('Whole list');
    const acts: Act[] = [];
    let killed: Promise<void> | undefined;
    await untilNobodyAnswers(town, {
      items,
      from: (who) => (['eastmere', 'northmoor'].includes(everybody[who].at) ? 'team' : undefined),
      onAct: (act) => {
        acts.push(act);
        if (acts.length === 20) killed = bot.kill();
      },
    });
    await killed;
    t('killed');
    console.log(acts.map((a) => `${a.who} ${a.done} ${a.isAnswered}`).join('\n'));
    await bot.start();
    t('restarted');
    await town.passes(2);
    console.log(standing(town, name));
    t('passed');
    expect(acts.length).toBeGreaterThan(20);
    expect(bot.logged).toEqual([]);
    void [actsOn, historiesOf, leaks, labelsFor, strangers, openDatabase, join, projectRoot, patient];
  });
});
