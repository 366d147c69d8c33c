import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { Database } from '../storage/database.ts';
import { asDay } from '../storage/days.ts';
import { Prisma } from '../storage/generated/client.ts';
import { clientOf } from '../storage/tx.ts';
import {
  approvedStates,
  askableStates,
  endedStates,
  type Organisation,
  type Peer,
  type PeerDetails,
  type PeerId,
  type PeerState,
} from './peer.ts';

const isIn = (states: readonly PeerState[]): Prisma.Sql =>
  Prisma.sql`p.state IN (${Prisma.join(states.map((state) => Prisma.sql`${state}::peer_state`))})`;

/** What holds of a peer `p` whom the office may ask to join a review, and of one whom it has approved. */
export const isAskable = isIn(askableStates);
export const isApprovedPeer = isIn(approvedStates);

const withAll = {
  organisations: { orderBy: { position: 'asc' } },
  themes: { orderBy: { theme: 'asc' } },
} as const;

interface Row {
  readonly id: string;
  readonly kind: Peer['kind'];
  readonly state: PeerState;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly telephone: string | null;
  readonly privacyNotice: string;
  readonly pausedUntil: Date | null;
  readonly version: number;
  readonly volunteeredAt: Date;
  readonly organisations: readonly {
    readonly authority: string | null;
    readonly name: string;
    readonly kind: string;
  }[];
  readonly themes: Peer['themes'];
}

const asPeer = ({ id, telephone, pausedUntil, organisations, themes, ...row }: Row): Peer => ({
  id: id as PeerId,
  kind: row.kind,
  state: row.state,
  ...(row.state === 'paused' && pausedUntil && { pausedUntil: asDay(pausedUntil) }),
  name: row.name,
  email: row.email,
  role: row.role,
  ...(telephone !== null && { telephone }),
  privacyNotice: row.privacyNotice,
  version: row.version,
  volunteeredAt: row.volunteeredAt,
  organisations: organisations.map(({ authority, name, kind }) => ({
    ...(authority !== null && { authority: authority as NonNullable<Organisation['authority']> }),
    name,
    kind,
  })),
  themes: themes.map(({ theme, experience }) => ({ theme, experience })),
});

export const findPeer = async ({ prisma }: Database, personId: PersonId): Promise<Peer | undefined> => {
  const row = await prisma.peer.findUnique({ where: { personId }, include: withAll });
  return row ? asPeer(row) : undefined;
};

/** These peers, in a number of statements that does not grow with them. */
export const findPeersWith = async ({ prisma }: Database, ids: readonly string[]): Promise<readonly Peer[]> => {
  if (ids.length === 0) return [];
  const rows = await prisma.peer.findMany({ where: { id: { in: [...ids] } }, include: withAll });
  return rows.map(asPeer);
};

/** How many other peers gave the same e-mail address. */
export const countSameEmail = ({ prisma }: Database, { id, email }: Pick<Peer, 'id' | 'email'>): Promise<number> =>
  prisma.peer.count({ where: { email, id: { not: id } } });

/** The peer, locked until the transaction ends. */
export const lockPeerWith = async (tx: Tx, id: string): Promise<Peer | undefined> => {
  const client = clientOf(tx);
  await client.$queryRaw`SELECT 1 FROM peers WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await client.peer.findUnique({ where: { id }, include: withAll });
  return row ? asPeer(row) : undefined;
};

/** A state as it is written: a break that they had begun ends with any other one. */
const standing = <State extends PeerState>(state: State) => ({
  state,
  ...(state !== 'paused' && { pausedUntil: null }),
});

/** Writes what the office decided of an offer. */
export const saveDecision = async (
  tx: Tx,
  id: PeerId,
  state: Extract<PeerState, 'with_group_office' | 'approved' | 'declined'>,
  now: Date,
): Promise<void> => {
  await clientOf(tx).peer.update({
    where: { id },
    data: {
      ...standing(state),
      version: { increment: 1 },
      updatedAt: now,
      ...(state === 'approved' && { approvedAt: now }),
    },
    select: { id: true },
  });
};

/**
 * Locks the person until the transaction ends, whether or not they are a peer by then: whoever offers at the same
 * moment in another place, or is just being linked, waits.
 */
export const lockPerson = async (tx: Tx, personId: PersonId): Promise<void> => {
  await clientOf(tx).$queryRaw`SELECT 1 FROM persons WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
};

/** The state and kind a peer is in, locked until the transaction ends. */
export const lockPeer = async (tx: Tx, personId: PersonId): Promise<Pick<Peer, 'state' | 'kind'> | undefined> => {
  const [row] = await clientOf(tx).$queryRaw<Pick<Peer, 'state' | 'kind'>[]>`
    SELECT state::text AS state, kind::text AS kind FROM peers WHERE person_id = ${personId}::uuid FOR UPDATE`;
  return row;
};

/** Writes what a peer gave, over what they gave before. */
export const savePeer = async (
  tx: Tx,
  personId: PersonId,
  { organisations, themes, telephone, ...details }: PeerDetails,
  state: PeerState,
  now: Date,
): Promise<Peer> => {
  const own = { ...details, telephone: telephone ?? null, ...standing(state), updatedAt: now };
  const lists = {
    organisations: {
      createMany: {
        data: organisations.map(({ authority = null, name, kind }, position) => ({ position, authority, name, kind })),
      },
    },
    themes: { createMany: { data: themes.map(({ theme, experience }) => ({ theme, experience })) } },
  };
  const row = await clientOf(tx).peer.upsert({
    where: { personId },
    create: { ...own, ...lists, volunteeredAt: now, person: { connect: { id: personId } } },
    update: {
      ...own,
      version: { increment: 1 },
      organisations: { deleteMany: {}, ...lists.organisations },
      themes: { deleteMany: {}, ...lists.themes },
    },
    include: withAll,
  });
  return asPeer(row);
};

/** @returns the peer, or undefined where the version was another or their offer had ended already */
export const saveWithdrawal = async (
  tx: Tx,
  personId: PersonId,
  version: number,
  now: Date,
): Promise<PeerId | undefined> => {
  const [row] = await clientOf(tx).peer.updateManyAndReturn({
    where: { personId, version, state: { notIn: [...endedStates] } },
    data: { ...standing('withdrawn'), version: { increment: 1 }, updatedAt: now },
    select: { id: true },
  });
  return row && (row.id as PeerId);
};

/** Special-category data: written for the office to pass on, never read with the peer. */
export const saveGroupOffice = async (tx: Tx, peerId: PeerId, groupOffice: string): Promise<void> => {
  await clientOf(tx).peerGroupOffice.upsert({
    where: { peerId },
    create: { peerId, groupOffice },
    update: { groupOffice },
  });
};

export const deleteGroupOffice = async (tx: Tx, peerId: PeerId): Promise<void> => {
  await clientOf(tx).peerGroupOffice.deleteMany({ where: { peerId } });
};

/** A member's group office, for the officer who passes them on; it is read for nothing else. */
export const readGroupOffice = async ({ prisma }: Database, peerId: string): Promise<string | undefined> =>
  (await prisma.peerGroupOffice.findUnique({ where: { peerId } }))?.groupOffice;

/** Whether a group office is on file; not which. */
export const hasGroupOffice = async ({ prisma }: Database, personId: PersonId): Promise<boolean> =>
  (await prisma.peerGroupOffice.count({ where: { peer: { personId } } })) > 0;
