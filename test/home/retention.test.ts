import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteOldTranscripts } from '../../adapters/playground/retention.ts';
import { createRegistrationsRetention } from '../../src/authorities/retention.ts';
import { createCasesRetention } from '../../src/casework/retention.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import { createPeersRetention } from '../../src/peers/retention.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import type { Database } from '../../src/storage/database.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { newCaller } from '../storage/callers.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';

const now = new Date('2027-06-01T02:30:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
const { retention } = hmepStrategicPeerReview;

const jobs = [
  createRegistrationsRetention(hmepStrategicPeerReview),
  createCasesRetention(hmepStrategicPeerReview),
  deleteOldTranscripts(hmepStrategicPeerReview),
];

const night = (database: Database): Promise<readonly string[]> =>
  inTransaction(database, async (tx) => {
    const words: string[] = [];
    const peers = createPeersRetention(
      hmepStrategicPeerReview,
      createDeliveries(database, () => undefined),
    );
    for (const job of [...peers, ...jobs]) words.push(await job.run(tx, { dueAt: now, now }));
    return words;
  });

const newPerson = async (database: Database, isHeld: boolean) => {
  const { person, account } = await newCaller(database);
  if (isHeld)
    await database.prisma.hold.create({ data: { personId: person, placedBy: randomUUID(), placedAt: daysAgo(1) } });
  return { person, account };
};

/** Somebody with one of everything, which ended so many days ago. */
const somebody = async (
  database: Database,
  { days, state, isHeld = false }: { days: number; state: 'declined' | 'withdrawn' | 'approved'; isHeld?: boolean },
): Promise<void> => {
  const { prisma } = database;
  const { person, account } = await newPerson(database, isHeld);
  const at = daysAgo(days);
  const about = await prisma.peer.create({
    data: {
      personId: person,
      kind: 'officer',
      state,
      name: 'Ann',
      email: 'ann@council.example',
      role: 'Head',
      privacyNotice: '2026-11',
      volunteeredAt: at,
      updatedAt: at,
    },
  });
  const ended = state === 'approved' ? 'registered' : state;
  await prisma.registration.create({
    data: { personId: person, authority: 'E06000010', name: 'Ann', state: ended, registeredAt: at },
  });
  const closed = state === 'approved' ? {} : { state: 'closed' as const, outcome: state, closedAt: at };
  await prisma.case.create({
    data: { kind: 'volunteer', aboutId: about.id, personId: person, openedAt: at, replyBy: at, ...closed },
  });
  await prisma.playgroundMessage.create({
    data: { origin: randomUUID(), conversation: 'playground:channel:x:y', author: account, content: {}, at },
  });
};

const left = async ({ prisma }: Database) => ({
  peers: await prisma.peer.count(),
  registrations: await prisma.registration.count(),
  cases: await prisma.case.count(),
  messages: await prisma.playgroundMessage.count(),
});

describe.each(mainly('postgresql'))('what nobody needs any more, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('goes after the days that the programme says, and not before', async () => {
    await somebody(database(), { days: retention.declinedPeerDays + 1, state: 'declined' });
    await somebody(database(), { days: retention.declinedPeerDays - 1, state: 'declined' });
    await somebody(database(), { days: retention.withdrawnPeerDays - 1, state: 'withdrawn' });
    expect(await night(database())).toEqual([
      'deleted 1 peer',
      'deleted 0 peers',
      'deleted 0 registrations',
      'deleted 0 cases',
      'deleted 3 messages',
    ]);
    await somebody(database(), { days: retention.withdrawnPeerDays + 1, state: 'withdrawn' });
    expect(await night(database())).toEqual([
      'deleted 0 peers',
      'deleted 1 peer',
      'deleted 1 registration',
      'deleted 1 case',
      'deleted 1 message',
    ]);
  });

  it('takes a peer’s answers to calls along, and has the calls’ cards drawn anew', async () => {
    const { prisma } = database();
    await somebody(database(), { days: retention.declinedPeerDays + 1, state: 'declined' });
    await somebody(database(), { days: retention.withdrawnPeerDays - 1, state: 'withdrawn' });
    const text = { text: 'Help', closesOn: now, createdAt: now };
    const [one, other] = [await prisma.call.create({ data: text }), await prisma.call.create({ data: text })];
    const [declined, withdrawn] = [
      await prisma.peer.findFirstOrThrow({ where: { state: 'declined' } }),
      await prisma.peer.findFirstOrThrow({ where: { state: 'withdrawn' } }),
    ];
    const answers = [
      { callId: one.id, personId: declined.personId },
      { callId: other.id, personId: withdrawn.personId },
    ].map((each) => ({ ...each, answer: 'yes' as const, at: now }));
    await prisma.callAnswer.createMany({ data: answers });
    await night(database());
    expect(await prisma.callAnswer.findMany()).toMatchObject([{ personId: withdrawn.personId }]);
    expect(await prisma.subject.findMany()).toMatchObject([{ subject: `call:${one.id}` }]);
  });

  it('is a registration whose review is over, but none whose review goes on', async () => {
    await somebody(database(), { days: 4_000, state: 'approved' });
    await somebody(database(), { days: 4_000, state: 'withdrawn' });
    const { prisma } = database();
    await prisma.registration.updateMany({ where: { state: 'registered' }, data: { state: 'accepted' } });
    await prisma.registration.updateMany({ where: { state: 'withdrawn' }, data: { state: 'ended' } });
    await night(database());
    expect((await prisma.registration.findMany()).map(({ state }) => state)).toEqual(['accepted']);
  });

  it('never is what goes on: an approved peer, an open case, a registration that stands', async () => {
    await somebody(database(), { days: 4_000, state: 'approved' });
    await night(database());
    expect(await left(database())).toEqual({ peers: 1, registrations: 1, cases: 1, messages: 0 });
  });

  it('stays while its person is on hold', async () => {
    await somebody(database(), { days: 4_000, state: 'withdrawn', isHeld: true });
    await somebody(database(), { days: 4_000, state: 'declined', isHeld: true });
    await night(database());
    expect(await left(database())).toEqual({ peers: 2, registrations: 2, cases: 2, messages: 2 });
    await database().prisma.hold.deleteMany();
    await night(database());
    expect(await left(database())).toEqual({ peers: 0, registrations: 0, cases: 0, messages: 0 });
  });
});
