import { refuse } from './call.ts';
import { randomId } from './world.ts';

export interface ResponseUrlSettings {
  readonly workspace: string;
  readonly channel: string;
  /** Who pressed or typed: an ephemeral answer is for this person. */
  readonly user: string;
  /** The ts of the message whose button was pressed; absent after a slash command. */
  readonly message?: string;
}

const mostUses = 5;
const lifeMs = 30 * 60_000;

export interface ResponseUrls {
  /** The path of a new one. */
  issue(settings: ResponseUrlSettings): string;
  /** Uses one once. Undefined where there never was one. @throws {Refusal} used_url, expired_url */
  use(path: string): ResponseUrlSettings | undefined;
}

/** https://docs.slack.dev/interactivity/handling-user-interaction: 5 uses within 30 minutes. */
export const createResponseUrls = (now: () => Date): ResponseUrls => {
  const issued = new Map<string, { readonly settings: ResponseUrlSettings; readonly until: number; uses: number }>();
  return {
    issue: (settings) => {
      const kind = settings.message === undefined ? 'commands' : 'actions';
      const path = `/${kind}/${settings.workspace}/${issued.size + 1}/${randomId(24)}`;
      issued.set(path, { settings, until: now().getTime() + lifeMs, uses: 0 });
      return path;
    },
    use: (path) => {
      const url = issued.get(path);
      if (!url) return undefined;
      if (now().getTime() >= url.until) refuse('expired_url');
      if (url.uses >= mostUses) refuse('used_url');
      url.uses += 1;
      return url.settings;
    },
  };
};
