import type { Args } from './call.ts';
import type { Json } from './world.ts';

/** What a call gets instead of, or besides, its true answer. */
export type Injected =
  /** `{"ok": false, "error": …}`, without any effect. */
  | { readonly kind: 'error'; readonly error: string; readonly more?: Json }
  /** Another HTTP status, without any effect. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The true answer, that many milliseconds late; the effect is then there before or after the wait. */
  | { readonly kind: 'hang'; readonly ms: number; readonly effect?: 'before' | 'after' }
  /** No answer: the connection is closed before the effect or after it. */
  | { readonly kind: 'close'; readonly effect: 'missing' | 'done' };

export interface Injection {
  /** A method's name, or `response_url`. */
  readonly method: string;
  readonly when?: (args: Args) => boolean;
  /** How many calls; 1 when absent. */
  readonly times?: number;
  readonly answer: Injected;
}

export interface Injections {
  add(rule: Injection): void;
  /** What the oldest rule that matches says; the rule is then used once more. */
  take(method: string, args: Args): Injected | undefined;
}

export const createInjections = (): Injections => {
  let rules: { readonly rule: Injection; left: number }[] = [];
  return {
    add: (rule) => {
      rules.push({ rule, left: rule.times ?? 1 });
    },
    take: (method, args) => {
      if (rules.length === 0) return undefined;
      const match = rules.find(({ rule }) => rule.method === method && (rule.when?.(args) ?? true));
      if (!match) return undefined;
      match.left -= 1;
      rules = rules.filter(({ left }) => left > 0);
      return match.rule.answer;
    },
  };
};
