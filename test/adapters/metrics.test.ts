import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../adapters/log.ts';
import { openMetrics } from '../../adapters/metrics/open.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import type { Database } from '../../src/storage/database.ts';
import { countStatements, databases, emptyDatabase } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';

const token = 'a-token-for-whoever-reads';

const begin = async (database: Database) => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const clock = createMovedClock('2026-11-23T09:00:00Z');
  const metrics = openMetrics({ token, platforms: ['slack', 'teams'], database, clock, log });
  const server = await startServer({ ready: async () => true, listeners: [metrics.listener] }, 0, '127.0.0.1');
  onTestFinished(() => stopServer(server));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
  const asks = (authorization = `Bearer ${token}`, method = 'GET') =>
    fetch(url, { method, headers: { authorization } });
  const reads = async (): Promise<string> => (await asks()).text();
  return { metrics, clock, lines, url, asks, reads };
};

const hours = (now: Date, back: number): Date => new Date(now.getTime() - back * 60 * 60 * 1000);

/** Messages in two workspaces, of which one has shut the bot out, and runs of two jobs. */
const fill = async ({ prisma }: Database, now: Date): Promise<void> => {
  const make = (platform: 'slack' | 'teams', name: string) =>
    prisma.workspace.create({ data: { platform, externalId: name, name, state: 'admitted', createdAt: now } });
  const [open, shut] = [await make('slack', 'Westhaven'), await make('teams', 'Easthaven')];
  await prisma.lane.create({ data: { lane: shut.id, epoch: 1n, leaseUntil: now, stopped: 'removed' } });
  const { id: messageId } = await prisma.outgoingMessage.create({
    data: { key: 'a', summary: 'Secret words', view: {}, createdAt: now },
  });
  const row = (lane: string, state: 'queued' | 'sent' | 'failed', dueAt: Date) => ({
    ...{ messageId, lane, state, dueAt, updatedAt: now },
    ...{ recipientKind: 'account' as const, recipientId: randomUUID() },
  });
  await prisma.delivery.createMany({
    data: [
      row(open.id, 'queued', hours(now, 1)),
      row(open.id, 'queued', hours(now, 0.5)),
      row(open.id, 'queued', hours(now, -1)),
      row(open.id, 'sent', hours(now, 9)),
      row(shut.id, 'queued', hours(now, 5)),
      row(shut.id, 'failed', hours(now, 5)),
    ],
  });
  const run = (name: string, back: number, outcome: string) => ({
    ...{ name, outcome, dueAt: hours(now, back), startedAt: hours(now, back), finishedAt: hours(now, back) },
  });
  await prisma.jobRun.createMany({
    data: [
      run('digests', 1, 'done: 3 digests'),
      run('digests', 2, 'failed: reference ABC'),
      run('digests', 3, 'done: nothing'),
      run('digests', 30, 'done: nothing'),
      run('reminders', 1, 'missed: '),
    ],
  });
};

describe.each(databases)('the figures, on $kind', ({ use }) => {
  const database = use();

  it('say how the queue and the jobs stand, from one statement', async () => {
    await emptyDatabase(database());
    const { clock, reads } = await begin(database());
    await fill(database(), clock.now());
    let text = '';
    const statements = await countStatements(database(), async () => {
      text = await reads();
    });
    expect(statements).toBe(1);
    const lines = text.split('\n').filter((line) => line.startsWith('hmep_'));
    expect(lines.filter((line) => !line.startsWith('hmep_acknowledgement')).sort()).toEqual(
      [
        'hmep_database_up 1',
        'hmep_queue_depth{platform="slack"} 2',
        'hmep_queue_depth{platform="teams"} 0',
        'hmep_queue_oldest_seconds{platform="slack"} 3600',
        'hmep_queue_oldest_seconds{platform="teams"} 0',
        'hmep_queue_held{platform="slack"} 0',
        'hmep_queue_held{platform="teams"} 1',
        'hmep_deliveries{platform="slack",state="queued"} 3',
        'hmep_deliveries{platform="slack",state="sent"} 1',
        'hmep_deliveries{platform="teams",state="failed"} 1',
        'hmep_deliveries{platform="teams",state="queued"} 1',
        'hmep_job_runs{job="digests",outcome="done"} 2',
        'hmep_job_runs{job="digests",outcome="failed"} 1',
        'hmep_job_runs{job="reminders",outcome="missed"} 1',
      ].sort(),
    );
    expect(text).not.toMatch(/Westhaven|Secret/u);
    // What is gone is shown no more.
    await emptyDatabase(database());
    expect(await reads()).not.toContain('hmep_deliveries{');
  });
});

describe('the page of the figures', () => {
  const database = databases[0].use();

  it('is for whoever has the token', async () => {
    const { url, asks } = await begin(database());
    expect((await fetch(url)).status).toBe(401);
    for (const wrong of ['', 'Bearer', token, `Bearer ${token}x`, `Basic ${btoa(`a:${token}`)}`]) {
      const answer = await asks(wrong);
      expect([wrong, answer.status, answer.headers.get('www-authenticate')]).toEqual([wrong, 401, 'Bearer']);
      expect(await answer.text()).not.toContain('hmep_');
    }
    expect((await asks(undefined, 'POST')).status).toBe(405);
    const good = await asks();
    expect([good.status, good.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
  });

  it('shows the rest where the database does not answer, and logs that', async () => {
    const broken = { prisma: { $queryRaw: () => Promise.reject(new Error('secret')) } } as unknown as Database;
    const { reads, lines } = await begin(broken);
    const text = await reads();
    expect(text).toContain('hmep_database_up 0');
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toContain('hmep_queue_depth{');
    expect(lines.join('')).toContain('could not be read');
    expect(lines.join('')).not.toContain('secret');
  });

  it('has every figure that the dashboard and the docs name', async () => {
    const { metrics, reads } = await begin(database());
    metrics.acknowledging('slack')()('command');
    const text = await reads();
    const shown = new Set([...text.matchAll(/^(\w+)(?:\{| )/gmu)].map(([, name]) => name));
    const declared = new Set([...text.matchAll(/^# TYPE (\w+)/gmu)].map(([, name]) => name));
    const read = (path: string) => readFile(join(projectRoot(), 'docs', path), 'utf8');
    const { panels } = JSON.parse(await read('operations/dashboard.json')) as {
      readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[];
    };
    const named = (words: string): readonly string[] =>
      words.match(/\b(?:hmep|process|nodejs)_[a-z_0-9]+[a-z0-9]\b/gu) ?? [];
    const onDashboard = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => named(expr)));
    const inDocs = named(await read('operations.md'));
    expect(onDashboard.length).toBeGreaterThan(8);
    for (const name of onDashboard) expect(shown.has(name) || declared.has(name), name).toBe(true);
    for (const name of inDocs) expect(declared.has(name), name).toBe(true);
    // And the other way round: nothing of ours is told that nobody shows.
    const ours = [...declared].filter((name) => name?.startsWith('hmep_'));
    for (const name of ours)
      expect([onDashboard.some((each) => each.startsWith(name ?? '')), inDocs.includes(name ?? '')], name).toEqual([
        true,
        true,
      ]);
  });
});
