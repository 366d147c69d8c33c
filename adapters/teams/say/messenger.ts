import { z } from 'zod';
import type { Clock } from '../../../src/calendar/clock.ts';
import type { Address, Json, Messenger, Outcome } from '../../../src/delivery/message.ts';
import { faultOf, ServiceFault } from '../bot-framework/fault.ts';
import type { BotFramework, ConversationReference } from '../framework.ts';
import { accountAddress, asJson } from '../who/identify.ts';
import type { Draw } from './draw.ts';
import { outcomeOf } from './outcomes.ts';
import { chatWith } from './to-person.ts';

/** Messages on their way at once in one tenant: with its pace, Teams may take two seconds to answer each. */
const window = 50;

/**
 * Microsoft's figures: seven messages a second in one thread at the most, 30 a minute on average, and 50 a
 * second in one tenant (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).
 */
const pace = { perRecipient: 1_000, perLane: 20, burst: 20 } as const;

const aReference = z.custom<ConversationReference>((value) => typeof value === 'object' && value !== null);

const channelAddress = z.object({ reference: aReference, channel: z.string().optional() });

/** Where a message stands. */
const messageReference = z.object({ reference: aReference, id: z.string() });

/** Nothing was sent by only opening a chat, whatever became of that: it may be opened again. */
const onlyOpening = (error: unknown): never => {
  if (faultOf(error).kind !== 'unclear') throw error;
  throw new ServiceFault({ kind: 'unsent' }, { cause: error });
};

export interface MessengerParts {
  readonly framework: BotFramework;
  readonly draw: Draw;
  readonly clock: Clock;
}

/** Sends and updates messages on Teams. */
export const createMessenger = ({ framework, draw, clock }: MessengerParts): Messenger => {
  const sent = (reference: ConversationReference, id: string): Outcome => ({
    kind: 'sent',
    ref: asJson({ reference, id }),
  });

  const sendTo = async (to: Address, view: Parameters<Messenger['send']>[1]): Promise<Outcome> => {
    if (to.kind === 'account') {
      const address = accountAddress.safeParse(to.address as Json);
      if (!address.success) return { kind: 'unreachable', why: 'This person has removed the bot, or never added it.' };
      const chat = await chatWith(framework, address.data, to.workspace).catch(onlyOpening);
      const { id = '' } = await framework.send(chat, await draw.message(view, to.workspace, 'personal'));
      return sent(chat, id);
    }
    const { reference, channel } = channelAddress.parse(to.address);
    const message = await draw.message(view, to.workspace, 'channel');
    if (channel === undefined) return sent(reference, (await framework.send(reference, message)).id ?? '');
    const { activityId = '', ...thread } = await framework.openThread(reference, channel, message);
    return sent(thread, activityId);
  };

  const attempt = (work: () => Promise<Outcome>): Promise<Outcome> =>
    work().catch((error: unknown) => outcomeOf(faultOf(error), clock.now()));

  return {
    window,
    pace,
    send: (to, view) => attempt(() => sendTo(to, view)),
    update: (ref, view, at) =>
      attempt(async () => {
        const { reference, id } = messageReference.parse(ref);
        const place = at.kind === 'account' ? 'personal' : 'channel';
        await framework.update(reference, id, await draw.message(view, at.workspace, place));
        return { kind: 'sent', ref };
      }),
  };
};
