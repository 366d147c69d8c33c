import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import { button, createTestBot, type Person, said } from '../support/bot.ts';
import { databases } from '../support/databases.ts';
import { filledIn, known } from '../support/volunteer-values.ts';

/** What people type by mistake or for fun, and what they must be told. */
const typedWrongly: readonly [string, string, RegExp][] = [
  ['an unknown command', 'pothole', /I do not know the command “pothole”/],
  ['a slip', 'volunter', /Did you mean \/hmep volunteer\?/],
  ['half a command', 'claim', /typed like this: \/hmep claim <code>/],
  ['more than a command takes', 'profile of somebody else', /I do not know what to do with “of somebody else”/],
  ['10,000 characters', 'x'.repeat(10_000), /That is 10,000 characters long\. I read up to 6,000\./],
  ['one long word', 'y'.repeat(3_000), /I do not know the command “y{39}…”/],
  ['markup', '<script>alert(1)</script>', /“<script>alert\(1\)<\/script>”/],
  ['a mention of a whole channel', '<!channel>', /“<!channel>”/],
  ['a mention of everyone', '@everyone', /“@everyone”/],
  ['marks that turn the direction', 'pot\u202ehole', /“pothole”/],
  ['control characters', 'pot\u0000\u0007hole', /“pothole”/],
  [
    'what only a button on a card does',
    'tick',
    /A button on a card does this.*Nothing was changed\. Press the button/su,
  ],
  ['a slip in it', 'tik', /I do not know the command “tik”\.\nType/u],
  ['a command as a key', 'help:me', /“help:me”/],
];

describe.each(databases)('dispatch on $kind', ({ use }) => {
  const database = use();
  const everything = async () => ({
    peers: await database().prisma.peer.findMany({ include: { organisations: true, themes: true } }),
    grants: await database().prisma.roleGrant.findMany(),
    drafts: await database().prisma.draft.findMany(),
    handled: await database().prisma.handledRequest.count(),
  });

  it.each(typedWrongly)('answers %s, and changes nothing', async (_, typed, answer) => {
    const { person } = await createTestBot(database());
    const ada = person('Ada');
    await ada.types('help');
    const before = await everything();
    expect(said(await ada.types(typed))).toMatch(answer);
    expect(await everything()).toEqual(before);
  });

  it('shows the home view to somebody who says nothing', async () => {
    const { person } = await createTestBot(database());
    const home = await person('Ada').does({ kind: 'home' });
    expect(said(home)).toContain('Hello Ada');
    expect(await person('Ada').types('   ')).toEqual(home);
  });

  it('lists in its help what the caller may do, and explains one command', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Ada');
    const help = said(await ada.types('help'));
    for (const name of ['volunteer', 'profile', 'withdraw', 'privacy', 'claim', 'help']) {
      expect(help).toContain(`/hmep ${name}`);
    }
    expect(help).not.toContain('workspaces');
    const ofDays = said(await ada.types('help review days'));
    expect(ofDays).toContain('/hmep timetable [<today, day 2, mine>] – See what is planned');
    expect(ofDays).not.toContain('/hmep volunteer');
    expect(said(await ada.types('help as the programme office'))).toContain('I do not know the command');
    expect(said(await ada.types('help claim'))).toContain('Example: /hmep claim ABCD-EFGH-JKMN');
    expect(said(await ada.types('help tick'))).toContain('There is nothing to type.');
    expect(said(await ada.types('help tick'))).not.toContain('[Run tick]');
    expect(said(await ada.presses({ command: 'tick', values: { item: 'of long ago' } }))).toContain('an older version');
    expect(said(await ada.types('help volnteer'))).toContain('Did you mean /hmep volunteer?');
    for (const near of ['review', 'revews']) {
      expect(await ada.types(`help ${near}`)).toEqual(await ada.types('help reviews'));
    }
  });

  it.each(['help', 'volunteer', 'profile', 'withdraw', 'privacy'])('runs %s, as its help promises', async (name) => {
    const { person, logged } = await createTestBot(database());
    const reply = await person('Ada').types(name);
    expect(['show', 'ask']).toContain(reply.kind);
    expect(logged).toEqual([]);
  });

  describe('buttons', () => {
    const volunteered = async (ada: Person): Promise<Reply> =>
      ada.submits(await ada.submits(await ada.types('volunteer'), filledIn), known);

    it('work once, however often they are pressed', async () => {
      const { person } = await createTestBot(database());
      const ada = person('Presses');
      await volunteered(ada);
      const yes = button(await ada.types('withdraw'), 'Yes, withdraw');
      const first = await ada.presses(yes, 'd1');
      expect(await ada.presses(yes, 'd1')).toEqual(first);
      expect(said(await ada.presses(yes, 'd2'))).toContain('You have withdrawn already');
    });

    it('of an old card say so, and show the card of today', async () => {
      const { person } = await createTestBot(database());
      const ada = person('Lingers');
      await volunteered(ada);
      const old = button(await ada.types('withdraw'), 'Yes, withdraw');
      await volunteered(ada);
      const reply = await ada.presses(old);
      expect(said(reply)).toContain('That card was old, so nothing was changed');
      expect(reply).toMatchObject({ replace: true });
      expect(said(await ada.types('profile'))).toContain('The programme office will be in touch');
    });

    it('of another version of the bot, or forged, change nothing', async () => {
      const { person } = await createTestBot(database());
      const ada = person('Forges');
      expect(said(await ada.presses({ command: 'gone', values: {} }))).toContain('older version of the bot');
      expect(
        said(await ada.presses({ command: 'workspaces', values: { workspace: 'x', seen: 'waiting', to: 'admitted' } })),
      ).toContain('for the programme office');
      const forged = await ada.presses({
        command: 'volunteer',
        values: { ...filledIn, privacyNotice: true, kind: 'king' },
      });
      expect(forged.kind).toBe('ask');
      expect(await database().prisma.peer.count({ where: { name: 'Forges' } })).toBe(0);
    });
  });

  it('turns whatever is thrown into one sentence with a reference that is also in the log', async () => {
    const { app, person, logged } = await createTestBot(database());
    const profile = app.commands.find(({ name }) => name === 'profile');
    if (!profile) throw new Error('profile is there');
    vi.spyOn(profile, 'run').mockRejectedValueOnce(new Error('secret: officer.one@council.example'));
    const reply = said(await person('Ada').types('profile'));
    const [, reference] = /The reference is (\w{8})\./.exec(reply) ?? [];
    expect(reply).not.toContain('secret');
    expect(logged).toEqual([
      { fields: expect.objectContaining({ reference, request: 'command' }), message: 'a request failed' },
    ]);
  });
});
