import { performance } from 'node:perf_hooks';
import { Refusal } from './call.ts';

export interface PaceSettings {
  /** Messages into one channel by chat.postMessage: none earlier than 1/perSecond s after the one before. */
  readonly perChannel?: { readonly perSecond: number };
  /** Messages of one workspace by chat.postMessage, in any 60 s. */
  readonly perWorkspace?: { readonly perMinute: number };
}

/** Lets a message pass. @throws {Refusal} ratelimited, with Retry-After in whole seconds as Slack has it */
export type Pace = (workspace: string, channel: string) => void;

const limited = (waitMs: number): never => {
  throw new Refusal('ratelimited', {}, Math.max(1, Math.ceil(waitMs / 1000)));
};

/** Stricter than Slack, which lets short bursts pass. By `now` where one is given, otherwise by a clock that is never put back. */
export const createPace = ({ perChannel, perWorkspace }: PaceSettings, now?: () => Date): Pace => {
  const time = now ? () => now().getTime() : () => performance.now();
  const next = new Map<string, number>();
  const minutes = new Map<string, number[]>();

  const checkWorkspace = (workspace: string, most: number, at: number): number[] => {
    const sent = (minutes.get(workspace) ?? []).filter((each) => each > at - 60_000);
    minutes.set(workspace, sent);
    const [first] = sent;
    if (sent.length >= most && first !== undefined) limited(first + 60_000 - at);
    return sent;
  };

  return (workspace, channel) => {
    if (!(perChannel || perWorkspace)) return;
    const at = time();
    const free = next.get(channel) ?? 0;
    if (perChannel && at < free) limited(free - at);
    if (perWorkspace) checkWorkspace(workspace, perWorkspace.perMinute, at).push(at);
    if (perChannel) next.set(channel, at + 1000 / perChannel.perSecond);
  };
};
