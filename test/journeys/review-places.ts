import type { WorkspaceSettings } from '../support/slack/world-settings.ts';
import type { TenantSettings } from '../support/teams/world-settings.ts';

/** Somebody, and where they use the bot. */
interface Settled {
  readonly name: string;
  readonly at: 'eastmere' | 'northmoor' | 'programme' | 'hull';
  readonly id: string;
}

/**
 * Who is who: the office and one peer on one tenant of Teams, the other peers in two workspaces of Slack, the
 * council that is reviewed in a tenant of its own. In each place somebody takes no part.
 */
export const everybody = {
  lena: { name: 'Lena Lead', at: 'eastmere', id: 'U0LENA' },
  stan: { name: 'Stan Stranger', at: 'eastmere', id: 'U0STAN' },
  ben: { name: 'Ben Builder', at: 'northmoor', id: 'U0BEN' },
  mo: { name: 'Mo Member', at: 'northmoor', id: 'U0MO' },
  sid: { name: 'Sid Stranger', at: 'northmoor', id: 'U0SID' },
  olive: { name: 'Olive Office', at: 'programme', id: '29:olive' },
  pat: { name: 'Pat Peer', at: 'programme', id: '29:pat' },
  tess: { name: 'Tess Stranger', at: 'programme', id: '29:tess' },
  sam: { name: 'Sam Sponsor', at: 'hull', id: '29:sam' },
  orla: { name: 'Orla Organiser', at: 'hull', id: '29:orla' },
  hank: { name: 'Hank Stranger', at: 'hull', id: '29:hank' },
} as const satisfies Readonly<Record<string, Settled>>;

export type Who = keyof typeof everybody;

/** Everybody who is in one of the four. */
const peopleAt = (at: Settled['at']) => Object.values(everybody).filter((each) => each.at === at);

/** The channels in which the review comes to live, and one in each place that everybody there reads. */
export const channels = {
  eastmere: { team: 'C0EASTTEAM', all: 'C0EASTALL' },
  northmoor: { team: 'C0NORTHTEAM', all: 'C0NORTHALL' },
  programme: { team: '19:team@thread.tacv2', all: '19:programme@thread.tacv2' },
  hull: { team: '19:review@thread.tacv2', all: '19:council@thread.tacv2' },
} as const;

/** Whoever takes part in the review. */
const takesPart = ({ name }: Settled): boolean => !name.endsWith('Stranger');

const workspace = (at: 'eastmere' | 'northmoor', id: string, name: string): WorkspaceSettings => {
  const bot = `${id}BOT`.replace('T', 'U');
  const people = peopleAt(at);
  const members = (all: readonly Settled[]) => [...all.map((each) => each.id), bot];
  return {
    id,
    name,
    botUserId: bot,
    users: people.map((each) => ({
      id: each.id,
      name: each.name,
      email: `${each.id.slice(2).toLowerCase()}@${at}.example`,
    })),
    channels: [
      { id: channels[at].team, name: `${at}-team`, members: members(people.filter(takesPart)) },
      { id: channels[at].all, name: `${at}-all`, members: members(people) },
    ],
  };
};

export const workspaces = { eastmere: 'T0EASTMERE', northmoor: 'T0NORTHMOOR' } as const;
export const tenants = {
  programme: '10000000-0000-4000-8000-000000000001',
  hull: '20000000-0000-4000-8000-000000000002',
} as const;

const tenant = (at: 'programme' | 'hull'): TenantSettings => {
  const people = peopleAt(at);
  const channel = (id: string, name: string, all: readonly Settled[]) => ({
    id,
    name,
    channels: [{ id, name: 'General', members: all.map((each) => each.id) }],
  });
  return {
    id: tenants[at],
    users: people.map((each, index) => ({
      id: each.id,
      aadObjectId: `${tenants[at].slice(0, -2)}a${index}`,
      name: each.name,
      email: `${each.id.slice(3)}@${at}.example`,
    })),
    teams: [
      channel(channels[at].team, 'Peer review', people.filter(takesPart)),
      channel(channels[at].all, 'Everybody', people),
    ],
  };
};

export const slackWorkspaces = [
  workspace('eastmere', workspaces.eastmere, 'Eastmere Council'),
  workspace('northmoor', workspaces.northmoor, 'Northmoor Council'),
];
export const teamsTenants = [tenant('programme'), tenant('hull')];
