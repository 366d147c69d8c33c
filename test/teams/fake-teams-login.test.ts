import { createPublicKey, verify } from 'node:crypto';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { expect, test } from 'vitest';
import type { FakeTeams } from '../support/teams/fake-teams.ts';
import { type BadToken, badTokens } from '../support/teams/tokens.ts';
import type { Json } from '../support/teams/world.ts';
import { logIn, password, startTown, westhaven } from './fake-teams-town.ts';

const json = async (url: string): Promise<Json> => (await (await fetch(url)).json()) as Json;

const decoded = (part = ''): Json => JSON.parse(Buffer.from(part, 'base64url').toString()) as Json;

/** What is wrong with a token, as somebody sees who checks everything. */
const problemsWith = async (fake: FakeTeams, token: string): Promise<readonly string[]> => {
  const [head, body, signature = ''] = token.split('.');
  const { jwks_uri } = await json(fake.openIdMetadataUrl);
  const { keys } = (await json(String(jwks_uri))) as { readonly keys?: readonly Json[] };
  const { alg, kid } = decoded(head);
  const key = keys?.find((each) => each['kid'] === kid);
  const isSigned =
    key !== undefined &&
    verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${body}`),
      createPublicKey({ key, format: 'jwk' }),
      Buffer.from(signature, 'base64url'),
    );
  const claims = decoded(body);
  const now = Date.now() / 1000;
  const checks = {
    alg: alg === 'RS256',
    signature: isSigned,
    endorsements: [key?.['endorsements']].flat().includes('msteams'),
    nbf: Number(claims['nbf']) <= now,
    exp: Number(claims['exp']) > now,
    aud: claims['aud'] === fake.appId,
    iss: claims['iss'] === 'https://api.botframework.com',
    serviceurl: claims['serviceurl'] === fake.serviceUrl,
  };
  return Object.entries(checks).flatMap(([name, isGood]) => (isGood ? [] : [name]));
};

test('a good token', async () => {
  const fake = await startTown();
  expect(await problemsWith(fake, fake.tokenFor(fake.serviceUrl))).toEqual([]);
});

const wrongWith: Readonly<Record<BadToken, readonly string[]>> = {
  'a forged signature': ['signature'],
  'no signature (alg none)': ['alg', 'signature'],
  'the public key as a secret (HS256)': ['alg', 'signature'],
  'a key that nobody knows': ['signature', 'endorsements'],
  'a key without an endorsement': ['endorsements'],
  'a key that is endorsed for another channel': ['endorsements'],
  'a time that has not come': ['nbf'],
  'a time that is over': ['exp'],
  'another audience': ['aud'],
  'no audience': ['aud'],
  'another issuer': ['iss'],
  'another service URL': ['serviceurl'],
  'no service URL': ['serviceurl'],
};

test.each(Object.keys(badTokens) as readonly BadToken[])('a token with %s', async (wrong) => {
  const fake = await startTown();
  expect(await problemsWith(fake, fake.badToken(wrong))).toEqual(wrongWith[wrong]);
});

test('the bot logs in with its secret, as Microsoft’s own library does it', async () => {
  const fake = await startTown();
  for (const tenant of ['botframework.com', westhaven.id]) {
    const authority = `https://login.microsoftonline.com/${tenant}`;
    const application = new ConfidentialClientApplication({
      auth: { clientId: fake.appId, clientSecret: password, authority },
      system: { networkClient: fake.networkClient },
    });
    const token = await application.acquireTokenByClientCredential({
      scopes: ['https://api.botframework.com/.default'],
    });
    expect(token?.accessToken).toMatch(/^for-the-connector-/u);
  }
  expect(fake.tokensGiven()).toBe(2);
});

test.each([
  ['invalid_client', { client_secret: 'another' }],
  ['unauthorized_client', { client_id: 'another' }],
  ['invalid_scope', { scope: 'https://graph.microsoft.com/.default' }],
  ['unsupported_grant_type', { grant_type: 'password' }],
])('the bot is told %s', async (error, form) => {
  const fake = await startTown();
  const { status, body } = await logIn(fake, form);
  expect([status >= 400, body['error']]).toEqual([true, error]);
  expect(fake.tokensGiven()).toBe(0);
});

test('nothing goes to any other server', async () => {
  const { networkClient } = await startTown();
  await expect(networkClient.sendGetRequestAsync('https://graph.microsoft.com/v1.0/me')).rejects.toThrow(
    'Tests do not',
  );
});
