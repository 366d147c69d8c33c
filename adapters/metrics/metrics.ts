import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import type { Acknowledging } from '../acknowledging.ts';
import type { Figures } from './store.ts';

export interface MetricsParts {
  /** What the database knows. */
  readonly figures: (times: { readonly now: Date; readonly since: Date }) => Promise<Figures>;
  /** Those that are shown with noughts where there is nothing to count. */
  readonly platforms: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
}

export type Metrics = ReturnType<typeof createMetrics>;

/** Seconds: Slack gives up after three, Teams after fifteen. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 15];

const day = 24 * 60 * 60 * 1000;

/** Figures of this process, and of the database at the moment when somebody asks. */
export const createMetrics = ({ figures, platforms, clock, log }: MetricsParts) => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers });
  const up = gauge('hmep_database_up', 'Whether the database answered: 1 or 0');
  const depth = gauge('hmep_queue_depth', 'Messages that are due and not sent yet', 'platform');
  const oldest = gauge('hmep_queue_oldest_seconds', 'Seconds for which the oldest due message has waited', 'platform');
  const held = gauge('hmep_queue_held', 'Messages for workspaces that have shut the bot out', 'platform');
  const deliveries = gauge('hmep_deliveries', 'Messages that are kept, by state', 'platform', 'state');
  const runs = gauge('hmep_job_runs', 'Runs of jobs in the last 24 hours, by outcome', 'job', 'outcome');
  const acknowledgements = new Histogram({
    name: 'hmep_acknowledgement_seconds',
    help: 'Seconds until the platform had its acknowledgement',
    labelNames: ['platform', 'kind'],
    buckets,
    registers,
  });

  const queues = [depth, oldest, held];

  const show = ({ deliveries: byState, runs: byOutcome }: Figures): void => {
    for (const platform of platforms) for (const each of queues) each.set({ platform }, 0);
    for (const { platform, state, count, ...queue } of byState) {
      deliveries.set({ platform, state }, count);
      if (state !== 'queued') continue;
      depth.set({ platform }, queue.due);
      oldest.set({ platform }, queue.oldest);
      held.set({ platform }, queue.held);
    }
    for (const { job, outcome, count } of byOutcome) runs.set({ job, outcome }, count);
  };

  return {
    contentType: registry.contentType,

    /** Times the acknowledgements of one platform. */
    acknowledging:
      (platform: string): Acknowledging =>
      () => {
        const end = acknowledgements.startTimer({ platform });
        return (kind) => void end({ kind });
      },

    /** Everything, as Prometheus reads it; where the database does not answer, the rest. */
    text: async (): Promise<string> => {
      const now = clock.now();
      const read = await figures({ now, since: new Date(now.getTime() - day) }).catch((error: unknown) => {
        log.error({ err: error }, 'the figures of the database could not be read');
        return undefined;
      });
      up.set(read ? 1 : 0);
      for (const each of [...queues, deliveries, runs]) each.reset();
      if (read) show(read);
      return registry.metrics();
    },
  };
};
