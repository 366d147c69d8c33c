import type { Database } from '../../src/storage/database.ts';
import { beginOnTeams, office as configured } from '../journeys/on-teams-set-up.ts';
import type { Person } from '../support/teams/person.ts';
import type { TenantSettings } from '../support/teams/world-settings.ts';
import { makePeer, since } from './make-peer.ts';
import { describeWhoMay, type Town } from './who-may.ts';
import type { Standing } from './who-may-table.ts';

const westhaven = configured.id;
const northmoor = '30000000-0000-4000-8000-000000000003';
const people: Readonly<Record<Standing, readonly [tenant: string, user: string]>> = {
  member: [westhaven, '29:member'],
  peer: [westhaven, '29:peer'],
  guest: [westhaven, '29:guest'],
  office: [westhaven, '29:office'],
  stranger: [northmoor, '29:stranger'],
};
const onlookers = { [westhaven]: '29:newcomer', [northmoor]: '29:onlooker' } as const;
const channels = { [westhaven]: '19:highways@thread.tacv2', [northmoor]: '19:roads@thread.tacv2' } as const;

const user = (id: string, name: string, number: string, more: object = {}) => ({
  id,
  name,
  aadObjectId: `40000000-0000-4000-8000-0000000000${number}`,
  email: `${name.split(' ')[0]?.toLowerCase()}@${number < '10' ? 'westhaven' : 'northmoor'}.example`,
  ...more,
});
const team = (tenant: keyof typeof channels, members: readonly string[]) => ({
  id: channels[tenant],
  name: 'Highways',
  channels: [{ id: channels[tenant], name: 'General', members }],
});

const tenants: readonly TenantSettings[] = [
  {
    id: westhaven,
    users: [
      user('29:member', 'Mia Member', '01'),
      user('29:peer', 'Pia Peer', '02'),
      user('29:guest', 'Gus Guest', '03', { isGuest: true }),
      user('29:office', 'Oda Office', '04'),
      user('29:newcomer', 'Noa Newcomer', '05'),
    ],
    teams: [team(westhaven, ['29:member', '29:peer', '29:office', '29:newcomer'])],
  },
  {
    id: northmoor,
    users: [user('29:stranger', 'Sam Stranger', '11'), user('29:onlooker', 'Lee Onlooker', '12')],
    teams: [team(northmoor, ['29:stranger', '29:onlooker'])],
  },
];

const createTown = async (database: Database): Promise<Town> => {
  const town = await beginOnTeams(database, tenants);
  const app = town.app();
  /** What they read here, in their own chat, and in the dialog behind a button. */
  const asks = async (they: Person, command: string, where: 'direct' | 'channel'): Promise<string> => {
    const reads = () => (where === 'direct' ? [they.reads()] : [they.readsChat(), they.reads()]);
    const before = reads();
    await they.types(where === 'direct' ? command : `@HMEP ${command}`);
    const read = reads().map((part, index) => since(before[index] ?? '', part));
    they.form.closes();
    return read.join('\n\n');
  };
  const channelOf = (standing: Standing) => channels[people[standing][0] as keyof typeof channels];

  for (const standing of ['office', 'peer', 'member', 'guest', 'stranger'] as const) {
    await town.person(...people[standing]).installs();
  }
  for (const standing of ['office', 'stranger'] as const) {
    await town.person(...people[standing], channelOf(standing)).installs();
  }
  await asks(town.person(...people.office), `claim ${await app.office.newCode(town.clock.now())}`, 'direct');
  await makePeer(database, 'Pia Peer');
  return {
    app,
    standings: ['stranger', 'guest', 'member', 'peer', 'office'],
    newcomer: 'Noa Newcomer',
    somebody: async (standing, where) => {
      const they = town.person(...people[standing], where === 'channel' ? channelOf(standing) : undefined);
      return { asks: (command) => asks(they, command, where) };
    },
    onlooks: async (standing) => {
      const [tenant] = people[standing];
      return town.person(tenant, onlookers[tenant as keyof typeof onlookers], channelOf(standing)).reads();
    },
  };
};

describeWhoMay('Teams', createTown);
