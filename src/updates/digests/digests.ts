import { randomUUID } from 'node:crypto';
import { nextAfter } from '../../calendar/recurrence.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import { type ChannelId, subjectOf } from '../../delivery/message.ts';
import { findPublishedSince } from '../posts/store.ts';
import { newsFor, type Subscription } from '../subscription.ts';
import type { Update } from '../update.ts';
import { digestCard } from '../updates.ts';
import { type DueDigest, saveDigests, takeDue } from './store.ts';

/** Subscriptions that are dealt with together. */
const batch = 5_000;

/** The same news in the same order, for everybody who gets just that. */
interface Planned {
  readonly id: string;
  readonly news: readonly Update[];
  readonly people: PersonId[];
  readonly channels: ChannelId[];
  readonly of: DueDigest[];
}

/** Works out once what is the same for many. */
const once = <Question, Answer>(keyOf: (question: Question) => string, work: (question: Question) => Answer) => {
  const known = new Map<string, Answer>();
  return (question: Question): Answer => {
    const key = keyOf(question);
    const answer = known.get(key) ?? work(question);
    known.set(key, answer);
    return answer;
  };
};

/** What is new for each, worked out once for all who want the same since the same time. */
const createNewsFor = (published: readonly Update[], now: Date) => {
  const authors = new Set(published.map(({ author }) => author));
  const todayIn = once(
    (zone: TimeZone) => zone,
    (zone) => dateAt(now, zone),
  );
  return once(
    ({ subscription: { topics, themes, region, of, timeZone }, since }: DueDigest) => {
      const writer = of.kind === 'person' && authors.has(of.person) ? of.person : '';
      return JSON.stringify([topics, themes, region, timeZone, since, writer]);
    },
    ({ subscription, since }) => newsFor(subscription, published, { since, today: todayIn(subscription.timeZone) }),
  );
};

/** Puts those together who get the same; who gets nothing is left out. */
const plan = (due: readonly DueDigest[], published: readonly Update[], now: Date): readonly Planned[] => {
  const newsOf = createNewsFor(published, now);
  const byNews = new Map<string, Planned>();
  for (const each of due) {
    const news = newsOf(each);
    if (news.length === 0) continue;
    const key = news.map(({ id }) => id).join();
    const planned = byNews.get(key) ?? { id: randomUUID(), news, people: [], channels: [], of: [] };
    byNews.set(key, planned);
    planned.of.push(each);
    const { of } = each.subscription;
    if (of.kind === 'person') planned.people.push(of.person);
    else planned.channels.push(of.channel);
  }
  return [...byNews.values()];
};

const summaryOf = ([first, ...more]: readonly Update[]): string =>
  more.length === 0 ? (first?.title ?? '') : `${first?.title} and ${more.length} more`;

const sendBatch = async (tx: Tx, deliveries: Deliveries, now: Date): Promise<{ taken: number; sent: number }> => {
  const due = await takeDue(tx, now, batch);
  if (due.length === 0) return { taken: 0, sent: 0 };
  const oldest = new Date(Math.min(...due.map(({ since }) => since.getTime())));
  const nextOf = once(
    ({ rhythm, timeZone }: Subscription) => JSON.stringify([rhythm, timeZone]),
    ({ rhythm, timeZone }) => nextAfter(rhythm, now, timeZone),
  );
  const planned = plan(due, await findPublishedSince(tx, oldest), now);
  await saveDigests(
    tx,
    {
      contents: planned.map(({ id, news }) => ({ id, updates: news.map((each) => each.id) })),
      digests: planned.flatMap(({ id, of }) =>
        of.map(({ subscription }) => ({ subscription: subscription.id, dueAt: subscription.nextAt, content: id })),
      ),
      next: due.map(({ subscription }) => ({ subscription: subscription.id, at: nextOf(subscription) })),
    },
    now,
  );
  const cards = planned.map(({ id, news, people, channels }) => {
    const subject = subjectOf(digestCard, id);
    return { key: subject, subject, summary: summaryOf(news), people, channels };
  });
  await deliveries.enqueueAll(tx, cards, now);
  return { taken: due.length, sent: planned.reduce((sum, { of }) => sum + of.length, 0) };
};

/** Digests that are due are composed and sent off. @returns how many */
export const sendDigests = async (tx: Tx, deliveries: Deliveries, now: Date): Promise<number> => {
  let all = 0;
  for (;;) {
    const { taken, sent } = await sendBatch(tx, deliveries, now);
    all += sent;
    if (taken < batch) return all;
  }
};
