import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportLife } from '../../src/people/exports/exports.ts';
import { linkCodeLife } from '../../src/people/linking/link-code.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { messageDays, requestDays } from '../../src/schedule/housekeeping/retention.ts';
import { adaptersData } from '../support/adapters-data.ts';
import { createTestBot } from '../support/bot.ts';
import { mainly } from '../support/databases.ts';
import { holdsNobody } from '../support/holds-nobody.ts';

const sheet = readFileSync(join(import.meta.dirname, '../../docs/privacy.md'), 'utf8');

const section = (heading: string): string => sheet.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '';

/** The rows of a section's table, cell by cell. */
const rows = (heading: string): readonly (readonly string[])[] =>
  section(heading)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

const named = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name);

const { retention, privacyNotice, volunteering } = hmepStrategicPeerReview;

describe.each(mainly('embedded'))('the data-protection sheet', ({ use }) => {
  const database = use();
  const rooms = async () =>
    (await createTestBot(database(), { personalData: adaptersData(database()) })).app.personalData;

  it('names every room and every table that holds something about people, and no other', async () => {
    const listed = rows('What is kept, where, and how long').map(([room, tables]) => [room, [...named(tables)].sort()]);
    const held = (await rooms()).map(({ room, holds }) => [room, [...holds].sort()]);
    expect(listed.sort()).toEqual(held.sort());
    const none = /Tables that hold nothing about a person: ([^.]*)\./u.exec(sheet)?.[1];
    expect([...named(none)].sort()).toEqual(Object.keys(holdsNobody).sort());
  });

  it('says what stays as people read it', async () => {
    const stays = (await rooms()).flatMap((room) => room.stays.map(({ what, why }) => [what, why]));
    expect(rows('When somebody is forgotten')).toEqual(stays);
  });

  it.each([
    ['people', `drafts ${volunteering.draftDays} days`],
    ['people', `answers ${requestDays} days`],
    ['people', `codes ${linkCodeLife} minutes`],
    ['people', `links to one's data ${exportLife} minutes`],
    ['peers', `${retention.withdrawnPeerDays} days after they withdraw`],
    ['peers', `${retention.declinedPeerDays} days after they were declined`],
    ['authorities', `${retention.endedRegistrationDays} days after`],
    ['casework', `${retention.closedCaseDays} days after`],
    ['reviews', `${retention.endedReviewDays} days after the review has ended`],
    ['review-days', `${retention.endedReviewDays} days after the review has ended`],
    ['delivery', `${messageDays} days`],
    ['playground', `${retention.transcriptDays} days`],
  ])('says of %s what the code does: %s', (room, words) => {
    const row = rows('What is kept, where, and how long').find(([name]) => name === room);
    expect(row?.at(-1)).toContain(words);
  });

  it('is of the notice that people read, which promises the same', () => {
    expect(sheet).toContain(`version ${privacyNotice.version} `);
    const notice = JSON.stringify(privacyNotice);
    for (const days of [retention.withdrawnPeerDays, retention.declinedPeerDays, volunteering.draftDays, messageDays])
      expect(notice).toContain(`${days} days`);
    for (const said of ['explicit consent', 'public task', 'ico.org.uk', 'my-data', 'forget-me'])
      expect(notice).toContain(said);
  });
});
