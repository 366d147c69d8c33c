import { blockProblems } from './check-blocks.ts';
import type { Client } from './client.ts';
import { blocksIn, controlsIn } from './client-blocks.ts';
import type { Json, OpenView } from './world.ts';
import { closeAll, closeTop, pushModal, redraw } from './world-views.ts';

/** By block_id. */
export type ModalErrors = Readonly<Record<string, string>>;

const checkedView = (view: unknown): Json => {
  const problems = blockProblems('modal', view);
  if (problems.length > 0)
    throw new Error(`Slack would refuse this view of an acknowledgement: ${problems.join('; ')}`);
  return view as Json;
};

const checkedErrors = (open: OpenView, told: unknown): ModalErrors => {
  const inputs = controlsIn(blocksIn(open.view)).filter(({ block }) => block.type === 'input');
  const ids = Object.keys(told ?? {});
  const stray = ids.filter((id) => inputs.every(({ blockId }) => blockId !== id));
  if (ids.length === 0 || stray.length > 0) throw new Error(`Slack cannot show these errors: ${JSON.stringify(told)}`);
  return told as ModalErrors;
};

const knownKeys = ['response_action', 'view', 'errors'];

/**
 * Does what the acknowledgement of a submission says; gives back the errors to show.
 * @throws where Slack would refuse it
 */
export const obey = (client: Client, open: OpenView, body: unknown): ModalErrors => {
  const { fake, workspace, user } = client;
  const place = { world: fake.world, workspace, user };
  const said = (body || {}) as Json;
  const strange = Object.keys(said).filter((key) => !knownKeys.includes(key));
  if (strange.length > 0) throw new Error(`Slack does not know this in an acknowledgement: ${strange.join(', ')}`);
  switch (said['response_action']) {
    case undefined:
      closeTop(workspace, user);
      return {};
    case 'errors':
      return checkedErrors(open, said['errors']);
    case 'update':
      redraw(fake.world, open, checkedView(said['view']));
      return {};
    case 'push':
      pushModal(place, checkedView(said['view']));
      return {};
    case 'clear':
      closeAll(workspace, user);
      return {};
    default:
      throw new Error(`Slack does not know the response_action ${String(said['response_action'])}`);
  }
};
