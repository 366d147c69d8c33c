import type { Database } from '../../src/storage/database.ts';
import { beginOnSlack } from '../journeys/on-slack-set-up.ts';
import type { Person } from '../support/slack/person.ts';
import type { WorkspaceSettings } from '../support/slack/world-settings.ts';
import { makePeer, since } from './make-peer.ts';
import { readRest } from './slack-rest.ts';
import { describeWhoMay, type Town } from './who-may.ts';
import type { Standing } from './who-may-table.ts';

const westhaven = 'T0WESTHAVEN';
const northmoor = 'T0NORTHMOOR';
const people: Readonly<Record<Standing, readonly [workspace: string, user: string]>> = {
  member: [westhaven, 'U0MEMBER'],
  peer: [westhaven, 'U0PEER'],
  guest: [westhaven, 'U0GUEST'],
  office: [westhaven, 'U0OFFICE'],
  stranger: [northmoor, 'U0STRANGER'],
};
const onlookers = { [westhaven]: 'U0NEWCOMER', [northmoor]: 'U0ONLOOKER' } as const;
const channels = { [westhaven]: 'C0HIGHWAYS', [northmoor]: 'C0ROADS' } as const;

const workspaces: readonly WorkspaceSettings[] = [
  {
    id: westhaven,
    name: 'Westhaven County Council',
    botUserId: 'U0HMEPW',
    users: [
      { id: 'U0MEMBER', name: 'Mia Member', email: 'mia@westhaven.example' },
      { id: 'U0PEER', name: 'Pia Peer', email: 'pia@westhaven.example' },
      { id: 'U0GUEST', name: 'Gus Guest', email: 'gus@westhaven.example', isGuest: true },
      { id: 'U0OFFICE', name: 'Oda Office', email: 'oda@westhaven.example' },
      { id: 'U0NEWCOMER', name: 'Noa Newcomer', email: 'noa@westhaven.example' },
    ],
    channels: [
      {
        id: channels[westhaven],
        name: 'highways',
        members: ['U0MEMBER', 'U0PEER', 'U0OFFICE', 'U0NEWCOMER', 'U0HMEPW'],
      },
    ],
  },
  {
    id: northmoor,
    name: 'Northmoor Council',
    botUserId: 'U0HMEPN',
    users: [
      { id: 'U0STRANGER', name: 'Sam Stranger', email: 'sam@northmoor.example' },
      { id: 'U0ONLOOKER', name: 'Lee Onlooker', email: 'lee@northmoor.example' },
    ],
    channels: [{ id: channels[northmoor], name: 'roads', members: ['U0STRANGER', 'U0ONLOOKER', 'U0HMEPN'] }],
  },
];

const asks = async (they: Person, command: string): Promise<string> => {
  await they.modal.closes();
  const before = they.reads();
  await they.types(`/hmep ${command}`);
  const read = since(before, they.reads());
  const rest = await readRest(they);
  await they.modal.closes();
  return `${read}\n${rest}`;
};

const createTown = async (database: Database): Promise<Town> => {
  const town = await beginOnSlack(database, workspaces);
  const { app, clock } = town;
  await town.installs(westhaven);
  await town.installs(northmoor);
  await asks(town.person(...people.office), `claim ${await app.office.newCode(clock.now())}`);
  await asks(town.person(...people.peer), 'help');
  await makePeer(database, 'Pia Peer');
  const channelOf = (standing: Standing) => channels[people[standing][0] as keyof typeof channels];
  return {
    app,
    standings: ['stranger', 'guest', 'member', 'peer', 'office'],
    newcomer: 'Noa Newcomer',
    somebody: async (standing, where) => {
      const they = town.person(...people[standing], where === 'channel' ? channelOf(standing) : undefined);
      return { asks: (command) => asks(they, command) };
    },
    onlooks: async (standing) => {
      const [workspace] = people[standing];
      return town.person(workspace, onlookers[workspace as keyof typeof onlookers], channelOf(standing)).reads();
    },
  };
};

describeWhoMay('Slack', createTown);
