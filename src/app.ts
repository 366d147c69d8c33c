import { createAuthorities } from './authorities/authorities.ts';
import type { Clock } from './calendar/clock.ts';
import type { TimeZone } from './calendar/time-zone.ts';
import type { Command } from './chat/command.ts';
import { createDispatch, type Dispatch } from './chat/dispatch.ts';
import { createHelp } from './chat/help.ts';
import type { Log } from './chat/log.ts';
import { createHome } from './home/home.ts';
import { createPrivacy } from './home/privacy.ts';
import { createPeers } from './peers/peers.ts';
import { createProfile } from './peers/profile.ts';
import { createVolunteer } from './peers/volunteer.ts';
import { createWithdraw } from './peers/withdraw.ts';
import { createClaim } from './people/claim.ts';
import { createOffice, type Office } from './people/office.ts';
import { createPeople, type People } from './people/people.ts';
import { createWorkspaces, type Workspaces } from './people/workspaces.ts';
import { createWorkspacesCommand } from './people/workspaces-command.ts';
import type { Programme } from './programme/programme.ts';
import { createJournal } from './storage/change.ts';
import type { Database } from './storage/database.ts';
import { createDrafts } from './storage/drafts.ts';

export interface AppParts {
  readonly database: Database;
  readonly programme: Programme;
  readonly clock: Clock;
  readonly timeZone: TimeZone;
  readonly log: Log;
  /** No real platform is configured: the playground's personas may be the office. */
  readonly onlyPlayground: boolean;
}

/** The bot without any platform. */
export interface App {
  readonly dispatch: Dispatch;
  /** Every command, in the order of the help. */
  readonly commands: readonly Command[];
  readonly people: People;
  readonly workspaces: Workspaces;
  readonly office: Office;
}

/** Wires the features into one App. */
export const createApp = ({ database, programme, clock, timeZone, log, onlyPlayground }: AppParts): App => {
  const people = createPeople(database, { onlyPlayground });
  const workspaces = createWorkspaces(database);
  const office = createOffice(database, { onlyPlayground });
  const authorities = createAuthorities();
  const peers = createPeers(database);

  const commands: readonly Command[] = [
    createVolunteer({ peers, authorities, programme, clock, timeZone }),
    createProfile(peers, programme),
    createWithdraw(peers, programme),
    createPrivacy(programme),
    createWorkspacesCommand(workspaces),
    createClaim(office),
    createHelp(() => commands),
  ];

  const dispatch = createDispatch({
    commands,
    home: createHome(peers, programme),
    journal: createJournal(database),
    drafts: createDrafts(database, { days: programme.volunteering.draftDays }),
    clock,
    log,
  });
  return { dispatch, commands, people, workspaces, office };
};
