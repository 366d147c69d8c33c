import type { App, AppParts } from './app-parts.ts';
import { createAuthorities } from './authorities/authorities.ts';
import { createAuthoritiesData } from './authorities/personal-data.ts';
import { createRegister } from './authorities/register-command.ts';
import { createRegistrations } from './authorities/registrations.ts';
import { createRegistrationsRetention } from './authorities/retention.ts';
import { caseCard, createCases } from './casework/cases.ts';
import { createCaseworkData } from './casework/personal-data.ts';
import { createCasesRetention } from './casework/retention.ts';
import { createDispatch, type Dispatch } from './chat/dispatch.ts';
import { createHelp, type HelpTopic } from './chat/help.ts';
import { createDeliveries } from './delivery/deliveries.ts';
import { createDeliveryData } from './delivery/personal-data.ts';
import { createWorker } from './delivery/worker.ts';
import { createAnswer } from './home/answer.ts';
import { createForgetMe } from './home/forget-me.ts';
import { createHome } from './home/home.ts';
import { createLink } from './home/link.ts';
import { createMyData } from './home/my-data.ts';
import { createPrivacy } from './home/privacy.ts';
import { createStatus } from './home/status.ts';
import { findDeeds } from './home/story/store.ts';
import { createDeliveriesCommand } from './office/deliveries.ts';
import { createOfficeHere } from './office/here.ts';
import { createHold, createRelease } from './office/hold.ts';
import { createInboxParts } from './office/inbox/inbox-parts.ts';
import { createOwedReport } from './office/inbox/report-owed.ts';
import { createJobsCommand } from './office/jobs.ts';
import { createNewcomers } from './office/newcomers.ts';
import { createOfficeCommand } from './office/officers/office.ts';
import { createOfficeAdd } from './office/officers/office-add.ts';
import { createOfficeRemove } from './office/officers/office-remove.ts';
import { createBadEndsReport } from './office/report-bad-ends.ts';
import { createPeerParts } from './peers/peer-parts.ts';
import { createPeers } from './peers/peers.ts';
import { createPeersData } from './peers/personal-data.ts';
import { createProfile } from './peers/profile.ts';
import { createPeersRetention } from './peers/retention.ts';
import { createVolunteer } from './peers/volunteer.ts';
import { createWithdraw } from './peers/withdraw.ts';
import { createAudit } from './people/audit/audit.ts';
import { createAuditCommand } from './people/audit/audit-command.ts';
import { createClaim } from './people/claim.ts';
import { createExports } from './people/exports/exports.ts';
import { createForgetting } from './people/forgetting/forgetting.ts';
import { createHolds } from './people/holds/holds.ts';
import { createLinking } from './people/linking/linking.ts';
import { createOffice } from './people/office.ts';
import { createPeople } from './people/people.ts';
import { createPeopleData } from './people/personal-data/people-data.ts';
import { createWorkspaces } from './people/workspaces.ts';
import { createWorkspacesCommand } from './people/workspaces-command.ts';
import { createReviewDaysData } from './review-days/personal-data.ts';
import { createReviewDaysParts } from './review-days/review-days-parts.ts';
import { createReviewsData } from './reviews/personal-data.ts';
import { createReviewParts } from './reviews/review-parts.ts';
import { createReviews } from './reviews/reviews.ts';
import { housekeeping } from './schedule/housekeeping/housekeeping.ts';
import { createSchedule } from './schedule/schedule.ts';
import { createJournal } from './storage/change.ts';
import { createDrafts } from './storage/drafts.ts';
import { createAnnounce } from './updates/announce.ts';
import { announcementCard, createAnnouncements } from './updates/announcements.ts';
import { createAnnouncementsCommand } from './updates/announcements-command.ts';
import { createNewsParts } from './updates/news-parts.ts';
import { createUpdatesData } from './updates/personal-data.ts';
import { announcementCardView } from './updates/views.ts';

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
  const newcomers = createNewcomers(database, workspaces, deliveries);
  const reviews = createReviews(database, deliveries);
  const announcements = createAnnouncements(database, deliveries);
  const news = createNewsParts({ database, deliveries, people, programme, timeZone });
  const { subscribedToCalls } = news;
  const pool = createPeerParts({
    ...{ database, deliveries, authorities, programme, clock, timeZone, subscribedToCalls },
  });
  const audit = createAudit(database);
  const review = createReviewParts({
    ...{ database, reviews, people, peers, audit, deliveries, programme, authorities, registrations, clock, timeZone },
  });
  const reviewDays = createReviewDaysParts({
    ...{ database, deliveries, people, reviews, audit, programme, clock, timeZone, record: review.record },
    ...(parts.publicUrl !== undefined && { publicUrl: parts.publicUrl }),
    ...(parts.cast && { cast: parts.cast }),
  });
  const rooms = { cases, peers, registrations, authorities, people, workspaces, deliveries };
  const inbox = createInboxParts({ ...rooms, programme, timeZone });
  // Things that are folded when two people turn out to be one come before those that refer to them.
  const personalData = [
    createPeopleData(database, timeZone),
    createDeliveryData(database),
    createPeersData({ database, peers, cases, programme, deliveries }),
    createAuthoritiesData(database, authorities),
    createCaseworkData(database, deliveries),
    createReviewsData({ database, reviews, authorities, programme }),
    createReviewDaysData(database, deliveries),
    createUpdatesData(database, deliveries, timeZone),
    ...(parts.personalData ?? []),
  ];
  const exports = createExports(database, personalData);
  const forgetting = createForgetting(personalData, { onlyPlayground });
  const holds = createHolds(forgetting);
  const jobs = [
    ...housekeeping,
    ...createPeersRetention(programme, deliveries),
    createRegistrationsRetention(programme),
    createCasesRetention(programme),
    createBadEndsReport(deliveries),
    news.job,
    createOwedReport({ cases, deliveries, timeZone }),
    ...pool.jobs,
    ...review.jobs,
    ...reviewDays.jobs,
    ...(parts.jobs ?? []),
  ];
  const schedule = createSchedule({ database, clock, zone: timeZone, log, jobs });

  const topics: readonly HelpTopic[] = [
    {
      title: 'First steps',
      commands: [
        createVolunteer({ peers, authorities, programme, clock, timeZone }),
        createRegister({ registrations, authorities, programme, clock, timeZone }),
        createStatus({ cases, registrations, authorities, timeZone }),
        createAnswer(cases, deliveries),
      ],
    },
    {
      title: 'As a peer',
      commands: [createProfile(peers, programme), createWithdraw(peers, programme, review.leave), ...pool.own],
    },
    { title: 'Reviews', commands: review.commands },
    { title: 'Review days', commands: reviewDays.commands },
    { title: 'News and pages', commands: [createAnnouncementsCommand(announcements), ...news.commands] },
    {
      title: 'As the programme office',
      commands: [
        ...inbox.commands,
        ...review.officeCommands,
        ...pool.ofOffice,
        createOfficeCommand(office, deliveries, timeZone),
        createOfficeHere(deliveries),
        createOfficeAdd(office, deliveries),
        createOfficeRemove(office, deliveries),
        createAuditCommand(audit, timeZone),
        createAnnounce(announcements),
        ...news.officeCommands,
        createDeliveriesCommand(deliveries),
        createJobsCommand(schedule, timeZone),
        createWorkspacesCommand(workspaces),
        createHold(holds),
        createRelease(holds),
      ],
    },
    {
      title: 'You and your data',
      commands: [
        createLink(createLinking(database, personalData), deliveries),
        createPrivacy(programme),
        createMyData(exports, parts.publicUrl),
        createForgetMe(forgetting),
        createClaim(office),
        createHelp(() => topics),
      ],
    },
  ];
  const commands = topics.flatMap((topic) => topic.commands);

  const answer = createDispatch({
    commands,
    home: createHome({ peers, cases, reviews, programme, canRehearse: parts.cast !== undefined }),
    journal: createJournal(database),
    drafts: createDrafts(database, { days: programme.volunteering.draftDays }),
    clock,
    log,
  });
  const dispatch: Dispatch = async (request) => {
    // Not worth a failure: they are written to where they were before.
    await people.uses(request.caller).catch((error: unknown) => log.error({ err: error }, 'an account was not noted'));
    return answer(request);
  };
  /** How each kind of shared card is drawn from what is stored. */
  const cards = {
    [caseCard]: inbox.drawCard,
    ...news.cards,
    ...pool.cards,
    ...reviewDays.cards,
    ...review.cards,
    [announcementCard]: async (id: string) => {
      const announcement = await announcements.find(id);
      return announcement && announcementCardView(announcement);
    },
  };
  const worker = createWorker({ database, clock, log, messengers, cards, ...(delivering && { settings: delivering }) });
  return {
    dispatch,
    commands,
    topics,
    people,
    workspaces,
    office,
    newcomers,
    personalData,
    exports,
    calendars: reviewDays.calendars,
    deliveries,
    worker,
    schedule,
    landmarks: reviewDays.landmarks,
    deeds: () => findDeeds(database),
  };
};
