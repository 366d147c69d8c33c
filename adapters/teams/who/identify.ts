import { z } from 'zod';
import type { Clock } from '../../../src/calendar/clock.ts';
import { timeZone } from '../../../src/calendar/time-zone.ts';
import type { Caller } from '../../../src/chat/caller.ts';
import type { Log } from '../../../src/chat/log.ts';
import type { Json } from '../../../src/delivery/message.ts';
import type { People } from '../../../src/people/people.ts';
import type { Workspaces } from '../../../src/people/workspaces.ts';
import { inTime } from '../../in-time.ts';
import { faultOf } from '../bot-framework/fault.ts';
import type { BotFramework, ConversationReference, Member } from '../framework.ts';
import { type Activity, isPersonal } from '../parse/activity.ts';
import { referenceOf } from '../parse/place.ts';

/** Milliseconds after which Teams is asked again who somebody is. */
const fresh = 24 * 60 * 60 * 1000;

/** Milliseconds for which somebody waits until Teams has said who they are; it is asked again at their next act. */
const patience = 3_000;

/** How somebody is reached: their chat with the bot, or enough to open it. */
export const accountAddress = z.object({
  user: z.string(),
  chat: z.custom<ConversationReference>((value) => typeof value === 'object').optional(),
  /** Any conversation of theirs, to open a chat from. */
  from: z.custom<ConversationReference>((value) => typeof value === 'object'),
});

export type AccountAddress = z.infer<typeof accountAddress>;

export const asJson = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json;

export interface IdentifyParts {
  readonly people: Pick<People, 'find' | 'meet' | 'update' | 'readdress' | 'relocate'>;
  readonly workspaces: Pick<Workspaces, 'nameOf'>;
  readonly framework: BotFramework;
  readonly clock: Clock;
  readonly log: Log;
}

/** Whoever acts, and how they are reached. */
export interface Visitor {
  readonly caller: Caller;
  readonly address: AccountAddress;
  /** This is the first that the bot hears of their chat with it. */
  readonly isNewChat: boolean;
  /** This is the first that the bot hears of them. */
  readonly isNewcomer: boolean;
}

/** Teams does not tell what a tenant is called: the domain of its people says it best. */
export const tenantName = (tenant: string, member: Member | undefined): string => {
  const [, domain] = /@([^@\s#]+)$/u.exec(member?.userPrincipalName ?? member?.email ?? '') ?? [];
  return domain ?? `Teams tenant ${tenant.slice(0, 8)}`;
};

export const keyOf = (tenant: string, user: string) =>
  ({ platform: 'teams', workspace: { externalId: tenant }, externalId: user }) as const;

/** Whether two descriptions of a conversation are the same, in whatever order their parts stand. */
export const isSame = (one: unknown, other: unknown): boolean => {
  const sorted = (value: unknown): unknown =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, part]) => [key, sorted(part)]),
        )
      : value;
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
};

/** Describes somebody for the core, by what Teams said of them if it said anything. */
export const createDescribe = ({ workspaces, clock }: Pick<IdentifyParts, 'workspaces' | 'clock'>) => {
  /** A tenant that was configured before anybody of it was met has no name of its own yet. */
  const workspaceOf = async (tenant: string, member: Member | undefined) => {
    const stored = await workspaces.nameOf('teams', tenant);
    const isNamed = stored !== undefined && stored !== tenantName(tenant, undefined);
    return { externalId: tenant, name: isNamed ? stored : tenantName(tenant, member) };
  };

  return async (tenant: string, user: string, name: string, member: Member | undefined) => ({
    ...keyOf(tenant, user),
    workspace: await workspaceOf(tenant, member),
    name: member?.name ?? name,
    ...(member?.email !== undefined && member.email !== '' && { email: member.email }),
    isGuest: member?.userRole === 'guest' || /#EXT#/iu.test(member?.userPrincipalName ?? ''),
    ...(member && { checkedAt: clock.now() }),
  });
};

/** How somebody is reached, now that they have spoken here. */
const addressFrom = (
  activity: Activity,
  here: ConversationReference,
  before: AccountAddress | undefined,
): AccountAddress => {
  const chat = isPersonal(activity) ? here : before?.chat;
  const isElsewhere = isPersonal(activity) || before?.from.serviceUrl !== here.serviceUrl;
  return { user: activity.from.id, from: isElsewhere ? here : before.from, ...(chat && { chat }) };
};

/**
 * Finds out who acts, as on every platform: from the database at every act, from Teams for newcomers.
 * Where they are reached is compared each time, and written when it has changed.
 */
export const createIdentify = ({ people, workspaces, framework, clock, log }: IdentifyParts) => {
  const told = createDescribe({ workspaces, clock });
  const ask = async (activity: Activity, tenant: string, user: string): Promise<Member | undefined> => {
    const told = framework.member(referenceOf(activity, tenant), user).catch((error: unknown) => {
      log.info({ fault: faultOf(error).kind }, 'Teams did not say who somebody is');
      return undefined;
    });
    return inTime(told, patience);
  };

  return async (activity: Activity, tenant: string): Promise<Visitor> => {
    const { from } = activity;
    // A local client knows no directory: its users have one id only.
    const user = from.aadObjectId ?? from.id;
    const here = referenceOf(activity, tenant);
    const known = await people.find(keyOf(tenant, user));
    const before = accountAddress.safeParse(known?.address).data;
    const address = addressFrom(activity, here, before);
    const isNewChat = isPersonal(activity) && !before?.chat;

    // Not everything that comes from a client says where its clocks are.
    const zone = timeZone(activity.localTimezone ?? '');
    const meet = async (): Promise<Caller> => {
      const account = await told(tenant, user, from.name ?? 'Somebody', await ask(activity, tenant, from.id));
      return people.meet({ ...account, ...(zone && { timeZone: zone }) }, clock.now());
    };
    const met = known?.caller ?? (await meet());
    const caller = zone ? await people.relocate(met, zone) : met;
    if (!isSame(before, address)) await people.readdress(caller.account, address);
    if (known && (!known.checkedAt || clock.now().getTime() - known.checkedAt.getTime() > fresh)) {
      void ask(activity, tenant, from.id)
        .then(async (member) => member && people.update(await told(tenant, user, from.name ?? '', member), clock.now()))
        .catch(() => undefined);
    }
    return { caller, address, isNewChat, isNewcomer: !known };
  };
};
