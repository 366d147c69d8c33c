import { beforeEach, describe, expect, it } from 'vitest';
import { databases, emptyDatabase } from '../support/databases.ts';
import { beginOnTeams, eastmere, westhaven } from './on-teams-set-up.ts';

const first = 'Members told us about the culvert.';
const second = 'The provider praised the reporting line.';
const changed = 'The provider praised the mapping.';
const long = 'A long account of what we saw. '.repeat(161).trim();

describe('notes on real adapters', () => {
  const database = databases[1].use();
  beforeEach(() => emptyDatabase(database()));

  /** Ann on Teams leads the team of a review, and Cat on Slack is on it. */
  const begun = async () => {
    const town = await beginOnTeams(database());
    const { prisma } = database();
    const now = town.clock.now();
    const workspace = { externalId: westhaven.id, name: 'Westhaven Council' };
    await town.app().workspaces.configure({ platform: 'teams', workspace }, now);
    const ann = town.person(westhaven.id, westhaven.ann);
    await ann.installs();
    const cat = town.slackPerson(eastmere.cat);
    await cat.types('/hmep help');
    await cat.modal.closes();
    const review = await prisma.review.create({
      data: {
        authority: 'E06000010',
        stage: 'on_site',
        dayOne: new Date('2026-11-23'),
        createdAt: now,
        updatedAt: now,
      },
    });
    const sits = async (name: string, place: string): Promise<void> => {
      const { personId } = await prisma.account.findFirstOrThrow({ where: { name } });
      await prisma.reviewSeat.create({
        data: { reviewId: review.id, personId, place, state: 'confirmed', createdAt: now, updatedAt: now },
      });
    };
    await sits('Ann', 'lead');
    await sits('Cat', 'officer');
    return { ...town, ann, cat, prisma };
  };

  it('stand in no message on Teams, only in dialogs, and nothing of them is kept beside', async () => {
    const { ann, fakes, prisma } = await begun();
    const fillsIn = async (text: string): Promise<void> => {
      expect(ann.form.isDialog()).toBe(true);
      await ann.form.fills('Note', text);
      await ann.form.fills('Theme', 'Asset management and resilience');
      await ann.form.fills('Kind', 'Strength');
    };
    await ann.types('note');
    expect(ann.form.isOpen()).toBe(false);
    await ann.presses('Open the form');
    await fillsIn(first);
    await ann.presses('Save');
    expect(ann.readsDialog()).toContain('Noted: Asset management and resilience, strength.');
    await ann.presses('Another note');
    await fillsIn(second);
    await ann.presses('Save');
    expect(ann.readsDialog()).toContain('2 notes of yours');
    await ann.presses('My notes');
    expect(ann.readsDialog()).toContain(second);
    ann.form.closes();

    await ann.types('notes');
    expect(ann.readsHere()).toContain('2 today, 2 in all.');
    await ann.presses('Read them');
    expect(ann.readsDialog()).toContain(first);
    ann.form.closes();
    await ann.presses('Change one of mine');
    expect(ann.form.isDialog()).toBe(true);
    await ann.form.fills('Note', changed);
    await ann.presses('Go on');
    expect(ann.readsDialog()).toContain('The note is changed.');
    ann.form.closes();
    await ann.types('my-data');

    // What was too long is in the dialog, whole, with what is wrong.
    await ann.types(`note ${long}`);
    await ann.presses('Open the form');
    expect(ann.form.answers()).toMatchObject({ Note: long });
    await fillsIn(long);
    await ann.presses('Save');
    expect(ann.readsDialog()).toContain(`This is ${long.length} characters long; 1000 fit.`);
    expect(ann.form.answers()).toMatchObject({ Note: long });

    expect(await prisma.note.count()).toBe(2);
    expect(fakes.teams.calls.length).toBeGreaterThan(5);
    const sent = JSON.stringify([
      fakes.teams.calls,
      ann.readsHere().replaceAll(long, ''),
      await prisma.kept.findMany(),
      await prisma.outgoingMessage.findMany(),
      await prisma.handledRequest.findMany(),
    ]);
    for (const text of [first, second, changed, 'A long account']) expect(sent).not.toContain(text);
  });

  it('are written in a modal on Slack, whatever their length, and answered with counts', async () => {
    const { cat, fakes, prisma } = await begun();
    await cat.types(`/hmep note ${first}`);
    expect(cat.modal.answers()).toMatchObject({ Note: first });
    await cat.modal.fills('Theme', 'Customers and members');
    await cat.modal.fills('Kind', 'Open question');
    await cat.modal.submits();
    expect(cat.reads()).toContain('Noted: Customers and members, open question.');
    await cat.modal.closes();

    await cat.types(`/hmep note ${long}`);
    expect(cat.reads()).toContain(`This is ${long.length} characters long; 1000 fit.`);
    const parts = cat.modal.fields().filter(({ label }) => label.startsWith('Note'));
    expect(parts.length).toBeGreaterThan(0);
    expect(Object.values(cat.modal.answers()).join('')).toContain(long);
    await cat.modal.fills('Theme', 'Customers and members');
    await cat.modal.fills('Kind', 'Open question');
    await cat.modal.submits();
    expect(Object.values(cat.modal.answers()).join('')).toContain(long);
    await cat.modal.closes();

    await cat.types('/hmep notes change');
    const note = await prisma.note.findFirstOrThrow();
    await prisma.note.update({ where: { id: note.id }, data: { text: second, version: 2 } });
    await cat.modal.fills('Note', changed);
    await cat.modal.submits();
    expect(cat.reads()).toContain(second);
    await cat.modal.fills('Which one stays', 'What is filled in above');
    await cat.modal.submits();
    expect(cat.reads()).toContain('The note is changed.');
    expect(await prisma.note.findMany()).toMatchObject([{ text: changed, version: 3 }]);
    const messages = fakes.slack.calls.filter(({ method }) => method.startsWith('chat.'));
    expect(JSON.stringify([messages, await prisma.kept.findMany()])).not.toMatch(/culvert|mapping|long account/u);
  });
});
