import { describe, it } from 'vitest';
import { deleteDeliveries, deleteMessages } from '../../src/schedule/housekeeping/store.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { databases } from '../support/databases.ts';
describe.each(databases.toReversed())('t $kind', ({ use, kind }) => {
  const database = use();
  it('t', async () => {
    const { prisma } = database();
    const old = new Date('2020-01-01T00:00:00Z'); const now = new Date('2027-01-01T00:00:00Z'); const young = new Date('2028-01-01T00:00:00Z');
    let t = performance.now(); const lap = (w: string) => { console.log(kind, w, Math.round(performance.now() - t)); t = performance.now(); };
    const n = kind === 'embedded' ? 1000 : 10000;
    for (const [at, k, per] of [[young, 'y', n], [old, 'm', 1000]] as const) {
    await prisma.$executeRaw`INSERT INTO outgoing_messages (key, created_at) SELECT ${k} || n, ${at} FROM generate_series(1, 60) n`;
    await prisma.$executeRaw`
      INSERT INTO deliveries (message_id, lane, recipient_kind, recipient_id, state, due_at, updated_at)
      SELECT m.id, gen_random_uuid(), 'account', gen_random_uuid(), 'sent', m.created_at, m.created_at
      FROM outgoing_messages m, generate_series(1, ${per}) WHERE m.key LIKE ${k + '%'}`.catch(e => console.log(e));
    }
    lap('insert deliveries');
    for (let i = 0; i < 3; i++) { await inTransaction(database(), (tx) => deleteDeliveries(tx, now, 5000)); lap('delete 5000 deliveries'); }
    await prisma.$executeRaw`ANALYZE`; lap('analyze');
    for (let i = 0; i < 10; i++) { await inTransaction(database(), (tx) => deleteDeliveries(tx, now, 5000)); lap('delete 5000 deliveries'); }
    for (let i = 0; i < 2; i++) { await inTransaction(database(), (tx) => deleteMessages(tx, now, 5000)); lap('delete 5000 messages'); }
  }, 300_000);
});
