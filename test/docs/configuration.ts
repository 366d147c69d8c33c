import { environment } from '../../adapters/settings/environment.ts';
import { rules } from '../../adapters/settings/rules.ts';

interface Words {
  readonly what: string;
  readonly unset: string;
}

/** What is said of a value that cannot be: none where every text can. */
const demandOf = (name: string): string => {
  const { error } = environment.safeParse({ [name]: 'x' });
  return error?.issues[0]?.message ?? 'is any text';
};

const rowOf = (name: keyof typeof environment.shape): string => {
  const { what, unset } = environment.shape[name].meta() as unknown as Words;
  return `| \`${name}\` | ${what} | ${demandOf(name)} | ${unset} |`;
};

const isOf = (platform: string) => (name: string) => name.startsWith(platform);

/** docs/configuration.md, as the settings’ own schema has it. */
export const configurationPage = (): string => {
  const names = Object.keys(environment.shape) as (keyof typeof environment.shape)[];
  const table = (fits: (name: string) => boolean): string =>
    [
      '| setting | what it is for | its value | where it is not set |',
      '|---|---|---|---|',
      ...names.filter(fits).map(rowOf),
    ].join('\n');
  const others = (name: string): boolean => !isOf('SLACK_')(name) && !isOf('TEAMS_')(name);
  return `# Settings

Made from the schema by \`npm run docs:configuration\`: change \`adapters/settings/\`, not this page.

They come from the environment, and are read once, at the start. An empty setting is one that is not set. Where they
make no sense the bot says so, all problems at once, and ends; it never repeats a value.
[.env.example](../.env.example) is a file to begin with.

## The bot

${table(others)}

## Slack

[slack.md](slack.md) says where each comes from.

${table(isOf('SLACK_'))}

## Microsoft Teams

[teams.md](teams.md) says where each comes from.

${table(isOf('TEAMS_'))}

## What belongs together

The bot does not start, and says one of these:

${rules.map(({ says }) => `- ${says}`).join('\n')}
`;
};
