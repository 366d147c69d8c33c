import { createAuthorities } from './authorities/authorities.ts';
import { createRegister } from './authorities/register-command.ts';
import { createRegistrations } from './authorities/registrations.ts';
import type { Clock } from './calendar/clock.ts';
import type { TimeZone } from './calendar/time-zone.ts';
import { caseCard, createCases } from './casework/cases.ts';
import type { Command } from './chat/command.ts';
import { createDispatch, type Dispatch } from './chat/dispatch.ts';
import { createHelp } from './chat/help.ts';
import type { Log } from './chat/log.ts';
import { createDeliveries, type Deliveries } from './delivery/deliveries.ts';
import type { Messengers } from './delivery/message.ts';
import { createWorker, type Worker, type WorkerSettings } from './delivery/worker.ts';
import { createAnswer } from './home/answer.ts';
import { createHome } from './home/home.ts';
import { createPrivacy } from './home/privacy.ts';
import { createStatus } from './home/status.ts';
import { createDeliveriesCommand } from './office/deliveries.ts';
import { createOfficeHere } from './office/here.ts';
import { createInboxParts } from './office/inbox/inbox-parts.ts';
import { createOwedReport } from './office/inbox/report-owed.ts';
import { createJobsCommand } from './office/jobs.ts';
import { createNewcomers, type Newcomers } from './office/newcomers.ts';
import { createOfficeCommand } from './office/officers/office.ts';
import { createOfficeAdd } from './office/officers/office-add.ts';
import { createOfficeRemove } from './office/officers/office-remove.ts';
import { createBadEndsReport } from './office/report-bad-ends.ts';
import { createPeerParts } from './peers/peer-parts.ts';
import { createPeers } from './peers/peers.ts';
import { createProfile } from './peers/profile.ts';
import { createVolunteer } from './peers/volunteer.ts';
import { createWithdraw } from './peers/withdraw.ts';
import { createAudit } from './people/audit/audit.ts';
import { createAuditCommand } from './people/audit/audit-command.ts';
import { createClaim } from './people/claim.ts';
import { createOffice, type Office } from './people/office.ts';
import { createPeople, type People } from './people/people.ts';
import { createWorkspaces, type Workspaces } from './people/workspaces.ts';
import { createWorkspacesCommand } from './people/workspaces-command.ts';
import type { Programme } from './programme/programme.ts';
import { housekeeping } from './schedule/housekeeping/housekeeping.ts';
import type { Job } from './schedule/job.ts';
import { createSchedule, type Schedule } from './schedule/schedule.ts';
import { createJournal } from './storage/change.ts';
import type { Database } from './storage/database.ts';
import { createDrafts } from './storage/drafts.ts';
import { createAnnounce } from './updates/announce.ts';
import { announcementCard, createAnnouncements } from './updates/announcements.ts';
import { createAnnouncementsCommand } from './updates/announcements-command.ts';
import { announcementCardView } from './updates/views.ts';

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
}

/** The bot without any platform. */
export interface App {
  readonly dispatch: Dispatch;
  /** Every command, in the order of the help. */
  readonly commands: readonly Command[];
  readonly people: People;
  readonly workspaces: Workspaces;
  readonly office: Office;
  readonly newcomers: Newcomers;
  readonly deliveries: Deliveries;
  /** Sends what is due, once it is started. */
  readonly worker: Worker;
  /** Does what is due by itself, once it is started. */
  readonly schedule: Schedule;
}

/** Wires the features into one App. */
export const createApp = (parts: AppParts): App => {
  const { database, programme, clock, timeZone, log, onlyPlayground, messengers, delivering } = parts;
  const people = createPeople(database, { onlyPlayground, log });
  const workspaces = createWorkspaces(database, { onlyPlayground, log });
  const office = createOffice(database, { onlyPlayground });
  const deliveries = createDeliveries(database, () => worker.nudge());
  const cases = createCases(database, deliveries);
  const authorities = createAuthorities();
  const registrations = createRegistrations(database, cases);
  const peers = createPeers(database, cases);
  const pool = createPeerParts({ database, deliveries, authorities, programme, clock, timeZone });
  const newcomers = createNewcomers(database, workspaces, deliveries);
  const announcements = createAnnouncements(database, deliveries);
  const rooms = { cases, peers, registrations, authorities, people, workspaces, deliveries };
  const inbox = createInboxParts({ ...rooms, programme, timeZone });
  const jobs = [
    ...housekeeping,
    createBadEndsReport(deliveries),
    createOwedReport({ cases, deliveries, timeZone }),
    ...pool.jobs,
    ...(parts.jobs ?? []),
  ];
  const schedule = createSchedule({ database, clock, zone: timeZone, log, jobs });

  const commands: readonly Command[] = [
    createVolunteer({ peers, authorities, programme, clock, timeZone }),
    createProfile(peers, programme),
    createWithdraw(peers, programme),
    ...pool.own,
    createRegister({ registrations, authorities, programme, clock, timeZone }),
    createStatus({ cases, registrations, authorities, timeZone }),
    createAnswer(cases, deliveries),
    createPrivacy(programme),
    createAnnouncementsCommand(announcements),
    ...inbox.commands,
    ...pool.ofOffice,
    createOfficeCommand(office, deliveries, timeZone),
    createOfficeHere(deliveries),
    createOfficeAdd(office, deliveries),
    createOfficeRemove(office, deliveries),
    createAuditCommand(createAudit(database), timeZone),
    createAnnounce(announcements),
    createDeliveriesCommand(deliveries),
    createJobsCommand(schedule, timeZone),
    createWorkspacesCommand(workspaces),
    createClaim(office),
    createHelp(() => commands),
  ];

  const dispatch = createDispatch({
    commands,
    home: createHome({ peers, cases, programme }),
    journal: createJournal(database),
    drafts: createDrafts(database, { days: programme.volunteering.draftDays }),
    clock,
    log,
  });
  /** How each kind of shared card is drawn from what is stored. */
  const cards = {
    [caseCard]: inbox.drawCard,
    ...pool.cards,
    [announcementCard]: async (id: string) => {
      const announcement = await announcements.find(id);
      return announcement && announcementCardView(announcement);
    },
  };
  const worker = createWorker({ database, clock, log, messengers, cards, ...(delivering && { settings: delivering }) });
  return { dispatch, commands, people, workspaces, office, newcomers, deliveries, worker, schedule };
};
