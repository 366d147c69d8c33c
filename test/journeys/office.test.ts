import { describe, expect, it } from 'vitest';
import { button, createTestBot, said, viewOf } from '../support/bot.ts';
import { databases } from '../support/databases.ts';

const elsewhere = { platform: 'slack', workspace: { externalId: 'T1', name: 'Northmoor Council' } } as const;

describe.each(databases)('the programme office on $kind', ({ use }) => {
  const database = use();

  it('is whoever types the code, once and in time', async () => {
    const { app, clock, person } = await createTestBot(database());
    const [officer, other] = [person('Office One'), person('Office Two')];

    expect(said(await officer.types('claim AAAA-BBBB-CCCC'))).toContain('not right, has been used, or has expired');
    expect(said(await officer.types('workspaces'))).toContain('This is for the programme office');

    const code = await app.office.newCode(clock.now());
    expect(viewOf(await officer.types(`claim ${code.toLowerCase().replaceAll('-', ' ')}`)).summary).toBe(
      'You are the programme office now',
    );
    expect(said(await other.types(`claim ${code}`))).toContain('has been used');
    expect(said(await officer.types('workspaces'))).toContain('Westhaven County Council (Playground): takes part');

    const late = await app.office.newCode(clock.now());
    clock.advance({ minutes: 61 });
    expect(said(await other.types(`claim ${late}`))).toContain('has expired');

    const old = await app.office.newCode(clock.now());
    const fresh = await app.office.newCode(clock.now());
    expect(said(await other.types(`claim ${old}`))).toContain('not right');
    expect(said(await other.types(`claim ${fresh}`))).toContain('is the programme office now');
    expect(await database().prisma.auditEntry.count({ where: { action: 'office-claimed' } })).toBe(2);
    const kept = JSON.stringify(await database().prisma.officeCode.findMany());
    expect(kept).not.toContain(fresh.replaceAll('-', ''));
  });

  it('admits workspaces; until then nothing but help works there', async () => {
    const { app, clock, person } = await createTestBot(database(), { onlyPlayground: false });
    const stranger = person('Stranger', elsewhere);
    expect(said(await stranger.types('volunteer'))).toContain('Northmoor Council is not part of the programme yet');
    const help = said(await stranger.types('help'));
    expect(help).toContain('/hmep help');
    expect(help).not.toContain('/hmep volunteer');

    const office = person('Office Three', { platform: 'slack', workspace: { externalId: 'T2', name: 'The office' } });
    await office.types(`claim ${await app.office.newCode(clock.now())}`);
    const list = await office.types('workspaces');
    const admit = button(list, 'Admit Northmoor Council');
    const refuse = button(list, 'Refuse Northmoor Council');
    expect(said(await office.presses(admit))).toContain('Northmoor Council (Slack): takes part');
    expect(said(await office.presses(refuse))).toContain('Somebody decided this before you');
    expect(said(await stranger.types('volunteer').then(() => stranger.types('help')))).toContain('/hmep volunteer');
  });

  it('is never a persona of the playground where real people use the bot', async () => {
    const alone = await createTestBot(database());
    const persona = alone.person('Persona');
    await persona.types(`claim ${await alone.app.office.newCode(alone.clock.now())}`);
    expect(said(await persona.types('help'))).toContain('As the programme office');

    const beside = await createTestBot(database(), { onlyPlayground: false });
    const same = beside.person('Persona');
    expect(said(await same.types('help'))).not.toContain('As the programme office');
    const code = await beside.app.office.newCode(beside.clock.now());
    expect(said(await same.types(`claim ${code}`))).toContain('Nobody in the playground can be the office');
    const real = beside.person('Office Four', elsewhere);
    expect(said(await real.types(`claim ${code}`))).toContain('is the programme office now');
  });
});
