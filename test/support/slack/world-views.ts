import { type Json, type OpenView, randomId, type Workspace, type World } from './world.ts';
import { withIds } from './world-messages.ts';

const stored = (view: Json): Json => ({ ...view, blocks: withIds((view['blocks'] ?? []) as readonly Json[]) });
const newHash = (world: World): string => `${world.nextTs().slice(0, 10)}.${randomId(8).toLowerCase()}`;
const externalIdOf = (view: Json): string => (typeof view['external_id'] === 'string' ? view['external_id'] : '');

interface Place {
  readonly world: World;
  readonly workspace: Workspace;
  readonly user: string;
}

const viewAt = ({ world, workspace, user }: Place, view: Json, below?: OpenView): OpenView => {
  const id = `V${randomId()}`;
  workspace.everShown?.push({ user, view });
  return {
    id,
    workspace: workspace.id,
    user,
    rootId: below?.rootId ?? id,
    previousId: below?.id,
    hash: newHash(world),
    externalId: externalIdOf(view),
    view: stored(view),
    values: {},
  };
};

/** Somebody's open modals, the one on top last. */
export const stackOf = (workspace: Workspace, user: string): readonly OpenView[] => workspace.modals.get(user) ?? [];

/** The modal on top, if one is open. */
export const modalOf = (workspace: Workspace, user: string): OpenView | undefined => stackOf(workspace, user).at(-1);

const setStack = (workspace: Workspace, user: string, stack: readonly OpenView[]): void => {
  for (const { id } of stackOf(workspace, user)) workspace.views.delete(id);
  for (const open of stack) workspace.views.set(open.id, open);
  workspace.modals.set(user, [...stack]);
};

/** Opens a modal in the place of all that were open. */
export const openModal = (place: Place, view: Json): OpenView => {
  const opened = viewAt(place, view);
  setStack(place.workspace, place.user, [opened]);
  return opened;
};

/** Puts a modal on top of the open one: views.push, or an acknowledgement that says `push`. */
export const pushModal = (place: Place, view: Json): OpenView => {
  const below = stackOf(place.workspace, place.user);
  const opened = viewAt(place, view, below.at(-1));
  setStack(place.workspace, place.user, [...below, opened]);
  return opened;
};

/** Draws a view anew: views.update, or an acknowledgement that says `update`. */
export const redraw = (world: World, open: OpenView, view: Json): OpenView => {
  world.workspace(open.workspace).everShown?.push({ user: open.user, view });
  open.view = stored(view);
  open.externalId = externalIdOf(view);
  open.hash = newHash(world);
  return open;
};

/** Closes the modal on top. */
export const closeTop = (workspace: Workspace, user: string): OpenView | undefined => {
  const stack = stackOf(workspace, user);
  setStack(workspace, user, stack.slice(0, -1));
  return stack.at(-1);
};

/** Closes all modals: an acknowledgement that says `clear`. */
export const closeAll = (workspace: Workspace, user: string): void => setStack(workspace, user, []);

/** Shows somebody's Home; its id stays the same. */
export const publishHome = (place: Place, view: Json): OpenView => {
  const there = place.workspace.homes.get(place.user);
  const home = there ? redraw(place.world, there, view) : viewAt(place, view);
  place.workspace.homes.set(place.user, home);
  place.workspace.views.set(home.id, home);
  return home;
};

/** An open modal, or a Home, by its external_id, which is unique in a workspace. */
export const findByExternalId = (workspace: Workspace, externalId: string): OpenView | undefined =>
  externalId === '' ? undefined : [...workspace.views.values()].find((open) => open.externalId === externalId);

/** A view as Slack's payloads and answers describe it. */
export const describeView = (world: World, workspace: Workspace, open: OpenView): Json => ({
  submit: null,
  close: null,
  private_metadata: '',
  callback_id: '',
  clear_on_close: false,
  notify_on_close: false,
  ...open.view,
  id: open.id,
  team_id: workspace.id,
  state: { values: open.values },
  hash: open.hash,
  previous_view_id: open.previousId ?? null,
  root_view_id: open.rootId,
  app_id: world.appId,
  external_id: open.externalId,
  app_installed_team_id: workspace.id,
  bot_id: workspace.botId,
});
