import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import { inWords } from '../../src/chat/refusal.ts';
import { inTime } from '../in-time.ts';
import { createNews } from '../news.ts';
import { noteFault } from './acts/fault.ts';
import { createInstalled } from './acts/installed.ts';
import { createInvokes, inPlace } from './acts/invokes.ts';
import type { ActParts, Deed, TeamsApp } from './acts/parts.ts';
import { createSaid } from './acts/said.ts';
import { createChannels } from './channels.ts';
import type { Connection } from './connection.ts';
import type { Invoked, Turn } from './framework.ts';
import { type Activity, isPersonal, tenantOf } from './parse/activity.ts';
import { deliveryOf } from './parse/place.ts';
import { patiently } from './say/patiently.ts';
import { createToPerson } from './say/to-person.ts';
import { createIdentify, tenantName } from './who/identify.ts';
import { createResolve } from './who/identify-mention.ts';
import { workingOnIt } from './words.ts';

export interface AnsweringParts {
  readonly connection: Connection;
  /** Local clients name a tenant of their own making: nobody has to admit it. */
  readonly isLocal: boolean;
  readonly app: TeamsApp;
  readonly clock: Clock;
  readonly log: Log;
}

/** Everything that comes from Teams, and what answers it. */
export const createAnswering = ({ connection, isLocal, app, clock, log }: AnsweringParts) => {
  const { framework, draw, kept, patience } = connection;
  const { dispatch, people, workspaces, newcomers, deliveries } = app;
  const identify = createIdentify({ people, workspaces, framework, clock, log });
  const toPerson = createToPerson({ framework, people, waits: patience.again });
  const channels = createChannels({ deliveries, clock });
  const parts: ActParts = { dispatch, draw, framework, kept, toPerson, log };
  const said = createSaid({ ...parts, resolve: createResolve({ people, workspaces, framework, clock, log }) });
  const invokes = createInvokes(parts);
  // Teams may send an invocation again: it is answered the same, and nobody is sent a message twice.
  const repeated = createInvokes({ ...parts, toPerson: async () => true });
  const installed = createInstalled({ ...parts, newcomers, deliveries, people, channels, clock });
  const isNews = createNews();
  const running = new Set<Promise<unknown>>();

  const invoke = (deed: Deed): Promise<Invoked> =>
    isNews(deliveryOf(deed.activity))
      ? invokes.answer(deed)
      : repeated.answer({ ...deed, reply: async () => undefined });

  const tell = async (deed: Deed): Promise<undefined> => {
    const { activity } = deed;
    if (activity.type !== 'message') await installed(deed);
    // Teams sends again what took long: one answer is enough.
    else if (isNews(deliveryOf(activity))) {
      if (activity.value !== undefined && activity.value !== null) await invokes.submit(deed);
      else await said(deed);
    }
    return undefined;
  };

  const configure = async (tenant: string): Promise<void> => {
    const name = (await workspaces.nameOf('teams', tenant)) ?? tenantName(tenant, undefined);
    await workspaces.configure({ platform: 'teams', workspace: { externalId: tenant, name } }, clock.now());
  };

  const admitted = new Set<string>();
  const admitLocal = async (tenant: string): Promise<void> => {
    if (admitted.has(tenant)) return;
    await configure(tenant);
    admitted.add(tenant);
  };

  const handled = ['message', 'invoke', 'installationUpdate', 'conversationUpdate'];

  /** Finds out who did something, and deals with it. */
  const deal = async (about: Omit<Deed, 'visitor'>): Promise<Invoked | undefined> => {
    const { activity, tenant } = about;
    if (isLocal) await admitLocal(tenant);
    const visitor = await identify(activity, tenant);
    const { workspace } = visitor.caller;
    // Where Teams has not told of the installation, the office hears of the tenant by its people.
    if (visitor.isNewcomer && !workspace.admitted) {
      const told = { platform: 'teams', workspace: { externalId: tenant, name: workspace.name } } as const;
      await newcomers.arrived(told, clock.now());
    }
    const deed: Deed = { ...about, visitor };
    if (activity.type === 'message' && !isPersonal(activity)) await channels.remember(deed);
    return activity.type === 'invoke' ? invoke(deed) : tell(deed);
  };

  /** Somebody waits for an answer, and there is none, because something broke before it was dealt with. */
  const apologise = async (
    { activity, reply }: Omit<Deed, 'visitor'>,
    error: unknown,
  ): Promise<Invoked | undefined> => {
    const { summary } = inWords({ kind: 'fault', reference: noteFault(log, error) });
    if (activity.type === 'invoke') return inPlace(activity.name, summary);
    if (activity.type !== 'message') throw error;
    await reply(draw.line(summary)).catch((again: unknown) => noteFault(log, again));
    return undefined;
  };

  return {
    answer: async (activity: Activity, turn: Turn): Promise<Invoked | undefined> => {
      const tenant = tenantOf(activity) ?? (activity.channelId === 'msteams' ? undefined : 'local');
      if (tenant === undefined || !handled.includes(activity.type)) return undefined;
      let isLate = false;
      const reply: Deed['reply'] = (out) => patiently(patience.again, () => turn.reply(out));
      const about = { activity, tenant, reply, isLate: () => isLate };
      const work = deal(about).catch((error: unknown) => apologise(about, error));
      running.add(work);
      void work.catch(() => undefined).finally(() => running.delete(work));
      const result = await inTime(
        work.then((invoked) => ({ invoked })),
        patience.activity,
      );
      if (result) return result.invoked;
      isLate = true;
      return activity.type === 'invoke' ? inPlace(activity.name, workingOnIt.summary) : undefined;
    },

    /** The tenant was configured by the operator, and with that admitted. */
    configure,

    /** Waits until what is being answered has been. */
    answered: async (): Promise<void> => void (await Promise.allSettled([...running])),
  };
};
