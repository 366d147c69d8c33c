import { isJson, optionalText, refuse, refuseArguments, textArg } from '../call.ts';
import { viewOf } from '../checks.ts';
import type { Json, OpenView } from '../world.ts';
import { describeView, findByExternalId, openModal, publishHome, pushModal, redraw, stackOf } from '../world-views.ts';
import type { Asked, Method } from './method.ts';

const described = ({ slack, workspace }: Asked, open: OpenView): Json => ({
  view: describeView(slack.world, workspace, open),
});

const checkExternalId = ({ workspace }: Asked, view: Json, own?: OpenView): void => {
  const id = view['external_id'];
  if (typeof id !== 'string') return;
  const other = findByExternalId(workspace, id);
  if (other && other !== own) refuse('duplicate_external_id');
};

const checkHash = ({ args }: Asked, open: OpenView | undefined): void => {
  const hash = optionalText(args, 'hash');
  if (hash !== undefined && hash !== open?.hash) refuse('hash_conflict');
};

const modalArg = (asked: Asked): Json => {
  const view = viewOf(asked.args['view'], 'modal', asked.slack.strict);
  checkExternalId(asked, view);
  return view;
};

/** Asked for last: only a view that is right spends the trigger. */
const placeOf = (asked: Asked) => {
  const { slack, args, workspace } = asked;
  const { user } = slack.triggers.use(textArg(args, 'trigger_id'), workspace.id);
  return { world: slack.world, workspace, user };
};

const open = (asked: Asked): Json => {
  const view = modalArg(asked);
  return described(asked, openModal(placeOf(asked), view));
};

/** https://docs.slack.dev/reference/methods/views.push: three at most. */
const mostPushed = 3;

const push = (asked: Asked): Json => {
  const view = modalArg(asked);
  const place = placeOf(asked);
  const height = stackOf(asked.workspace, place.user).length;
  if (height === 0) refuse('not_found');
  if (height >= mostPushed) refuse('push_limit_reached');
  return described(asked, pushModal(place, view));
};

const openViewArg = ({ args, workspace }: Asked): OpenView => {
  const id = optionalText(args, 'view_id');
  const externalId = optionalText(args, 'external_id');
  if (id === undefined && externalId === undefined) {
    return refuseArguments('invalid_arguments', ['one of view_id or external_id is required']);
  }
  const found = id === undefined ? findByExternalId(workspace, externalId ?? '') : workspace.views.get(id);
  return found ?? refuse('not_found');
};

const surfaceOf = ({ view }: OpenView): 'modal' | 'home' => (view['type'] === 'home' ? 'home' : 'modal');

const update = (asked: Asked): Json => {
  const { slack, args } = asked;
  if (!isJson(args['view'])) viewOf(args['view'], 'modal', slack.strict);
  const opened = openViewArg(asked);
  const view = viewOf(args['view'], surfaceOf(opened), slack.strict);
  checkHash(asked, opened);
  checkExternalId(asked, view, opened);
  return described(asked, redraw(slack.world, opened, view));
};

const publish = (asked: Asked): Json => {
  const { slack, args, workspace } = asked;
  const view = viewOf(args['view'], 'home', slack.strict);
  const user = textArg(args, 'user_id');
  if (!workspace.users.has(user)) refuse('user_not_found');
  const home = workspace.homes.get(user);
  checkHash(asked, home);
  checkExternalId(asked, view, home);
  return described(asked, publishHome({ world: slack.world, workspace, user }, view));
};

export const views: Readonly<Record<string, Method>> = {
  'views.open': { by: 'bot', run: open },
  'views.push': { by: 'bot', run: push },
  'views.update': { by: 'bot', run: update },
  'views.publish': { by: 'bot', run: publish },
};
