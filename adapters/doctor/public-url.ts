import type { Config } from '../config.ts';
import { type Finding, good, note, problem } from './finding.ts';

/** Milliseconds to wait for an answer. */
const patience = 10_000;

interface Probe {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  /** What only the bot itself answers there. */
  readonly says: string;
}

const probesOf = ({ slack, teams }: Pick<Config, 'slack' | 'teams'>): readonly Probe[] => [
  ...(slack && slack.appToken === undefined
    ? [{ path: '/slack/events', method: 'POST', says: 'The time stamp is missing' } as const]
    : []),
  ...(teams ? [{ path: '/api/messages', method: 'GET', says: 'Microsoft Teams posts here.' } as const] : []),
  { path: '/my-data/', method: 'GET', says: 'This link does not work any more' },
];

const examinePath = async (publicUrl: string, { path, method, says }: Probe): Promise<Finding> => {
  const url = `${publicUrl}${path}`;
  try {
    const answer = await fetch(url, { method, redirect: 'manual', signal: AbortSignal.timeout(patience) });
    if ((await answer.text()).includes(says)) return good(`The bot answers at ${url}`);
    return problem(
      `Somebody else answers at ${url}, with status ${answer.status}.`,
      `Have your proxy lead ${path} to the bot, with its path, its method and its body as they are.`,
    );
  } catch {
    return problem(
      `Nobody answers at ${url}`,
      'Is the bot running? Does the name lead to your proxy, has it a certificate that is good, and does it lead to the bot’s port?',
    );
  }
};

/** Whether people and platforms reach the bot at PUBLIC_URL, as far as that can be seen from here. */
export const examinePublicUrl = async (
  config: Pick<Config, 'publicUrl' | 'slack' | 'teams'>,
): Promise<readonly Finding[]> => {
  const { publicUrl } = config;
  if (publicUrl === undefined) {
    return [
      note('PUBLIC_URL is not set, so nobody gets links to the bot’s pages, and whether it is reached is not seen.'),
    ];
  }
  const found = await Promise.all(probesOf(config).map((probe) => examinePath(publicUrl, probe)));
  if (publicUrl.startsWith('https:')) return found;
  const next = 'Put HTTPS before the bot, and write PUBLIC_URL with https://';
  return [problem('PUBLIC_URL is not HTTPS: Slack and Teams call nothing else.', next), ...found];
};
