import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeSlack } from '../support/slack/fake-slack.ts';
import { closeTop, modalOf, stackOf } from '../support/slack/world-views.ts';
import { clientOf, errorOf, modal, section, startTown } from './fake-slack-town.ts';

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startTown();
});
afterEach(() => slack.stop());

const client = () => clientOf(slack, 'xoxb-alpha');
const workspace = () => slack.world.workspace('T1');
const open = async (view: object = modal(), trigger = slack.newTrigger('UANN')) => {
  const answer = await client().apiCall('views.open', { trigger_id: trigger, view });
  return answer as typeof answer & { readonly view: { readonly id: string; readonly hash: string } };
};
const push = (view: object = modal()) => client().apiCall('views.push', { trigger_id: slack.newTrigger('UANN'), view });
const publish = async (user: string, view: object, hash?: string) => {
  const answer = await client().apiCall('views.publish', { user_id: user, view, ...(hash ? { hash } : {}) });
  return answer as typeof answer & { readonly view: { readonly id: string; readonly hash: string } };
};
const update = (args: object) => client().apiCall('views.update', { view: modal('Other'), ...args });

describe('a trigger', () => {
  test('opens one modal', async () => {
    const trigger = slack.newTrigger('UANN');
    const { view } = await open(modal(), trigger);
    expect(modalOf(workspace(), 'UANN')).toMatchObject({ id: view.id, rootId: view.id, view: { type: 'modal' } });
    expect(await errorOf(open(modal(), trigger))).toBe('exchanged_trigger_id');
  });

  test('is dead after three seconds', async () => {
    const trigger = slack.newTrigger('UANN');
    await wait(3050);
    expect(await errorOf(open(modal(), trigger))).toBe('expired_trigger_id');
  });

  test('is known, and of the same workspace', async () => {
    expect(await errorOf(open(modal(), '1.2.abc'))).toBe('invalid_trigger_id');
    expect(await errorOf(open(modal(), slack.newTrigger('UCAT')))).toBe('invalid_trigger_id');
  });
});

describe('a modal', () => {
  test('is changed by its id or its external_id, with the hash it has', async () => {
    const { view } = await open(modal('Form', { external_id: 'mine' }));
    expect(
      await errorOf(update({ view_id: view.id, hash: view.hash, view: modal('Two', { external_id: 'mine' }) })),
    ).toBe('ok');
    expect(await errorOf(update({ view_id: view.id, hash: view.hash }))).toBe('hash_conflict');
    expect(await errorOf(update({ external_id: 'mine' }))).toBe('ok');
    expect(modalOf(workspace(), 'UANN')?.view).toMatchObject({ title: { text: 'Other' } });
  });

  test('that is closed, or never was, is not found', async () => {
    const { view } = await open();
    closeTop(workspace(), 'UANN');
    expect(await errorOf(update({ view_id: view.id }))).toBe('not_found');
    expect(await errorOf(update({ external_id: 'nobody' }))).toBe('not_found');
    expect(await errorOf(update({}))).toBe('invalid_arguments');
  });

  test.each([
    ['a title of 25 characters', modal('x'.repeat(25))],
    ['no block', modal('Form', { blocks: [] })],
    ['a Home', { type: 'home', blocks: [section('Hello')] }],
    ['nothing', {}],
  ])('with %s is refused, and the trigger stays good', async (_, view) => {
    const trigger = slack.newTrigger('UANN');
    expect(await errorOf(open(view, trigger))).toBe('invalid_arguments');
    expect(await errorOf(open(modal(), trigger))).toBe('ok');
  });

  test('has an external_id of its own', async () => {
    await open(modal('Form', { external_id: 'mine' }));
    const other = open(modal('Form', { external_id: 'mine' }), slack.newTrigger('UBEN'));
    expect(await errorOf(other)).toBe('duplicate_external_id');
  });

  test('is at most the third of a pile', async () => {
    expect(await errorOf(push())).toBe('not_found');
    await open();
    expect([await errorOf(push()), await errorOf(push()), await errorOf(push())]).toEqual([
      'ok',
      'ok',
      'push_limit_reached',
    ]);
    const [first, second] = stackOf(workspace(), 'UANN');
    expect(second).toMatchObject({ rootId: first?.id, previousId: first?.id });
  });
});

describe('a Home', () => {
  const home = { type: 'home', blocks: [section('Hello')] } as const;

  test('is shown, and keeps its id', async () => {
    const first = await publish('UANN', home);
    const second = await publish('UANN', home, first.view.hash);
    expect(second.view.id).toBe(first.view.id);
    expect(await errorOf(publish('UANN', home, first.view.hash))).toBe('hash_conflict');
    expect(workspace().homes.get('UANN')?.view).toMatchObject(home);
  });

  test('is refused where the person or the view is wrong', async () => {
    expect(await errorOf(publish('UCAT', home))).toBe('user_not_found');
    expect(await errorOf(publish('UANN', modal()))).toBe('invalid_arguments');
  });
});
