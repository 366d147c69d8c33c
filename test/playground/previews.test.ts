import { describe, expect, it } from 'vitest';
import { byId, parseHtml, textIn } from '../support/playground-html.ts';
import { createVisitor } from '../support/playground-visitor.ts';
import { useServed } from './served.ts';

const link = /href="(\/playground\/[^"]*\/others\/[^"]*)"/gu;

describe('how others see what the bot says', () => {
  const served = useServed();

  const linksIn = (html: string): readonly string[] =>
    [...html.matchAll(link)].map(([, path = '']) => path.replaceAll('&amp;', '&'));
  const linksOf = async (place: string, as: string) =>
    linksIn((await served().send({ path: `/playground/${place}?as=${as}` })).text);

  const previewAt = async (path: string) => {
    const answer = await served().send({ path });
    expect(answer.status).toBe(200);
    const page = parseHtml(answer.text);
    const json = (id: string): unknown => {
      const code = byId(page, id);
      return code && JSON.parse(textIn(code));
    };
    return { slack: json('slack-json'), teams: json('teams-json'), text: textIn(page), answer };
  };
  const previewOfLast = async (place: 'hmep' | 'highways', as: string, text: string) => {
    await createVisitor({ url: served().url, place, as }).says(text);
    return previewAt((await linksOf(place, as)).at(-1) ?? '');
  };

  it('is a message and a card for a view, both as they would be sent', async () => {
    const { slack, teams, text } = await previewOfLast('hmep', 'officer', '/hmep card');
    expect(slack).toMatchObject({ text: 'Version 1', blocks: [{ type: 'rich_text' }, { type: 'actions' }] });
    expect(teams).toMatchObject({ type: 'AdaptiveCard', version: '1.5', fallbackText: 'Version 1' });
    expect(JSON.stringify(teams)).toContain('"title":"Leave version 1"');
    expect(text).toContain('A message in your chat with HMEP');
    expect(text).toContain('A card in your chat with HMEP');
  });

  it('is a modal and a card for a form; in a channel on Teams a dialog', async () => {
    const alone = await previewOfLast('hmep', 'host', '/hmep questions');
    expect(alone.slack).toMatchObject({ type: 'modal', callback_id: 'form' });
    expect(JSON.stringify(alone.teams)).toContain('"type":"Action.Execute"');
    const there = await previewOfLast('highways', 'host', '/hmep questions');
    expect(there.slack).toMatchObject({ type: 'modal', callback_id: 'form' });
    // Dialogs know no other way to send.
    expect(JSON.stringify(there.teams)).not.toContain('Action.Execute');
    expect(there.text).toContain('A dialog, behind a button in the channel');
  });

  it('says where others see it who may', async () => {
    const open = await previewOfLast('highways', 'councillor', '@hmep card');
    const alone = await previewOfLast('highways', 'councillor', '/hmep help');
    expect(open.text).toContain('A message in the channel');
    expect(alone.text).toContain('A message in the channel that you alone see');
    expect(alone.text).toContain('A card in your chat with HMEP');
  });

  it('is what is typed as text, and its beginning where it is too long', async () => {
    for (const text of ['markup', 'closing', 'script', 'template', 'long', 'word']) {
      const { slack, teams } = await previewOfLast('hmep', 'colleague', `/hmep gallery ${text}`);
      expect(JSON.stringify(slack).length).toBeLessThan(60_000);
      expect(Buffer.byteLength(JSON.stringify(teams))).toBeLessThanOrEqual(25_000);
    }
    const { slack, teams } = await previewOfLast('hmep', 'colleague', '/hmep gallery word');
    for (const each of [slack, teams]) expect(JSON.stringify(each)).toContain('See the rest');
  });

  it('is home, too', async () => {
    const [home = ''] = await linksOf('home', 'officer');
    const { slack, teams } = await previewAt(home);
    expect(slack).toMatchObject({ type: 'home' });
    expect(teams).toMatchObject({ type: 'AdaptiveCard' });
  });

  it('is shown on a page that runs only the scripts of this computer', async () => {
    const { answer } = await previewOfLast('hmep', 'officer', '/hmep help');
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'none';.*script-src 'self';/u);
    expect(answer.text.match(/<script[^>]*>/gu)?.every((tag) => tag.includes('src="/playground/assets/'))).toBe(true);
    const script = await served().send({ path: '/playground/assets/adaptivecards.js' });
    expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  });

  it('is nobody’s who cannot see the message, nor of anything else', async () => {
    await createVisitor({ url: served().url, place: 'hmep', as: 'manager' }).says('/hmep card');
    const path = (await linksOf('hmep', 'manager')).at(-1) ?? '';
    const id = /others\/(\d+)/u.exec(path)?.[1] ?? '';
    const said = Number(id) - 1;
    for (const refused of [
      path.replace('as=manager', 'as=office'),
      path.replace('as=manager', 'as=nobody'),
      path.replace('/hmep/', '/highways/'),
      path.replace('/hmep/', '/home/'),
      `/playground/hmep/others/${said}?as=manager`,
      '/playground/hmep/others/home?as=manager',
      '/playground/hmep/others/999999999?as=manager',
      '/playground/hmep/others/1%20or%201?as=manager',
    ]) {
      expect([refused, (await served().send({ path: refused })).status]).toEqual([refused, 404]);
    }
    expect(await served().send({ path, headers: { host: 'evil.example' } })).toMatchObject({ status: 403 });
  });
});
