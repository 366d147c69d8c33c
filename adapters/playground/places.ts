import type { ConversationId } from '../../src/chat/ids.ts';
import type { Conversation } from '../../src/chat/request.ts';
import { command, type Text } from '../../src/chat/text.ts';
import type { Persona } from './personas.ts';

/** Where one can talk in the playground. */
export interface Place {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly kind: Conversation['kind'] | 'home';
  /** What will be there, and what to do, as long as nothing is. */
  readonly empty?: Text;
  /** The personas who can see it, where not everybody can. */
  readonly only?: readonly string[];
}

export const places: readonly Place[] = [
  { key: 'home', name: 'Home', about: 'What is yours, at a glance', kind: 'home' },
  { key: 'hmep', name: 'HMEP', about: 'You and the bot, nobody else', kind: 'direct' },
  {
    key: 'highways',
    name: '# highways',
    about: 'A channel that everybody here shares',
    kind: 'channel',
    empty: [
      'Quiet so far. Type ',
      command('subscribe weekly'),
      ' and the programme’s news comes here, or say hello to your colleagues.',
    ],
  },
  {
    key: 'review-team',
    name: '# review-team',
    about: 'The team of a rehearsal, without the host',
    kind: 'channel',
    empty: ['The team and its lists for each day will be here. Type ', command('rehearse'), ' to begin a rehearsal.'],
    only: ['colleague', 'officer', 'councillor', 'manager', 'office'],
  },
  {
    key: 'review-host',
    name: '# review-host',
    about: 'The host of a rehearsal, and who manages it',
    kind: 'channel',
    empty: ['What the host prepares for each day will be here. Type ', command('rehearse'), ' to begin a rehearsal.'],
    only: ['host', 'manager', 'office'],
  },
];

/** Whether somebody can see a place. */
export const isFor = ({ only }: Place, { key }: Persona): boolean => only === undefined || only.includes(key);

export const directPlace = 'hmep';

export const findPlace = (key: string | undefined): Place | undefined => places.find((each) => each.key === key);

/** The conversation of a channel: each workspace has channels of its own. */
export const channelConversation = (workspace: string, key: string): ConversationId =>
  `playground:channel:${workspace}:${key}` as ConversationId;

/** The conversation that a persona has with the bot. */
export const directConversation = (persona: string): ConversationId => `playground:direct:${persona}` as ConversationId;

/** The conversation that a persona has at a place; what is said at home belongs to the direct one. */
export const conversationAt = ({ key, name, kind }: Place, persona: Persona): Conversation =>
  kind === 'channel'
    ? { id: channelConversation(persona.workspace.externalId, key), kind, name, channel: key }
    : { id: directConversation(persona.key), kind: 'direct', name: directPlace };
