import { beforeEach, describe, expect, it } from 'vitest';
import type { InstallationId } from '../../adapters/slack/installations/installation.ts';
import { botScopes, requiredScopes } from '../../adapters/slack/scopes.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginOAuth } from './oauth-set-up.ts';

describe.each(mainly('postgresql'))('installing by OAuth on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  const begin = (how: Parameters<typeof beginOAuth>[1] = {}) => beginOAuth(database(), how);

  it('goes from the page through Slack to a stored installation that works', async () => {
    const { slack, told, installations, open, back, clock, said } = await begin();
    const { html, link, cookie } = await open();
    for (const { scope, optional } of botScopes) expect(html.includes(`>Slack calls this ${scope}.<`)).toBe(!optional);
    const asked = new URL(link);
    expect(`${asked.origin}${asked.pathname}`).toBe(slack.authorizationUrl);
    expect(asked.searchParams.get('scope')).toBe(requiredScopes.map(({ scope }) => scope).join(','));

    const returned = slack.approve(link, 'T1');
    const { status, html: page } = await back(returned, cookie);
    expect(status).toBe(200);
    expect(page).toContain('<h1>Roads has installed HMEP</h1>');
    expect(page).toContain('It waits until the programme office admits it.');
    expect(page).toContain('/hmep help');
    expect(told).toEqual([{ id: 'T1', name: 'Roads', isNew: true }]);

    const [granted] = slack.tokens('T1');
    const access = await installations.access('T1' as InstallationId);
    expect(access).toMatchObject({
      token: granted?.token,
      installation: { id: 'T1', name: 'Roads', scopes: requiredScopes.map(({ scope }) => scope) },
    });

    clock.advance({ hours: 11, minutes: 30 });
    const renewed = await installations.access('T1' as InstallationId);
    expect(renewed?.token).toBe(slack.tokens('T1')[1]?.token);
    expect(renewed?.token).not.toBe(granted?.token);

    expect(JSON.stringify(said)).not.toMatch(/xox|code|state|secret|Roads/u);
  });

  it('says whether the workspace takes part, and tells what is new from what was there', async () => {
    const { install, become, told } = await begin();
    await install('T1');
    become('admitted');
    expect((await install('T1')).html).toContain('Roads takes part, so everything works now.');
    become('refused');
    expect((await install('T1')).html).toContain('Only the programme office can change that');
    expect(told).toMatchObject([{ isNew: true }, { isNew: false }, { isNew: false }]);
  });

  it('stores an organisation-wide installation under the organisation', async () => {
    const { install, installations } = await begin();
    expect((await install('E1')).html).toContain('County has installed HMEP');
    const id = installations.idFor({ teamId: 'T9', enterpriseId: 'E1', isEnterpriseInstall: true });
    expect(id && (await installations.access(id))?.installation.name).toBe('County');
  });

  it('escapes what a workspace is called', async () => {
    const { install } = await begin();
    const { html } = await install('T2');
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Roads&quot; has installed HMEP');
  });

  it('is safe and readable: headers, no script, a language', async () => {
    const { open, install, publicUrl } = await begin();
    const { response, html } = await open();
    for (const { headers, page } of [
      { headers: response.headers, page: html },
      await install('T1').then(({ headers: theirs, html: text }) => ({ headers: theirs, page: text })),
    ]) {
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/u);
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(page).toContain('<html lang="en-GB">');
      expect(page).toContain('width=device-width');
      expect(page).toContain('prefers-color-scheme: dark');
      expect(page).not.toMatch(/<script|style="|onclick/u);
    }
    const asked = (method: string, path: string) => fetch(`${publicUrl}/slack/${path}`, { method });
    const answers = await Promise.all([
      asked('POST', 'install'),
      asked('HEAD', 'install'),
      asked('HEAD', 'oauth_redirect'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([405, 200, 405]);
  });

  it('ends where somebody cancels', async () => {
    const { slack, open, back, told, said } = await begin();
    const { link, cookie } = await open();
    const { status, html } = await back(slack.deny(link), cookie);
    expect([status, html.includes('cancelled at Slack')]).toEqual([200, true]);
    expect([told, said]).toEqual([[], []]);
  });

  describe('refuses a link', () => {
    const refused = async (
      how: (here: Awaited<ReturnType<typeof begin>>) => Promise<{ readonly status: number; readonly html: string }>,
    ) => {
      const here = await begin();
      const { status, html } = await how(here);
      expect(html).toContain('This link does not work any more');
      expect(html).toContain('href="install"');
      expect(status).toBe(400);
      expect(await here.installations.list()).toEqual([]);
      expect(here.told).toEqual([]);
      expect(here.said).toEqual([]);
    };

    it('that is too old', () =>
      refused(async ({ slack, open, back, clock }) => {
        const { link, cookie } = await open();
        clock.advance({ minutes: 10, seconds: 1 });
        return back(slack.approve(link, 'T1'), cookie);
      }));

    it('of another browser', () =>
      refused(async ({ slack, open, back }) => {
        const { link } = await open();
        const { cookie } = await open();
        return back(slack.approve(link, 'T1'), cookie);
      }));

    it('without its cookie', () =>
      refused(async ({ slack, open, back }) => back(slack.approve((await open()).link, 'T1'), '')));

    it('without a state, or without a code', async () => {
      await refused(({ back, publicUrl }) =>
        back(`${publicUrl}/slack/oauth_redirect?code=1`, 'slack-app-oauth-state='),
      );
      await refused(({ back, publicUrl }) => back(`${publicUrl}/slack/oauth_redirect`, ''));
    });

    it('with a state that somebody made up', () =>
      refused(({ back, publicUrl }) => {
        const state = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{}').toString('base64url')}.`;
        return back(`${publicUrl}/slack/oauth_redirect?code=1&state=${state}`, `slack-app-oauth-state=${state}`);
      }));

    it('with a code that Slack does not know', () =>
      refused(async ({ slack, open, back }) => {
        const { link, cookie } = await open();
        const url = new URL(slack.approve(link, 'T1'));
        url.searchParams.set('code', 'made-up');
        return back(url.href, cookie);
      }));

    it('to an address that cannot be read', () => refused(({ back, publicUrl }) => back(`${publicUrl}//`, '')));
  });

  it('refuses a link that was used before, and keeps what it gave', async () => {
    const { slack, open, back, installations } = await begin();
    const { link, cookie } = await open();
    const url = slack.approve(link, 'T1');
    expect((await back(url, cookie)).status).toBe(200);
    expect((await back(url, cookie)).status).toBe(400);
    expect(await installations.list()).toHaveLength(1);
  });

  it('says when Slack does not answer, or refuses the app, and logs why without secrets', async () => {
    const down = await begin();
    down.slack.inject({ method: 'oauth.v2.access', answer: { kind: 'close', effect: 'missing' } });
    const silent = await down.install('T1');
    expect([silent.status, silent.html.includes('Slack did not answer')]).toEqual([502, true]);
    down.slack.inject({ method: 'oauth.v2.access', answer: { kind: 'status', status: 500 } });
    expect((await down.install('T1')).status).toBe(502);
    expect((await down.install('T1')).status).toBe(200);

    const wrong = await begin({ secret: 'another-secret' });
    expect((await wrong.install('T1')).status).toBe(502);
    expect(wrong.said).toEqual([[expect.objectContaining({ slack: 'bad_client_secret' }), expect.any(String)]]);
    expect(wrong.told).toEqual([]);
  });

  it('says when the bot could not store it, and can be begun again', async () => {
    const { install, said } = await begin({ broken: true });
    const { status, html } = await install('T1');
    expect([status, html.includes('Something went wrong here, not at Slack')]).toEqual([500, true]);
    expect(said).toEqual([[expect.anything(), expect.stringMatching(/could not be stored/u)]]);
  });
});
