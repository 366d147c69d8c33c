import type { Caller } from '../../../src/chat/caller.ts';
import type { Conversation, Mention, Typed } from '../../../src/chat/request.ts';
import type { View } from '../../../src/chat/view.ts';
import type { Access, Installation, Installations } from '../installations/installation.ts';
import type { SlackTyped } from '../parse/parse-text.ts';
import { conversationIn, conversationWith, type Origin } from '../parse/place.ts';
import { forStrangers, notInstalled } from '../words.ts';
import type { Identify, Told } from './identify.ts';

/** Somebody who does something, known to the bot. */
export interface Visitor {
  readonly access: Access;
  readonly caller: Caller;
}

/** Whoever does something, or why the bot does not deal with them. */
export type Visit =
  | ({ readonly kind: 'visitor' } & Visitor)
  | { readonly kind: 'refused'; readonly view: View; readonly access?: Access };

export interface VisitParts {
  readonly installations: Installations;
  readonly identify: Identify;
}

/** Pieces of what was typed in which people are looked up; no command takes as many. */
const mostParts = 40;

export type Visits = ReturnType<typeof createVisits>;

/** Finds out where something comes from and who does it. */
export const createVisits = ({ installations, identify }: VisitParts) => {
  const access = async (origin: Origin): Promise<Access | undefined> => {
    const id = installations.idFor(origin);
    return id && installations.access(id);
  };

  return {
    access,

    /** @param told what the act says of them, where Slack does not answer */
    visit: async (found: Access | undefined, user: string, told?: Told): Promise<Visit> => {
      if (!found) return { kind: 'refused', view: notInstalled };
      const who = await identify(found, user, told);
      if (who.kind === 'stranger') return { kind: 'refused', view: forStrangers, access: found };
      return { kind: 'visitor', access: found, caller: who.caller };
    },

    /** What was typed, with the people in it as the core knows them. */
    resolve: async (found: Access, typed: SlackTyped): Promise<Typed> =>
      Promise.all(
        typed.map(async (part, index): Promise<string | Mention> => {
          if (typeof part === 'string') return part;
          if (index >= mostParts) return '@somebody';
          const who = await identify(found, part.user, { isMentioned: true });
          return who.kind === 'stranger' ? '@somebody' : { person: who.caller.person, name: who.caller.name };
        }),
      ),
  };
};

/** A conversation's channel, or where somebody is alone with the bot. */
export const conversationOf = (
  { id }: Installation,
  user: string,
  channel: { readonly id: string; readonly name: string } | undefined,
): Conversation => (channel ? conversationIn(id, channel) : conversationWith(id, user));
