import type { Mention, Typed } from '../../../src/chat/request.ts';
import { inTime } from '../../in-time.ts';
import { faultOf } from '../bot-framework/fault.ts';
import type { Member } from '../framework.ts';
import type { Activity } from '../parse/activity.ts';
import type { TeamsTyped } from '../parse/parse-text.ts';
import { referenceOf } from '../parse/place.ts';
import { createDescribe, type IdentifyParts, keyOf } from './identify.ts';

/** Mentions in which people are looked up; no command takes as many. */
const mostMentions = 20;

/** Milliseconds for which Teams may take its time to say who is mentioned. */
const patience = 1_000;

export type Identified = ReturnType<typeof createResolve>;

type ResolveParts = Omit<IdentifyParts, 'people'> & {
  readonly people: Pick<IdentifyParts['people'], 'find' | 'meet'>;
};

/**
 * Finds out who is mentioned in what was typed. Whoever has never spoken to the bot is looked up among
 * the members of the conversation; somebody who is not there stays a name.
 */
export const createResolve = ({ people, workspaces, framework, clock, log }: ResolveParts) => {
  const describe = createDescribe({ workspaces, clock });

  const ask = (activity: Activity, tenant: string, user: string): Promise<Member | undefined> =>
    inTime(
      framework.member(referenceOf(activity, tenant), user).catch((error: unknown) => {
        log.info({ fault: faultOf(error).kind }, 'Teams did not say who is mentioned');
        return undefined;
      }),
      patience,
    );

  const find = async (tenant: string, user: string | undefined): Promise<Mention | undefined> => {
    const known = user === undefined ? undefined : await people.find(keyOf(tenant, user));
    return known && { person: known.caller.person, name: known.caller.name };
  };

  const meet = async (tenant: string, user: string, member: Member): Promise<Mention> => {
    const caller = await people.meet(await describe(tenant, user, member.name ?? 'Somebody', member), clock.now());
    return { person: caller.person, name: caller.name };
  };

  return async (activity: Activity, tenant: string, typed: TeamsTyped): Promise<Typed> => {
    const mentioned = typed.filter((part) => typeof part !== 'string').slice(0, mostMentions);
    return Promise.all(
      typed.map(async (part): Promise<string | Mention> => {
        if (typeof part === 'string') return part;
        const unknown = `@${part.name}`;
        if (!mentioned.includes(part)) return unknown;
        const known = await find(tenant, part.aadObjectId);
        if (known) return known;
        const member = await ask(activity, tenant, part.id);
        if (!member) return unknown;
        const user = member.aadObjectId ?? member.id;
        return (await find(tenant, user)) ?? meet(tenant, user, member);
      }),
    );
  };
};
