import { blocksIn, type ClientBlock } from './client-blocks.ts';
import { stateOf, type ViewState } from './client-state.ts';
import type { FakeSlack } from './fake-slack.ts';
import type { Acknowledgement, DeliveryKind, Transport } from './transport.ts';
import type { Channel, Json, Message, OpenView, Workspace } from './world.ts';

export interface ClientSettings {
  readonly fake: FakeSlack;
  /** How Slack reaches the bot; `repeats` of it repeats what this person did. */
  readonly transport: Transport;
  /** Ids. */
  readonly workspace: string;
  readonly user: string;
  /** Waits until the bot has done what it does after an acknowledgement. */
  readonly settled?: () => Promise<void>;
}

/** Something on the screen that can be acted on. */
export type Surface =
  | { readonly kind: 'view'; readonly open: OpenView }
  | { readonly kind: 'message'; readonly channel: Channel; readonly message: Message };

/** What every act of a person needs. */
export interface Client {
  readonly fake: FakeSlack;
  readonly workspace: Workspace;
  readonly user: string;
  /** What Slack itself told this person. */
  readonly notices: string[];
  /** What the controls hold by now. */
  look(surface: Surface): ViewState;
  write(surface: Surface, state: ViewState): void;
  /** Delivers something, heeds the acknowledgement at once, and waits until the bot is done. */
  act(kind: DeliveryKind, body: Json, heed?: (answer: Acknowledgement) => void): Promise<Acknowledgement>;
  nameOf(user: string): string;
}

export const blocksOf = (surface: Surface): readonly ClientBlock[] =>
  surface.kind === 'view' ? blocksIn(surface.open.view) : blocksIn(surface.message);

const settledAtOnce = async (): Promise<void> => undefined;

export const createClient = (settings: ClientSettings): Client => {
  const { fake, transport, user, settled = settledAtOnce } = settings;
  const workspace = fake.world.workspace(settings.workspace);
  const messages = new Map<string, ViewState>();

  const held = (surface: Surface): ViewState =>
    surface.kind === 'view' ? (surface.open.values as unknown as ViewState) : (messages.get(surface.message.ts) ?? {});
  const write = (surface: Surface, state: ViewState): void => {
    if (surface.kind === 'view') surface.open.values = state as unknown as OpenView['values'];
    else messages.set(surface.message.ts, state);
  };
  return {
    fake,
    workspace,
    user,
    notices: [],
    write,
    look: (surface) => {
      const state = stateOf(blocksOf(surface), held(surface));
      write(surface, state);
      return state;
    },
    act: async (kind, body, heed) => {
      const answer = await transport.deliver(kind, body);
      heed?.(answer);
      await settled();
      return answer;
    },
    nameOf: (id) => workspace.users.get(id)?.name ?? id,
  };
};
