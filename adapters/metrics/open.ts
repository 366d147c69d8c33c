import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import type { Database } from '../../src/storage/database.ts';
import { createMetrics } from './metrics.ts';
import { createMetricsPage } from './page.ts';
import { readFigures } from './store.ts';

export interface OpenMetricsParts {
  /** Who may read them: whoever sends this. */
  readonly token: string;
  readonly platforms: readonly string[];
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/** Figures of how the bot does: what platforms time, and the page on which all are read. */
export const openMetrics = ({ token, platforms, database, clock, log }: OpenMetricsParts) => {
  const metrics = createMetrics({ figures: (times) => readFigures(database, times), platforms, clock, log });
  return { acknowledging: metrics.acknowledging, listener: createMetricsPage(metrics, token, log) };
};
