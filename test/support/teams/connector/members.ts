import { refuse } from '../call.ts';
import type { FakeState } from '../state.ts';
import type { Json, User } from '../world.ts';
import type { Operate } from './activities.ts';
import { findUser } from './conversations.ts';
import { placeOf } from './places.ts';

const described = ({ id, aadObjectId, name, email, upn, tenant, isGuest }: User): Json => {
  const [givenName = name, ...surnames] = name.split(' ');
  return {
    id,
    name,
    objectId: aadObjectId,
    aadObjectId,
    givenName,
    surname: surnames.join(' '),
    ...(email === undefined ? {} : { email }),
    userPrincipalName: upn,
    tenantId: tenant,
    userRole: isGuest ? 'guest' : 'user',
  };
};

const membersOf = (teams: FakeState, id: string): readonly User[] => {
  const { conversation } = placeOf(teams, id);
  const { users } = teams.world.tenant(conversation.tenant);
  return [...conversation.members].flatMap((member) => users.get(member) ?? []);
};

/** GET …/members/{id} */
export const member: Operate = (teams, { conversation, target }) => {
  const { tenant } = placeOf(teams, conversation).conversation;
  const user = findUser(teams.world.tenant(tenant), target);
  const isThere = user && membersOf(teams, conversation).includes(user);
  return isThere ? { status: 200, body: described(user) } : refuse('MemberNotFoundInConversation');
};

/** GET …/members */
export const members: Operate = (teams, { conversation }) => ({
  status: 200,
  body: membersOf(teams, conversation).map(described),
});

/** GET …/pagedmembers: `continuationToken` says where to go on. */
export const pagedMembers: Operate = (teams, { conversation, query }) => {
  const all = membersOf(teams, conversation);
  const size = Number(query.get('pageSize') ?? 200);
  const from = Number(query.get('continuationToken') ?? 0);
  if (!(size > 0 && from >= 0)) refuse('BadArgument');
  const next = from + size;
  return {
    status: 200,
    body: {
      members: all.slice(from, next).map(described),
      ...(next < all.length && { continuationToken: String(next) }),
    },
  };
};
