import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/storage/database.ts';

const at = new Date('2026-11-20T09:00:00Z');

/** All rows of all tables, as text. */
export const dump = async ({ prisma }: Database): Promise<ReadonlyMap<string, string>> => {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT relname::text AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations' ORDER BY relname`;
  const texts = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await prisma.$queryRawUnsafe<{ rows: string | null }[]>(
      `SELECT string_agg(to_jsonb(t)::text, E'\\n') AS rows FROM "${name}" t`,
    );
    texts.set(name, row?.rows ?? '');
  }
  return texts;
};

/** The tables in which a text stands somewhere. */
export const tablesWith = (texts: ReadonlyMap<string, string>, text: string): readonly string[] =>
  [...texts].flatMap(([name, rows]) => (rows.toLowerCase().includes(text.toLowerCase()) ? [name] : []));

/** Something in every table that can hold something about a person, so that nothing is overlooked. */
export const fillEverythingAbout = async (
  { prisma }: Database,
  {
    person,
    account,
    lane,
    name,
    email,
  }: {
    readonly person: string;
    readonly account: string;
    readonly lane: string;
    readonly name: string;
    readonly email: string;
  },
): Promise<{ readonly peer: string; readonly case: string; readonly other: string }> => {
  const peer = await prisma.peer.create({
    data: {
      personId: person,
      kind: 'member',
      state: 'interested',
      name,
      email,
      role: 'Ward of Example',
      telephone: '020 7946 0123',
      privacyNotice: '2026-11',
      volunteeredAt: at,
      updatedAt: at,
      groupOffice: { create: { groupOffice: 'independent' } },
      organisations: { create: { position: 0, name: 'Hull City Council', authority: 'E06000010', kind: 'authority' } },
      themes: { create: { theme: 'assets', experience: 'led' } },
      availability: { create: { from: new Date('2027-03-01'), to: new Date('2027-03-31') } },
      earlierPosts: { create: { position: 0, name: `Earlier of ${name}` } },
    },
  });
  const call = await prisma.call.create({ data: { text: 'Help us', closesOn: at, createdAt: at } });
  await prisma.callAnswer.create({ data: { callId: call.id, personId: person, answer: 'yes', at } });
  for (const state of ['registered', 'accepted'] as const)
    await prisma.registration.create({
      data: { personId: person, authority: 'E06000010', name, state, registeredAt: at },
    });
  const opened = await prisma.case.create({
    data: {
      kind: 'volunteer',
      aboutId: peer.id,
      personId: person,
      openedAt: at,
      replyBy: at,
      questions: { create: { text: `Which days, ${name}?`, askedAt: at, answer: `Ring ${name}`, answeredAt: at } },
    },
  });
  const other = await prisma.person.create({ data: { createdAt: at } });
  // What they did as an officer, about somebody else.
  await prisma.case.create({
    data: {
      ...{ kind: 'registration', aboutId: randomUUID(), personId: other.id, openedAt: at, replyBy: at },
      ...{ state: 'closed', outcome: 'declined', closedAt: at, officer: person },
    },
  });
  await prisma.hold.create({ data: { personId: other.id, placedBy: person, placedAt: at } });
  const announcement = await prisma.announcement.create({
    data: { title: 'Spring', text: 'Reviews', authorId: person, createdAt: at },
  });
  for (const personId of [person, other.id])
    await prisma.announcementSeen.create({ data: { announcementId: announcement.id, personId, at } });
  await prisma.update.create({
    data: { title: 'News', text: 'Words', topic: 'news', publishAt: at, createdAt: at, authorId: person },
  });
  await prisma.page.create({
    data: { key: randomUUID(), version: 1, text: 'A page', owner: 'Office', writtenAt: at, writtenBy: person },
  });
  const review = await prisma.review.create({ data: { authority: 'E06000010', createdAt: at, updatedAt: at } });
  await prisma.reviewSeat.create({
    data: {
      ...{ reviewId: review.id, personId: person, place: 'officer', state: 'confirmed' },
      ...{ ties: 'ring_me', exception: `The office rang ${name}`, createdAt: at, updatedAt: at },
    },
  });
  await prisma.reviewRecord.create({
    data: {
      ...{ reviewId: review.id, need: 'places-confirmed', reason: `${name} comes alone` },
      ...{ recordedBy: person, recordedAt: at },
    },
  });
  const channel = await prisma.conversation.create({
    data: { workspaceId: lane, externalId: randomUUID(), name: 'highways', address: {}, createdAt: at },
  });
  await prisma.reviewChannel.create({
    data: { channelId: channel.id, reviewId: review.id, side: 'team', tiedBy: person, tiedAt: at },
  });
  const item = { reviewId: review.id, list: 'day-1', side: 'team', moment: 'morning', owner: 'lead' } as const;
  await prisma.checklistItem.create({
    data: { ...item, position: 0, label: 'Travel booked', personId: person, personal: true },
  });
  await prisma.checklistItem.create({
    data: {
      ...{
        ...item,
        position: 1,
        label: `Ask ${name} about drains`,
        personId: person,
        addedBy: person,
        doneAt: at,
        doneBy: person,
      },
      ticks: { create: { done: true, by: person, at } },
    },
  });
  const session = await prisma.reviewSession.create({
    data: {
      ...{ reviewId: review.id, day: 1, start: '09:00', end: '10:00', title: 'Welcome', kind: 'listen' },
      people: { create: { personId: person, takesNotes: true } },
    },
  });
  await prisma.note.create({
    data: {
      ...{ reviewId: review.id, authorId: person, sessionId: session.id, theme: 'assets', kind: 'strength' },
      ...{ text: `${name} keeps the drains clear`, createdAt: at, updatedAt: at },
    },
  });
  await prisma.prompt.create({
    data: {
      ...{ reviewId: review.id, key: 'morning', onDate: at, day: 1, state: 'sent', dueAt: at },
      people: { create: { personId: person } },
    },
  });
  await prisma.promptStop.create({ data: { reviewId: review.id, personId: person, key: 'wrap-up' } });
  await prisma.quietHours.upsert({
    where: { personId: person },
    create: { personId: person, from: '19:00', until: '07:00' },
    update: {},
  });
  await prisma.calendarLink.create({
    data: { hash: randomUUID(), reviewId: review.id, personId: person, createdAt: at },
  });
  const subscribed = {
    rhythm: 'daily',
    at: '08:30',
    timeZone: 'Europe/London',
    nextAt: at,
    since: at,
    setAt: at,
    createdAt: at,
  } as const;
  await prisma.subscription.create({ data: { ...subscribed, personId: person, setBy: person } });
  await prisma.draft.create({
    data: {
      accountId: account,
      command: 'announce',
      step: 0,
      values: { name },
      updatedAt: at,
      expiresAt: new Date('2028-01-01'),
    },
  });
  await prisma.handledRequest.create({
    data: { accountId: account, deliveryId: 'an earlier one', handledAt: at, reply: { name } },
  });
  await prisma.linkGuesses.upsert({
    where: { accountId: account },
    create: { accountId: account, wrong: 2, since: at },
    update: {},
  });
  await prisma.linkCode.create({ data: { hash: randomUUID(), personId: person, createdAt: at, expiresAt: at } });
  await prisma.dataExport.create({ data: { hash: randomUUID(), personId: person, createdAt: at, expiresAt: at } });
  await prisma.auditEntry.create({
    data: { at, actorId: person, action: 'office-claimed', subjectKind: 'person', subjectId: person },
  });

  const to = (
    recipientId: string,
    state: 'queued' | 'sent',
    recipientKind: 'account' | 'conversation' = 'account',
  ) => ({
    lane,
    recipientId,
    recipientKind,
    state,
    dueAt: at,
    updatedAt: at,
  });
  const says = (text: string) => ({ summary: text, blocks: [] });
  const message = async (key: string, text: string, deliveries: readonly ReturnType<typeof to>[]) => {
    await prisma.outgoingMessage.create({
      data: { key, summary: text, view: says(text), createdAt: at, deliveries: { create: [...deliveries] } },
    });
  };
  await message(`private-sent:${account}`, `Thank you, ${name}`, [to(account, 'sent')]);
  await message(`private-queued:${account}`, `Soon, ${name}`, [to(account, 'queued')]);
  await message(`shared-sent:${account}`, 'News for all', [to(account, 'sent'), to(randomUUID(), 'sent')]);
  await message(`shared-queued:${account}`, 'More news for all', [to(account, 'queued'), to(randomUUID(), 'queued')]);
  await message(`about-them:${account}`, `${name} has volunteered`, [to(randomUUID(), 'sent')]);
  await prisma.copy.create({
    data: {
      subject: 'announcement:x',
      lane,
      recipientKind: 'account',
      recipientId: account,
      messageRef: {},
      shown: 1,
      dueAt: at,
    },
  });
  await prisma.kept.create({
    data: { hash: randomUUID(), content: says(`The rest about ${name}, ${email}`), keptAt: at },
  });
  await prisma.kept.create({ data: { hash: randomUUID(), content: says('The rest about nobody'), keptAt: at } });
  const where = await prisma.account.findUniqueOrThrow({ where: { id: account } });
  const said = { content: { text: `I am ${name}` }, at };
  await prisma.playgroundMessage.createMany({
    data: [
      { ...said, origin: randomUUID(), conversation: 'playground:channel:westhaven:highways', author: account },
      { ...said, origin: randomUUID(), conversation: 'playground:channel:westhaven:highways', onlyFor: account },
      { ...said, origin: randomUUID(), conversation: `playground:direct:${where.externalId}` },
      { ...said, origin: randomUUID(), conversation: 'playground:direct:office' },
      {
        content: { text: 'Good morning' },
        at,
        origin: randomUUID(),
        conversation: 'playground:channel:westhaven:highways',
      },
    ],
  });
  return { peer: peer.id, case: opened.id, other: other.id };
};
