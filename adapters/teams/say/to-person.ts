import type { People } from '../../../src/people/people.ts';
import { faultOf } from '../bot-framework/fault.ts';
import type { BotFramework, ConversationReference, OutActivity } from '../framework.ts';
import { type AccountAddress, asJson, type Visitor } from '../who/identify.ts';
import { patiently } from './patiently.ts';

export type ToPerson = ReturnType<typeof createToPerson>;

/** What Teams says where the bot cannot write to somebody. */
const cannotWrite = new Set([403, 404]);

/** The chat of the bot with somebody, opened where there is none yet. */
export const chatWith = async (
  framework: BotFramework,
  { chat, from, user }: AccountAddress,
  tenant: string,
): Promise<ConversationReference> => chat ?? framework.openDirect(from, user, tenant);

export interface ToPersonParts {
  readonly framework: BotFramework;
  readonly people: Pick<People, 'readdress'>;
  /** Milliseconds before each new attempt. */
  readonly waits: readonly number[];
}

/** Says to somebody alone what is for them alone. */
export const createToPerson =
  ({ framework, people, waits }: ToPersonParts) =>
  /** @returns false where the bot is not installed for them, or they have blocked it */
  async ({ address, caller }: Visitor, tenant: string, message: OutActivity): Promise<boolean> => {
    try {
      const chat = await patiently(waits, () => chatWith(framework, address, tenant));
      await patiently(waits, () => framework.send(chat, message));
      if (!address.chat) await people.readdress(caller.account, asJson({ ...address, chat }) as object);
      return true;
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'refused' && cannotWrite.has(fault.status)) return false;
      throw error;
    }
  };
