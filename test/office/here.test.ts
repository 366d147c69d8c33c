import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConversationId, DeliveryId } from '../../src/chat/ids.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Conversation } from '../../src/chat/request.ts';
import { button, createTestBot, said, viewOf } from '../support/bot.ts';
import { mainly } from '../support/databases.ts';
import { createTestMessenger } from '../support/test-messenger.ts';

const office = { externalId: 'T-office', name: 'The office' };
const officer = { platform: 'slack', workspace: office, externalId: 'U1', name: 'Office One' } as const;
const channel: Conversation = { id: 'C1' as ConversationId, kind: 'channel', name: '#office', channel: 'C1' };

describe.each(mainly('postgresql'))('the office’s channel on $kind', ({ use }) => {
  const database = use();

  it('gets the cards instead of each officer, until it is gone or the office says so', async () => {
    const slack = createTestMessenger();
    const { app, clock, person } = await createTestBot(database(), { messengers: { slack }, onlyPlayground: false });
    const alone = person(officer.name, officer);
    await alone.types(`claim ${await app.office.newCode(clock.now())}`);
    const inChannel = async (typed: string, values?: Readonly<Record<string, string>>): Promise<Reply> => {
      const caller = await app.people.meet(officer, clock.now());
      const basics = { caller, conversation: channel, deliveryId: randomUUID() as DeliveryId };
      return app.dispatch(
        values ? { ...basics, kind: 'press', command: typed, values } : { ...basics, kind: 'command', typed: [typed] },
      );
    };
    const registers = async (name: string, authority: string): Promise<void> => {
      await person(name, { ...officer, externalId: name, name }).types(`register ${authority}`);
      await app.worker.workOff();
    };

    expect(said(await alone.types('office here'))).toContain('in a channel that only the office is in');
    expect(said(await inChannel('office here'))).toContain('I am not in #office');
    const { id } = (await app.people.meet(officer, clock.now())).workspace;
    const remembered = { workspace: id, externalId: 'C1', name: '#office', address: {} };
    await app.deliveries.rememberChannel(remembered, clock.now());
    const asked = await inChannel('office here');
    expect(said(asked)).toContain('Everybody in this channel will read');
    const { command, values } = button(asked, 'Use this channel');
    expect(said(await inChannel(command, values as Record<string, string>))).toContain('#office (The office)');

    await registers('One', 'Hull');
    expect(slack.posted.map(({ to }) => to.kind)).toEqual(['conversation']);
    expect(viewOf(await alone.types('office here')).summary).toContain('#office (The office)');

    await app.deliveries.forgetChannels(id, ['C1']);
    await registers('Two', 'Leeds');
    expect(slack.posted.map(({ to }) => to.kind)).toEqual(['conversation', 'account']);

    await app.deliveries.rememberChannel(remembered, clock.now());
    await inChannel('office here', { to: 'here' });
    const stop = button(await inChannel('office here'), 'Send to each officer instead');
    expect(said(await alone.presses(stop))).toContain('no channel any more');
    await registers('Three', 'York');
    expect(slack.posted.map(({ to }) => to.kind)).toEqual(['conversation', 'account', 'account']);
  });
});
