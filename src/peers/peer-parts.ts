import type { Authorities } from '../authorities/authorities.ts';
import type { Clock } from '../calendar/clock.ts';
import type { TimeZone } from '../calendar/time-zone.ts';
import type { Command } from '../chat/command.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import type { Cards, ChannelId } from '../delivery/message.ts';
import type { Programme } from '../programme/programme.ts';
import type { Job } from '../schedule/job.ts';
import type { Database } from '../storage/database.ts';
import { createCall } from './calls/call-command.ts';
import { callCard, createCalls } from './calls/calls.ts';
import { createCallsCommand } from './calls/calls-command.ts';
import { createRespond } from './calls/respond.ts';
import { callCardView } from './calls/views.ts';
import { createPeersCommand } from './pool/peers-command.ts';
import { createPool } from './pool/pool.ts';
import { createAvailable } from './upkeep/available.ts';
import { createConfirm } from './upkeep/confirm.ts';
import { createUpkeepJobs } from './upkeep/jobs.ts';
import { createMore } from './upkeep/more.ts';
import { createPause } from './upkeep/pause.ts';
import { createResume } from './upkeep/resume.ts';
import { createUpkeep } from './upkeep/upkeep.ts';

interface Needs {
  readonly database: Database;
  readonly deliveries: Deliveries;
  readonly authorities: Authorities;
  readonly programme: Programme;
  readonly clock: Clock;
  readonly timeZone: TimeZone;
  /** Channels that subscribe to calls for peers. */
  readonly subscribedToCalls: () => Promise<readonly ChannelId[]>;
}

/** What comes after somebody was approved: how they look after themselves, and how the office finds and asks them. */
export const createPeerParts = (needs: Needs) => {
  const { database, authorities, programme, timeZone } = needs;
  const upkeep = createUpkeep(database);
  const pool = createPool(database, authorities, programme);
  const calls = createCalls({ ...needs, pool });
  const own: readonly Command[] = [
    createMore({ ...needs, upkeep }),
    createAvailable(upkeep, timeZone),
    createPause(upkeep, timeZone),
    createResume(upkeep),
    createConfirm(upkeep, programme),
    createRespond(calls, timeZone),
  ];
  const ofOffice: readonly Command[] = [
    createPeersCommand({ ...needs, pool }),
    createCall({ ...needs, calls, pool }),
    createCallsCommand(calls, programme, timeZone),
  ];
  const jobs: readonly Job[] = createUpkeepJobs(needs);
  const cards: Cards = {
    [callCard]: async (id) => {
      const found = await calls.find(id);
      return found && callCardView(found, programme);
    },
  };
  return { own, ofOffice, jobs, cards };
};
