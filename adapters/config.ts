import { defaults } from './settings/defaults.ts';
import { type Environment, environment } from './settings/environment.ts';
import { rules } from './settings/rules.ts';

/** The environment does not make sense; the message lists every problem, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** What the environment says, with defaults. */
export type Config = ReturnType<typeof readConfig>;

/**
 * Reads the settings one by one, for programs that do not ask whether they belong together.
 * @throws ConfigError with every problem at once; it never repeats a value, which may be a secret
 */
export const readSettings = (env: NodeJS.ProcessEnv = process.env): Environment => {
  const read = environment.safeParse(env);
  if (read.success) return read.data;
  throw new ConfigError(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'));
};

/**
 * Reads the settings from the environment, the process's own unless another is given.
 * @throws ConfigError with every problem at once; it never repeats a value, which may be a secret
 */
export const readConfig = (env: NodeJS.ProcessEnv = process.env) => {
  const settings = readSettings(env);
  const config = defaults(settings);
  const broken = rules.filter(({ breaks }) => breaks(settings, config));
  if (broken.length > 0) throw new ConfigError(broken.map(({ says }) => says).join('\n'));
  return config;
};

/** The environment of a program that this one starts: its own, with other settings. */
export const environmentWith = (settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...settings,
});

/**
 * Refuses to start nothing. Programs that only look after the data do not ask.
 * @throws ConfigError
 */
export const requireSomething = ({ playground, slack, teams }: Config): void => {
  if (playground || slack || teams) return;
  throw new ConfigError(
    'There is nothing to start: the playground is off, and no platform is configured. Set PLAYGROUND=1, or the settings of Slack (docs/slack.md) or Teams (docs/teams.md).',
  );
};
