import { asCard, type ClientCard } from './client-card.ts';
import { type CardState, newState } from './client-state.ts';
import type { FakeTeams } from './fake-teams.ts';
import type { Answer, Transport } from './transport.ts';
import type { Activity, Conversation, Dialog, Json, Tenant, User } from './world.ts';
import { cardsFor } from './world-activities.ts';

export interface ClientSettings {
  readonly fake: FakeTeams;
  /** How Teams reaches the bot; `repeats` of it repeats what this person did. */
  readonly transport: Transport;
  /** Ids. */
  readonly tenant: string;
  readonly user: string;
  /** A channel or a group chat; the chat with the bot where it is left out. */
  readonly conversation?: string;
  /** A client from before Action.Execute. */
  readonly isOld?: boolean;
  /** Waits until the bot has done what it does after its answer. */
  readonly settled?: () => Promise<void>;
}

/** A card on the screen. */
export type Surface = { readonly card: ClientCard } & (
  | { readonly kind: 'message'; readonly conversation: Conversation; readonly activity: Activity }
  | { readonly kind: 'dialog'; readonly dialog: Dialog }
);

/** What every act of a person needs. */
export interface Client {
  readonly fake: FakeTeams;
  readonly tenant: Tenant;
  readonly user: User;
  /** What the window shows. */
  readonly here: Conversation;
  readonly isOld: boolean;
  /** What Teams itself told this person. */
  readonly notices: string[];
  /** What the inputs of a card hold by now. */
  look(card: ClientCard): CardState;
  /** Forgets what was filled in and not sent, as a window does that is closed. */
  forget(): void;
  /** Delivers something, heeds the answer at once, and waits until the bot is done. */
  act(activity: Json, heed?: (answer: Answer) => void): Promise<Answer>;
}

const settledAtOnce = async (): Promise<void> => undefined;

export const createClient = (settings: ClientSettings): Client => {
  const { fake, transport, isOld = false, settled = settledAtOnce } = settings;
  const { world } = fake;
  const tenant = world.tenant(settings.tenant);
  const user = tenant.users.get(settings.user);
  if (!user) throw new Error(`There is nobody called ${settings.user}`);
  const here =
    settings.conversation === undefined
      ? world.personal(tenant.id, user.id)
      : world.conversation(settings.conversation);
  let states = new WeakMap<ClientCard, CardState>();

  return {
    fake,
    tenant,
    user,
    here,
    isOld,
    notices: [],
    look: (card) => {
      const state = states.get(card) ?? newState(card);
      states.set(card, state);
      return state;
    },
    forget: () => {
      states = new WeakMap();
    },
    act: async (activity, heed) => {
      const answer = await transport.deliver(activity);
      heed?.(answer);
      await settled();
      return answer;
    },
  };
};

/** The open dialog's card, if one is open. */
export const dialogSurface = ({ tenant, user }: Client): Surface | undefined => {
  const dialog = tenant.dialogs.get(user.id);
  return dialog?.content.kind === 'card' ? { kind: 'dialog', dialog, card: asCard(dialog.content.card) } : undefined;
};

/** The cards in a conversation, from the newest. */
export const messageSurfaces = ({ user }: Client, conversation: Conversation): readonly Surface[] =>
  conversation.activities
    .flatMap((activity) =>
      cardsFor(activity, user.id).map(
        (card) => ({ kind: 'message', conversation, activity, card: asCard(card) }) as const,
      ),
    )
    .toReversed();
