import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Review, ReviewId } from '../../reviews/review.ts';
import type { Database } from '../../storage/database.ts';
import type { Prisma } from '../../storage/generated/client.ts';
import { clientOf } from '../../storage/tx.ts';
import type { Item, ItemId, ListRef, PlannedItem } from './item.ts';

type Row = Prisma.ChecklistItemGetPayload<object>;

const asItem = (row: Row): Item => ({
  id: row.id as ItemId,
  list: row.list,
  day: row.day,
  side: row.side,
  key: row.key,
  moment: row.moment,
  position: row.position,
  label: row.label,
  owner: row.owner,
  ...(row.personId !== null && { person: row.personId as PersonId }),
  personal: row.personal,
  ...(row.doneAt && { done: { at: row.doneAt, ...(row.doneBy !== null && { by: row.doneBy as PersonId }) } }),
});

/** The items of one list, in their order; those that were removed are not there. */
export const findItems = async (
  { prisma }: Database,
  review: string,
  { list, day }: Pick<ListRef, 'list' | 'day'>,
): Promise<readonly Item[]> => {
  const rows = await prisma.checklistItem.findMany({
    where: { reviewId: review, list, day, removedAt: null },
    orderBy: [{ position: 'asc' }, { personId: 'asc' }, { id: 'asc' }],
  });
  return rows.map(asItem);
};

/** An item that is planned for a review. */
export type PlannedFor = PlannedItem & { readonly review: ReviewId };

/** The items of one day's lists of some reviews, in their order. */
export const findItemsOn = async (
  { prisma }: Database,
  wanted: readonly { readonly review: ReviewId; readonly day: number }[],
): Promise<readonly (Item & { readonly review: ReviewId })[]> => {
  const rows = await prisma.checklistItem.findMany({
    where: { OR: wanted.map(({ review, day }) => ({ reviewId: review, day })), removedAt: null },
    orderBy: [{ position: 'asc' }, { personId: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({ ...asItem(row), review: row.reviewId as ReviewId }));
};

/** Writes what is planned and not there yet, given to somebody or not, in one statement; the reviews are locked. @returns how many were new */
export const insertPlanned = (tx: Tx, planned: readonly PlannedFor[]): Promise<number> =>
  clientOf(tx).$executeRaw`
    INSERT INTO checklist_items (review_id, list, day, side, key, moment, position, label, owner, person_id, personal)
    SELECT p.review, p.list, p.day, p.side::review_side, p.key, p.moment, p.position, p.label, p.owner, p.person, p.personal
    FROM jsonb_to_recordset(${JSON.stringify(planned)}::jsonb) AS p(
      review uuid, list text, day int, side text, key text, moment text, position int, label text, owner text, person uuid,
      personal boolean)
    WHERE NOT EXISTS (
      SELECT 1 FROM checklist_items i WHERE i.review_id = p.review AND i.list = p.list AND i.day = p.day
        AND i.key = p.key AND (p.person IS NULL OR i.person_id = p.person))`;

export interface AddedItem extends ListRef {
  readonly label: string;
  readonly moment: string;
  readonly owner: string;
  readonly person?: PersonId;
}

/** @returns undefined where the list is full; the review is locked */
export const insertAdded = async (
  tx: Tx,
  review: ReviewId,
  { person, ...item }: AddedItem,
  { by, most }: { readonly by: PersonId; readonly most: number },
): Promise<Item | undefined> => {
  const client = clientOf(tx);
  const { list, day } = item;
  const there = { reviewId: review, list, day, removedAt: null };
  const { _count: count, _max: max } = await client.checklistItem.aggregate({
    where: there,
    _count: true,
    _max: { position: true },
  });
  if (count >= most) return undefined;
  const data = { ...item, reviewId: review, position: (max.position ?? 0) + 1, personId: person ?? null, addedBy: by };
  return asItem(await client.checklistItem.create({ data }));
};

/** What a tick is checked against. */
export interface Ticking {
  readonly item: Item;
  readonly review: ReviewId;
  readonly stage: Review['stage'];
  readonly pause: Review['pause'];
  readonly isRemoved: boolean;
  /** Where whoever ticks sits, and how far they are; missing where they do not. */
  readonly place: string | undefined;
  readonly isSeated: boolean;
}

interface TickingRow {
  readonly item: Row;
  readonly stage: Ticking['stage'];
  readonly pause: Ticking['pause'] | null;
  readonly place: string | null;
  readonly is_seated: boolean | null;
}

/** An item with its review, and the seat of whoever ticks it, in one statement. */
export const findTicking = async ({ prisma }: Database, id: string, person: PersonId): Promise<Ticking | undefined> => {
  const [row] = await prisma.$queryRaw<TickingRow[]>`
    SELECT r.stage::text AS stage, r.pause::text AS pause, s.place,
      NOT s.reserve AND s.state IN ('accepted', 'confirmed') AS is_seated,
      jsonb_build_object('id', i.id, 'reviewId', i.review_id, 'list', i.list, 'day', i.day, 'side', i.side, 'key', i.key,
        'moment', i.moment, 'position', i.position, 'label', i.label, 'owner', i.owner, 'personId', i.person_id,
        'personal', i.personal, 'removedAt', i.removed_at) AS item
    FROM checklist_items i JOIN reviews r ON r.id = i.review_id
    LEFT JOIN review_seats s ON s.review_id = r.id AND s.person_id = ${person}::uuid
    WHERE i.id = ${id}::uuid`;
  if (!row) return undefined;
  return {
    item: asItem(row.item),
    review: row.item.reviewId as ReviewId,
    stage: row.stage,
    pause: row.pause ?? undefined,
    isRemoved: row.item.removedAt !== null,
    place: row.place ?? undefined,
    isSeated: row.is_seated === true,
  };
};

/**
 * Ticks an item, or unticks it, whichever state it is in; what happens at the same moment happens one after the other.
 * @returns false where it was so already, or has been removed
 */
export const saveTick = async (
  tx: Tx,
  id: ItemId,
  done: boolean,
  { by, now }: { readonly by: PersonId; readonly now: Date },
): Promise<boolean> => {
  const changed = await clientOf(tx).$executeRaw`
    WITH ticked AS (
      UPDATE checklist_items SET done_at = CASE WHEN ${done} THEN ${now}::timestamptz END,
        done_by = CASE WHEN ${done} THEN ${by}::uuid END
      WHERE id = ${id}::uuid AND removed_at IS NULL AND (done_at IS NULL) = ${done} RETURNING id
    )
    INSERT INTO checklist_ticks (item_id, done, by, at) SELECT id, ${done}, ${by}::uuid, ${now} FROM ticked`;
  return changed > 0;
};

/** Gives an item to somebody, or to nobody in particular. @returns false where it has been removed */
export const saveGiven = async (tx: Tx, id: ItemId, person: PersonId | undefined): Promise<boolean> => {
  const data = { personId: person ?? null };
  return (await clientOf(tx).checklistItem.updateMany({ where: { id, removedAt: null }, data })).count > 0;
};

/** @returns false where it has been removed already */
export const saveRemoved = async (tx: Tx, id: ItemId, removedAt: Date): Promise<boolean> =>
  (await clientOf(tx).checklistItem.updateMany({ where: { id, removedAt: null }, data: { removedAt } })).count > 0;

/** One line of a list's history. */
export interface Tick {
  readonly label: string;
  readonly done: boolean;
  readonly by?: PersonId;
  readonly at: Date;
  readonly person?: PersonId;
  readonly personal: boolean;
}

/** What happened to the items of a list, the newest first. */
export const findTicks = async (
  { prisma }: Database,
  review: string,
  { list, day }: Pick<ListRef, 'list' | 'day'>,
  most: number,
): Promise<readonly Tick[]> => {
  const rows = await prisma.checklistTick.findMany({
    where: { item: { reviewId: review, list, day } },
    include: { item: { select: { label: true, personId: true, personal: true } } },
    orderBy: { id: 'desc' },
    take: most,
  });
  return rows.map(({ item, done, by, at }) => ({
    label: item.label,
    done,
    ...(by !== null && { by: by as PersonId }),
    at,
    ...(item.personId !== null && { person: item.personId as PersonId }),
    personal: item.personal,
  }));
};
