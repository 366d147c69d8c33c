declare const brand: unique symbol;

/** A string that stands for one kind of thing, so that two kinds cannot be mixed up. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type PersonId = Id<'person'>;
/** A person's account in one workspace of one platform. */
export type AccountId = Id<'account'>;
export type WorkspaceId = Id<'workspace'>;
export type ConversationId = Id<'conversation'>;
/** One act of a user as its platform numbers it: a second delivery carries the same one. */
export type DeliveryId = Id<'delivery'>;
export type DraftId = Id<'draft'>;
