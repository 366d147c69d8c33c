import type { Config } from './config.ts';

export interface StartUp {
  readonly config: Pick<Config, 'databaseUrl' | 'dataDir' | 'playground' | 'slack' | 'teams'>;
  /** Where people reach it with a browser. */
  readonly publicUrl: string | undefined;
  /** The port that it listens on. */
  readonly port: number;
  /** How many people can act as the programme office. */
  readonly officers: number;
}

type Told = StartUp['config'];

const platforms = ({ slack, teams, playground }: Told): string => {
  const told = [
    ...(slack
      ? [slack.appToken === undefined ? 'Slack reaches it at /slack/events.' : 'It talks to Slack in Socket Mode.']
      : []),
    ...(teams
      ? [
          `${teams.identity.kind === 'local' ? 'Local clients of Teams reach' : 'Microsoft Teams reaches'} it at /api/messages.`,
        ]
      : []),
  ];
  const isAlone = told.length === 0 && playground;
  return isAlone ? 'Neither Slack nor Teams is configured: docs/slack.md and docs/teams.md say how.' : told.join(' ');
};

const office = (officers: number): string => {
  if (officers === 0) return 'Nobody is the programme office yet: npm run claim makes a code for whoever is to be.';
  return officers === 1 ? 'One person is the programme office.' : `${officers} people are the programme office.`;
};

/** What is configured, in five lines, and how to stop it: never a secret, and no address that may hold one. */
export const startUpWords = ({ config, publicUrl, port, officers }: StartUp): string => {
  const url = `http://localhost:${port}`;
  const { playground, databaseUrl, dataDir } = config;
  return [
    playground ? `hmep-bot is running. Open the playground: ${url}` : `hmep-bot is running at ${url}`,
    databaseUrl === undefined ? `Its data are in ${dataDir}.` : 'Its data are in the database that DATABASE_URL names.',
    platforms(config),
    publicUrl === undefined
      ? 'PUBLIC_URL is not set, so it gives nobody links to pages of its own.'
      : `People reach its pages at ${publicUrl}`,
    office(officers),
    'Press Ctrl+C to stop it.\n',
  ].join('\n');
};
