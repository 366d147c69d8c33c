import { createDeliveries } from '../../src/delivery/deliveries.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { sendDigests } from '../../src/updates/digests/digests.ts';
import { newTown } from '../support/town.ts';
import { type Bench, timed } from './bench.ts';

const subscriptions = 10_000;

const begun = new Date('2026-11-01T00:00:00Z');
const due = new Date('2026-11-23T08:30:00Z');

/** The rows that the digests become, written as they are. */
const bareSql = `
  WITH message AS (
    INSERT INTO outgoing_messages (key, summary, subject, created_at) VALUES ('bare:' || gen_random_uuid(), 's', 's', $1) RETURNING id
  ), content AS (
    INSERT INTO digest_contents (updates, created_at) VALUES ('{}', $1) RETURNING id
  ), sent AS (
    INSERT INTO digests (subscription_id, due_at, content_id, until)
    SELECT s.id, $1, content.id, $1 FROM subscriptions s CROSS JOIN content RETURNING subscription_id
  )
  INSERT INTO deliveries (message_id, lane, recipient_kind, recipient_id, due_at, updated_at)
  SELECT message.id, c.workspace_id, 'conversation', c.id, $1, $1
  FROM conversations c CROSS JOIN message WHERE (SELECT count(*) FROM sent) >= 0`;

/** 10,000 digests that are due in the same minute: planned, composed and enqueued. */
export const digestsBench: Bench = {
  name: 'digests',
  unit: 'ms',
  goal: { atMost: 5 },
  prepare: async ({ database, client }) => {
    await newTown(database, { platform: 'slack', channels: subscriptions });
    await client.query(
      `INSERT INTO updates (state, title, text, topic, publish_at, published_at, created_at)
       SELECT 'published', 'News ' || n, 'Words', CASE n % 2 WHEN 0 THEN 'news' ELSE 'events' END, $1::timestamptz, $1::timestamptz + n * interval '1 hour', $1
       FROM generate_series(1, 20) n`,
      [begun],
    );
    await client.query(
      `INSERT INTO subscriptions (channel_id, topics, rhythm, weekday, at, time_zone, next_at, since, set_at, created_at)
       SELECT id, CASE WHEN random() < 0.5 THEN '{}'::text[] ELSE '{events}' END, 'weekly', 1, '08:30', 'Europe/London', $2, $1, $1, $1
       FROM conversations`,
      [begun, due],
    );
    const deliveries = createDeliveries(database, () => undefined);
    const clean = async (): Promise<void> => {
      await client.query('TRUNCATE deliveries, outgoing_messages, digests, digest_contents');
      await client.query('UPDATE subscriptions SET next_at = $1', [due]);
      await client.query('VACUUM ANALYZE subscriptions');
    };
    return async () => {
      await clean();
      const floor = await timed(() => client.query(bareSql, [due]));
      await clean();
      let sent = 0;
      const ours = await timed(async () => {
        sent = await inTransaction(database, (tx) => sendDigests(tx, deliveries, due));
      });
      if (sent !== subscriptions) throw new Error(`${sent} digests were sent`);
      return { ours, floor };
    };
  },
};
