import type { Clock } from './calendar/clock.ts';
import type { TimeZone } from './calendar/time-zone.ts';
import type { Command } from './chat/command.ts';
import type { Dispatch } from './chat/dispatch.ts';
import type { HelpTopic } from './chat/help.ts';
import type { Log } from './chat/log.ts';
import type { Deliveries } from './delivery/deliveries.ts';
import type { Messengers } from './delivery/message.ts';
import type { Worker, WorkerSettings } from './delivery/worker.ts';
import type { Deeds } from './home/story/story.ts';
import type { Newcomers } from './office/newcomers.ts';
import type { Exports } from './people/exports/exports.ts';
import type { Office } from './people/office.ts';
import type { People } from './people/people.ts';
import type { PersonalData } from './people/personal-data.ts';
import type { Workspaces } from './people/workspaces.ts';
import type { Programme } from './programme/programme.ts';
import type { Landmark } from './review-days/landmarks.ts';
import type { Cast } from './review-days/rehearsal/cast.ts';
import type { Calendars } from './review-days/timetable/calendars.ts';
import type { Job } from './schedule/job.ts';
import type { Schedule } from './schedule/schedule.ts';
import type { Database } from './storage/database.ts';

export interface AppParts {
  readonly database: Database;
  readonly programme: Programme;
  readonly clock: Clock;
  readonly timeZone: TimeZone;
  readonly log: Log;
  /** No real platform is configured: the playground's personas may be the office. */
  readonly onlyPlayground: boolean;
  /** What sends on each platform that is configured. */
  readonly messengers: Messengers;
  readonly delivering?: Partial<WorkerSettings>;
  /** What platforms need done by itself. */
  readonly jobs?: readonly Job[];
  /** What platforms hold about people. */
  readonly personalData?: readonly PersonalData[];
  /** Where people reach the bot with a browser, without a slash at the end. */
  readonly publicUrl?: string;
  /** Who plays in rehearsals, where there are any. */
  readonly cast?: Cast;
}

/** The bot without any platform. */
export interface App {
  readonly dispatch: Dispatch;
  /** Every command, in the order of the help. */
  readonly commands: readonly Command[];
  /** The same, as the help groups them. */
  readonly topics: readonly HelpTopic[];
  readonly people: People;
  readonly workspaces: Workspaces;
  readonly office: Office;
  readonly newcomers: Newcomers;
  /** What each room holds about people. */
  readonly personalData: readonly PersonalData[];
  readonly exports: Exports;
  /** What people's calendars fetch. */
  readonly calendars: Calendars;
  readonly deliveries: Deliveries;
  /** Sends what is due, once it is started. */
  readonly worker: Worker;
  /** Does what is due by itself, once it is started. */
  readonly schedule: Schedule;
  /** What is worth a look after that moment, for whoever moves the clock. */
  readonly landmarks: (now: Date) => Promise<readonly Landmark[]>;
  /** Which of the first things somebody has done by now, for a page that leads through them. */
  readonly deeds: () => Promise<Deeds>;
}
