import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import { button, createTestBot, formOf, type Person, said } from '../support/bot.ts';
import { databases } from '../support/databases.ts';
import { filledIn, known } from '../support/volunteer-values.ts';

describe.each(databases)('forms on $kind', ({ use }) => {
  const database = use();
  const everything = async () => ({
    peers: await database().prisma.peer.findMany({ include: { organisations: true, themes: true } }),
    grants: await database().prisma.roleGrant.findMany(),
    drafts: await database().prisma.draft.findMany(),
    handled: await database().prisma.handledRequest.count(),
  });

  const secondStep = async (ada: Person): Promise<Reply> => ada.submits(await ada.types('volunteer'), filledIn);

  it('refuse a field that nobody rendered', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Ada');
    const asked = await ada.types('volunteer');
    const before = await everything();
    for (const field of ['state', '__proto__', 'constructor', 'theme-assets']) {
      const values = JSON.parse(
        JSON.stringify({ ...filledIn, role: 'Other' }).replace('"role"', `"${field}":"led","role"`),
      );
      const reply = await ada.submits(asked, values);
      expect(formOf(reply).notice).toContain('does not belong to this form');
    }
    expect(await everything()).toEqual(before);
  });

  it('refuse a step that was left out', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Skips');
    const asked = formOf(await ada.types('volunteer'));
    for (const step of [1, 2, 99]) {
      const skipped = { kind: 'submit', command: 'volunteer', form: { ...asked.ref, step }, values: known } as const;
      expect(formOf(await ada.does(skipped))).toMatchObject({
        notice: expect.stringContaining('left out'),
        ref: { step: 0 },
      });
    }
  });

  it('show every error at its field, and keep what was typed', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Errs');
    const wrong = { ...filledIn, email: 'nobody', organisations: [], role: ' ' };
    const again = formOf(await ada.submits(await ada.types('volunteer'), wrong));
    expect(Object.keys(again.errors).sort()).toEqual(['email', 'organisations', 'role']);
    expect(again.values).toMatchObject({ name: 'Officer One', email: 'nobody' });
  });

  it('take a box that was unticked for unticked', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Unticks');
    const second = await secondStep(ada);
    const kept = await ada.does({ kind: 'change', command: 'volunteer', form: formOf(second).ref, values: known });
    expect(formOf(kept).values['privacyNotice']).toBe(true);
    const reply = await ada.submits(kept, { 'theme-assets': 'led' });
    expect(formOf(reply).errors).toEqual({ privacyNotice: 'Please tick the box to go on.' });
  });

  it('go back without losing the step one leaves', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Backs');
    const second = formOf(await secondStep(ada));
    const values = { 'theme-assets': 'led' };
    const first = await ada.does({ kind: 'leave', to: 'back', command: 'volunteer', form: second.ref, values });
    expect(formOf(first)).toMatchObject({ ref: { step: 0 }, values: { role: 'Head of Highways' } });
    expect(formOf(await ada.submits(first, filledIn)).values).toMatchObject(values);
  });

  it('start again from what is known', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Restarts');
    const second = formOf(await secondStep(ada));
    const fresh = formOf(
      await ada.does({ kind: 'leave', to: 'afresh', command: 'volunteer', form: second.ref, values: {} }),
    );
    expect(fresh.values).toEqual({ kind: 'officer', name: 'Restarts' });
    expect(fresh.ref.draft).not.toBe(second.ref.draft);
  });

  it('belong to who opened them', async () => {
    const { person } = await createTestBot(database());
    const asked = await person('Ada').types('volunteer');
    expect(said(await person('Eve').submits(asked, filledIn))).toContain('This form has already been sent');
  });

  it('send nothing when a step that was right is wrong by then', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Wavers');
    const second = await secondStep(ada);
    const first = formOf(second).ref;
    const emptied = { ...filledIn, role: '' };
    await ada.does({ kind: 'change', command: 'volunteer', form: { ...first, step: 0 }, values: emptied });
    const reply = formOf(await ada.submits(second, known));
    expect(reply).toMatchObject({ ref: { step: 0 }, errors: { role: 'Please fill this in.' } });
  });

  it('hold whoever leaves them out to their rules', async () => {
    const { person, logged } = await createTestBot(database());
    const ada = person('Forges a form');
    const whole = { ...filledIn, ...known };
    for (const [field, value] of [
      ['name', 'A\u0000da'.repeat(40)],
      ['email', 'nobody'],
      ['organisations', ['E06000010', 'king:Hull']],
      ['theme-assets', 'invented'],
      ['privacyNotice', 'no'],
      ['state', 'approved'],
    ] as const) {
      expect((await ada.presses({ command: 'volunteer', values: { ...whole, [field]: value } })).kind).toBe('ask');
    }
    expect(await database().prisma.peer.count({ where: { email: whole.email, name: 'Forges a form' } })).toBe(0);
    const tidied = await ada.presses({ command: 'volunteer', values: { ...whole, name: ' Ada\u202e\nExample ' } });
    expect(said(tidied)).toContain('Name: Ada Example');
    expect(logged).toEqual([]);
  });

  it('ask again what somebody agreed to, when they come back', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Agrees');
    const second = formOf(await secondStep(ada));
    const later = await ada.does({ kind: 'leave', to: 'later', command: 'volunteer', form: second.ref, values: known });
    expect(formOf(await ada.presses(button(later, 'Go on'))).values).toMatchObject({ 'theme-assets': 'led' });
    const { values } = formOf(await ada.types('volunteer'));
    expect(values).toMatchObject({ 'theme-assets': 'led' });
    expect(values).not.toHaveProperty('privacyNotice');
  });

  it('keep nothing of what is no longer asked', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Wonders');
    const asked = formOf(await ada.types('volunteer'));
    const change = (values: object) =>
      ada.does({ kind: 'change', command: 'volunteer', form: asked.ref, values: { ...filledIn, ...values } });
    await change({ kind: 'member', role: 'A ward' });
    await change({ kind: 'member', telephone: '01632 960000', groupOffice: 'none' });
    await change({ kind: 'officer' });
    const [draft] = await database().prisma.draft.findMany({ where: { account: { name: 'Wonders' } } });
    expect(draft?.values).not.toHaveProperty('groupOffice');
    expect(draft?.values).not.toHaveProperty('telephone');
  });

  it('stay sent, whatever arrives late', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Saves late');
    const second = await secondStep(ada);
    const { ref } = formOf(second);
    const late = () => ada.does({ kind: 'change', command: 'volunteer', form: ref, values: known });
    await Promise.all([ada.submits(second, known), late(), late(), late()]);
    expect(said(await late())).toContain('This form has already been sent');
    expect(formOf(await ada.types('volunteer')).title).toBe('Change what you told us');
    expect(formOf(await ada.types('volunteer'))).not.toHaveProperty('notice');
  });

  it('offer options while one types, and none to strangers or for other fields', async () => {
    const { person } = await createTestBot(database());
    const search = (field: string, query: string) => ({ kind: 'suggest', command: 'volunteer', field, query }) as const;
    const options = await person('Ada').does(search('organisations', 'kingston upon hul'));
    expect(options).toMatchObject({
      kind: 'options',
      options: expect.arrayContaining([expect.objectContaining({ value: 'E06000010' })]),
    });
    const none = { kind: 'options', options: [] };
    expect(await person('Ada').does(search('name', 'hull'))).toEqual(none);
    expect(await person('Ada').does(search('constructor', 'hull'))).toEqual(none);
    const stranger = person('Eve', { workspace: { externalId: 'new', name: 'New' } });
    expect(await stranger.does(search('organisations', 'hull'))).toEqual(none);
  });
});
