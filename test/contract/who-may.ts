import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/app-parts.ts';
import type { Database } from '../../src/storage/database.ts';
import { databases, emptyDatabase } from '../support/databases.ts';
import { since } from './make-peer.ts';
import { type Row, type Standing, whoMay } from './who-may-table.ts';

/** Somebody in one conversation. */
export interface Somebody {
  /** Types a command for the bot. @returns all that they read because of it, a form as well, which is closed again */
  asks(command: string): Promise<string>;
}

/** People of every standing on one platform, in a direct message or in a channel of theirs. */
export interface Town {
  readonly app: App;
  /** Those whom the platform has; guests have no channel. */
  readonly standings: readonly Standing[];
  /** They cannot ask at the same time. */
  readonly inTurn?: true;
  somebody(standing: Standing, where: 'direct' | 'channel'): Promise<Somebody>;
  /** What somebody else reads in the channel of those of this standing. */
  onlooks(standing: Standing): Promise<string>;
  /** A colleague of the office who has never spoken to the bot, as they are mentioned in the channel. */
  readonly newcomer: string;
}

const mayUse = (standing: Standing, { who }: Pick<Row, 'who'>): boolean => {
  if (who === 'anyone') return true;
  return standing === 'office' || (who === 'member' && standing !== 'stranger');
};

const refusalTo = (standing: Standing): readonly string[] =>
  standing === 'stranger'
    ? ['is not part of the programme yet.', 'The programme office has to admit it first.']
    : ['This is for the programme office.', 'Somebody there can do it for you'];

const wordsFor = (standing: Standing, row: Row): readonly string[] => {
  if (!mayUse(standing, row)) return refusalTo(standing);
  return [(standing === 'peer' && row.peer) || row.says];
};

const folded = (text: string): string => text.replace(/\s+/gu, ' ');

/** What is wrong with what somebody read, row by row. */
const problemsOf = (standing: Standing, name: string, row: Row, read: string): readonly string[] => {
  const said = folded(read);
  const missing = wordsFor(standing, row).filter((words) => !said.includes(words));
  const tooMuch = mayUse(standing, row) ? refusalTo(standing) : [row.says];
  return [
    ...missing.map((words) => `${standing}, ${name}: “${words}” is missing in: ${said}`),
    ...tooMuch
      .filter((words) => said.includes(words))
      .map((words) => `${standing}, ${name}: “${words}” is in: ${said}`),
  ];
};

/** What is wrong with what somebody else reads in the channel when a command is typed there. */
const heardOf = async (
  standing: Standing,
  name: string,
  row: Row,
  somebody: Somebody,
  onlooks: () => Promise<string>,
): Promise<readonly string[]> => {
  const before = await onlooks();
  const answer = await somebody.asks(row.typed);
  const heard = folded(since(before, await onlooks()));
  const isHeard = wordsFor(standing, row).some((words) => heard.includes(words));
  const isForAll = row.toAll === true && mayUse(standing, row);
  return [
    ...(answer.trim() === '' ? [`${standing}, ${name}: no answer`] : []),
    ...(isHeard === isForAll ? [] : [`${standing}, ${name}: ${heard}`]),
  ];
};

/** Walks the table of who sees and does what. @param createTown is called inside a test, with which the town ends */
export const describeWhoMay = (platform: string, createTown: (database: Database) => Promise<Town>): void => {
  describe(`who may do what on ${platform}`, { timeout: 120_000 }, () => {
    const database = databases[1].use();
    beforeEach(() => emptyDatabase(database()));
    const rows = Object.entries(whoMay);

    it('is told everybody: what is theirs is done, and of the rest they hear whose it is', async () => {
      const town = await createTown(database());
      const wrong: string[] = [];
      const walk = async (standing: Standing): Promise<void> => {
        const somebody = await town.somebody(standing, 'direct');
        for (const [name, row] of rows) wrong.push(...problemsOf(standing, name, row, await somebody.asks(row.typed)));
      };
      if (town.inTurn) for (const standing of town.standings) await walk(standing);
      else await Promise.all(town.standings.map(walk));
      expect(wrong).toEqual([]);
    });

    it('is said for every command and for no other, and is what the help lists', async () => {
      const { app, ...town } = await createTown(database());
      const those = app.commands.map(({ name, who }) => [name, who]);
      expect(Object.fromEntries(rows.map(([name, { who }]) => [name, who]))).toEqual(Object.fromEntries(those));
      for (const standing of town.standings) {
        const somebody = await town.somebody(standing, 'direct');
        const overview = folded(await somebody.asks('help'));
        const topics = app.topics.filter(({ title }) => overview.includes(title));
        const pages: string[] = [];
        for (const { title } of topics) pages.push(await somebody.asks(`help ${title}`));
        const help = folded(pages.join('\n'));
        const listed = app.commands.filter(({ summary }) => help.includes(`– ${summary}`));
        const theirs = app.commands.filter((command) => mayUse(standing, command) && !command.fromCards);
        expect([standing, ...listed.map(({ name }) => name)]).toEqual([standing, ...theirs.map(({ name }) => name)]);
      }
    });

    it('is answered to the caller alone in a channel, unless the command says otherwise', async () => {
      const town = await createTown(database());
      const wrong: string[] = [];
      // To whom an answer goes does not depend on who else they are.
      for (const standing of town.standings.filter((each) => each === 'member' || each === 'office')) {
        const somebody = await town.somebody(standing, 'channel');
        const reads = async () => town.onlooks(standing);
        for (const [name, row] of rows) wrong.push(...(await heardOf(standing, name, row, somebody, reads)));
      }
      expect(wrong).toEqual([]);
    });

    it('is given to a colleague who has never spoken to the bot, and to nobody whom it does not know', async () => {
      const { app, newcomer, ...town } = await createTown(database());
      const officer = await town.somebody('office', 'channel');
      const reads = async (command: string): Promise<string> => folded(await officer.asks(command));
      expect(await reads('office add @Nobody')).toContain('“@Nobody” is nobody I know here.');
      expect(await reads(`office add @${newcomer}`)).toContain(`${newcomer} is the programme office now`);
      expect((await app.office.officers()).map(({ name }) => name)).toContain(newcomer);
      expect(await reads(`audit @${newcomer}`)).toContain(`made ${newcomer} the programme office`);
      expect(await reads(`office remove @${newcomer}`)).toContain(`${newcomer} is not the programme office any more`);
      expect((await app.office.officers()).map(({ name }) => name)).not.toContain(newcomer);
    });
  });
};
