import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import type { Injected } from '../support/slack/injections.ts';
import type { Person } from '../support/slack/person.ts';
import { deliver, press, shortcut, usedInMessage } from './bad-acts-set-up.ts';
import { type Bot, beginBot, channels, people, workspace } from './bot-set-up.ts';
import { watchRejections } from './guard-set-up.ts';

const database = databases[1].use();

const begin = async (): Promise<{ readonly bot: Bot; readonly isWell: () => Promise<void> }> => {
  const rejections = watchRejections();
  await database().prisma.draft.deleteMany();
  // Longer than an acknowledgement may take.
  const bot = await beginBot({ database: database(), patience: 2_500 });
  const isWell = async (): Promise<void> => {
    await bot.person(people.ben).types('/hmep secret');
    await expect.poll(() => bot.person(people.ben).reads()).toContain('Between you and me.');
    expect(rejections).toEqual([]);
    expect(bot.leaks('This is for everybody.', 'Between you and me.', 'This is version', 'xylophone')).toEqual([]);
  };
  return { bot, isWell };
};

const hears = (person: Person, words: string) =>
  expect.poll(() => person.reads(), { timeout: 20_000 }).toContain(words);

const expired: Injected = { kind: 'error', error: 'expired_trigger_id' };
const tooLate = 'Your form is ready, but it came too late for Slack to open it.';

/** In all of these ways Slack does not do what it is asked. */
const troubles: readonly (readonly [what: string, answer: Injected])[] = [
  [
    '429',
    { kind: 'status', status: 429, headers: { 'retry-after': '30' }, body: '{"ok":false,"error":"ratelimited"}' },
  ],
  ['500', { kind: 'status', status: 500, body: 'Internal Server Error' }],
  ['a page in place of JSON', { kind: 'status', status: 200, body: '<html>xoxb</html>' }],
  ['a closed connection', { kind: 'close', effect: 'missing' }],
  ['an internal error', { kind: 'error', error: 'internal_error' }],
  ['a revoked token', { kind: 'error', error: 'token_revoked' }],
  ['an account that is closed', { kind: 'error', error: 'account_inactive' }],
];

const hang: Injected = { kind: 'hang', ms: 30_000, effect: 'after' };

describe.each([...troubles, ['an expired trigger', expired] as const])('%s for views.open', (_, answer) => {
  it('gives whoever typed a command a button that opens the form', async () => {
    const { bot, isWell } = await begin();
    bot.fake.inject({ method: 'views.open', answer });
    await bot.ann.types('/hmep report');
    await hears(bot.ann, tooLate);
    await bot.ann.presses('Open the form');
    await hears(bot.ann, 'Which number has it?');
    await isWell();
  });

  it('gives whoever pressed in a channel such a button', async () => {
    const { bot, isWell } = await begin();
    bot.fake.inject({ method: 'views.open', answer });
    await deliver(bot, 'interactive', usedInMessage(bot, press('report')));
    await hears(bot.annIn('roads'), tooLate);
    await isWell();
  });

  it('gives whoever used the shortcut such a button, in a direct message', async () => {
    const { bot, isWell } = await begin();
    bot.fake.inject({ method: 'views.open', answer });
    await deliver(bot, 'interactive', shortcut(bot, 'report'));
    await hears(bot.ann, tooLate);
    await isWell();
  });

  it('tells whoever wants the rest of a message to press again', async () => {
    const { bot, isWell } = await begin();
    bot.fake.inject({ method: 'views.open', answer });
    await deliver(bot, 'interactive', usedInMessage(bot, { action_id: 'rest', value: `#${'b'.repeat(32)}` }));
    await hears(bot.annIn('roads'), 'Press the button again.');
    await isWell();
  });
});

describe.each(troubles)('%s for chat.postMessage', (_, answer) => {
  it('shows an answer for everybody to whoever asked, and says why', async () => {
    const { bot, isWell } = await begin();
    bot.fake.inject({ method: 'chat.postMessage', answer });
    const ann = bot.annIn('roads');
    await ann.types('/hmep tell');
    await hears(ann, 'This is for everybody.');
    expect(ann.reads()).toMatch(/Only you can see this|only you can see it/u);
    await isWell();
  });

  it('shows the answer of a press to whoever pressed', async () => {
    const { bot, isWell } = await begin();
    bot.fake.inject({ method: 'chat.postMessage', answer });
    await deliver(bot, 'interactive', usedInMessage(bot, press('tell')));
    await hears(bot.annIn('roads'), 'This is for everybody.');
    await isWell();
  });
});

describe.each(troubles)('%s for response_url', (_, answer) => {
  it('is tried once more where it may pass', async () => {
    const { bot, isWell } = await begin();
    const passes = answer.kind === 'close' || (answer.kind === 'status' && answer.status === 500);
    bot.fake.inject({ method: 'response_url', answer });
    await deliver(bot, 'interactive', usedInMessage(bot, press('secret')));
    if (passes) await hears(bot.annIn('roads'), 'Between you and me.');
    await isWell();
  });
});

describe('an address for answers that Slack takes none at any more', () => {
  const over: Injected = { kind: 'status', status: 404, body: 'expired_url' };

  it('has the answer of a press go to the direct messages', async () => {
    const { bot, isWell } = await begin();
    bot.fake.inject({ method: 'response_url', answer: over });
    await deliver(bot, 'interactive', usedInMessage(bot, press('secret')));
    await hears(bot.person(people.ann), 'Between you and me.');
    await isWell();
  });

  it('has an answer that came late go there too', { timeout: 30_000 }, async () => {
    const { bot, isWell } = await begin();
    bot.fake.inject({ method: 'response_url', answer: over });
    await bot.annIn('roads').types('/hmep slow');
    await expect
      .poll(
        () =>
          bot.fake.world
            .direct(workspace.id, people.ann)
            .messages.map(({ text }) => text)
            .join(),
        { timeout: 10_000 },
      )
      .toContain('It took a while.');
    await isWell();
  });
});

describe.each([...troubles, ['nothing for a long time', hang] as const])('%s for', (_, answer) => {
  it('users.info lets a newcomer be answered all the same', { timeout: 30_000 }, async () => {
    const { bot, isWell } = await begin();
    bot.fake.inject({ method: 'users.info', answer });
    await bot.ann.types('/hmep secret');
    await hears(bot.ann, 'Between you and me.');
    await isWell();
  });

  it('views.update lets the modal be sent all the same', { timeout: 30_000 }, async () => {
    const { bot, isWell } = await begin();
    await bot.ann.types('/hmep report');
    await hears(bot.ann, 'Which number has it?');
    bot.fake.inject({ method: 'views.update', answer });
    await bot.ann.modal.fills('It is', 'A road');
    await bot.ann.modal.fills('Which number', 'xylophone 12');
    await bot.ann.modal.submits();
    await hears(bot.ann, 'What did you see?');
    await isWell();
  });

  it('views.publish leaves Home as it was, and the next time it is there', { timeout: 30_000 }, async () => {
    const { bot, isWell } = await begin();
    bot.fake.inject({ method: 'views.publish', answer });
    expect(await bot.ann.opensHome()).toBe('');
    await bot.ann.opensHome();
    await expect.poll(() => bot.ann.readsHome()).toContain('Welcome.');
    await isWell();
  });

  it('chat.postEphemeral leaves a mention without an answer, and the next is answered', {
    timeout: 30_000,
  }, async () => {
    const { bot, isWell } = await begin();
    const ann = bot.annIn('roads');
    bot.fake.inject({ method: 'chat.postEphemeral', answer });
    await ann.writes('@HMEP secret');
    await ann.writes('@HMEP card');
    await hears(ann, 'This is version');
    await isWell();
  });
});

describe('an answer for everybody', () => {
  const telling = async (channel: keyof typeof channels) => {
    const begun = await begin();
    const ann = begun.bot.annIn(channel);
    await ann.types('/hmep tell');
    return { ...begun, ann };
  };
  const postedIn = ({ fake }: Bot, channel: keyof typeof channels): readonly string[] =>
    fake.world
      .channel(workspace.id, channels[channel])
      .messages.filter(({ onlyFor }) => onlyFor === undefined)
      .map(({ text }) => text);

  it('in a channel without the bot is shown to whoever asked, and how to invite it', async () => {
    const { bot, ann, isWell } = await telling('without');
    await hears(ann, 'Type “/invite @HMEP” here');
    expect(ann.reads()).toContain('This is for everybody.');
    expect(postedIn(bot, 'without')).toEqual([]);
    await isWell();
  });

  it('in an archived channel is shown to whoever asked', async () => {
    const { bot, isWell } = await begin();
    bot.fake.world.channel(workspace.id, channels.roads).isArchived = true;
    const ann = bot.annIn('roads');
    await ann.types('/hmep tell');
    await hears(ann, 'because this channel was archived');
    await isWell();
  });

  it.each([
    ['shared', 'People of other organisations read in #shared'],
    ['guests', 'Guests, who are not members of your workspace, read in #guests'],
  ] as const)('in a channel that is %s warns first, and shows it to whoever asked', async (channel, warning) => {
    const { bot, ann, isWell } = await telling(channel);
    await hears(ann, warning);
    expect(postedIn(bot, channel)).toEqual([]);
    await ann.presses('Show it to me');
    await expect.poll(() => ann.modal.reads()).toContain('This is for everybody.');
    expect(postedIn(bot, channel)).toEqual([]);
    await isWell();
  });

  it.each(['shared', 'guests'] as const)('in a channel that is %s is shown to all at a press', async (channel) => {
    const { bot, ann, isWell } = await telling(channel);
    await hears(ann, 'Show it to everybody here');
    await ann.presses('Show it to everybody here');
    await expect.poll(() => postedIn(bot, channel)).toEqual(['This is for everybody.']);
    expect(ann.reads()).not.toContain('Show it to everybody here');
    await isWell();
  });

  it('where Slack does not say who reads there warns first', async () => {
    const { bot, isWell } = await begin();
    bot.fake.inject({ method: 'conversations.members', answer: { kind: 'status', status: 500 } });
    const ann = bot.annIn('roads');
    await ann.types('/hmep tell');
    await hears(ann, 'I could not find out whether people from outside read in #roads');
    await isWell();
  });
});
