import { startFakeTeams } from '../../support/teams/fake-teams.ts';
import { isReady, programSettings } from '../program.ts';
import { appId, type Counted, type FakeTold, groupChat, objectId, password, tenant, userId } from '../teams-places.ts';

/** A fake Teams with so many people, each with the bot in a chat of their own and all with it in another. */
const { users } = programSettings<{ readonly users: number }>();
const people = Array.from({ length: users }, (_, user) => ({
  id: userId(user),
  aadObjectId: objectId(user),
  name: 'Somebody',
}));
const everybody = { id: groupChat, members: people.map(({ id }) => id) };
const tenants = [{ id: tenant, users: people, groupChats: [everybody] }];
const fake = await startFakeTeams({ appId, password, strict: false, record: false, tenants });
const { world, serviceUrl, openIdMetadataUrl } = fake;
const chats = people.map(({ id }) => world.personal(tenant, id));

/** Counts the messages, and forgets them. */
const count = (): Counted => {
  const newest = chats.flatMap(({ activities }) => activities.at(-1) ?? []).at(-1)?.content;
  const counts = chats.map(({ activities }) => activities.splice(0).length);
  return {
    least: Math.min(...counts),
    most: Math.max(...counts),
    all: counts.reduce((sum, each) => sum + each, 0),
    inGroup: world.conversation(groupChat).activities.splice(0).length,
    newest,
  };
};

const token = fake.tokenFor(serviceUrl);
const told: FakeTold = { serviceUrl, openIdMetadataUrl, token, chats: chats.map(({ id }) => id) };
isReady(told, count);
