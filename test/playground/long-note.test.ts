import { expect, it, onTestFinished } from 'vitest';
import { createTestBot } from '../support/bot.ts';
import { databases } from '../support/databases.ts';
import { servePlayground } from '../support/playground-server.ts';
import { createVisitor } from '../support/playground-visitor.ts';

const database = databases[0].use();

it('a note that is too long stands whole in its form, with what is wrong', async () => {
  const bot = await createTestBot(database());
  const log = { info: () => undefined, error: () => undefined };
  const server = await servePlayground({ ...bot.app, app: bot.app, database: database(), clock: bot.clock, log });
  onTestFinished(server.stop);
  const visitor = createVisitor({ url: server.url, place: 'hmep', as: 'officer' });
  await visitor.says('/hmep help');
  const now = bot.clock.now();
  const { prisma } = database();
  const review = await prisma.review.create({
    data: { authority: 'E06000010', stage: 'on_site', dayOne: new Date('2026-11-23'), createdAt: now, updatedAt: now },
  });
  const { personId } = await prisma.account.findFirstOrThrow({ where: { name: 'Officer Peer' } });
  await prisma.reviewSeat.create({
    data: {
      ...{ reviewId: review.id, personId, place: 'officer', state: 'confirmed' },
      ...{ createdAt: now, updatedAt: now },
    },
  });
  const long = 'A long account of what we saw. '.repeat(161).trim();
  await visitor.says(`/hmep note ${long}`);
  const form = JSON.stringify(await visitor.openForm());
  expect(form).toContain(long);
  expect(form).toContain(`This is ${long.length} characters long; 1000 fit.`);
});
