import type { Call, Operation } from './call.ts';

/** What a call gets instead of, or besides, its true answer. */
export type Injected =
  /** The connector's own way to refuse, without any effect. */
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: string;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
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
  | { readonly kind: 'close'; readonly effect: 'missing' | 'done' }
  /** The effect, and an answer of a gateway that did not wait for it. */
  | { readonly kind: 'gateway'; readonly status: 502 | 504 };

/** What is known of a call before it is answered. */
export type Asked = Pick<Call, 'operation' | 'conversation' | 'target' | 'body'>;

export interface Injection {
  /** One, or several. Every operation but `token` when absent. */
  readonly on?: Operation | readonly Operation[];
  readonly when?: (asked: Asked) => boolean;
  /** How many calls; 1 when absent. */
  readonly times?: number;
  readonly answer: Injected;
}

export interface Injections {
  add(rule: Injection): void;
  /** What the oldest rule that matches says; the rule is then used once more. */
  take(asked: Asked): Injected | undefined;
}

const matches = ({ on, when }: Injection, asked: Asked): boolean => {
  const named = on === undefined ? asked.operation !== 'token' : [on].flat().includes(asked.operation);
  return named && (when?.(asked) ?? true);
};

/** Too many messages, as Teams says it. */
export const throttled = (seconds: number): Injected => ({
  kind: 'error',
  status: 429,
  code: 'Throttled',
  message: 'Too many requests.',
  headers: { 'retry-after': String(seconds) },
});

/** Several things at once in one conversation, as Teams says it. */
export const preconditionFailed: Injected = {
  kind: 'error',
  status: 412,
  code: 'PreconditionFailed',
  message: 'Precondition failed, please try again.',
};

export const createInjections = (): Injections => {
  let rules: { readonly rule: Injection; left: number }[] = [];
  return {
    add: (rule) => {
      rules.push({ rule, left: rule.times ?? 1 });
    },
    take: (asked) => {
      if (rules.length === 0) return undefined;
      const match = rules.find(({ rule }) => matches(rule, asked));
      if (!match) return undefined;
      match.left -= 1;
      rules = rules.filter(({ left }) => left > 0);
      return match.rule.answer;
    },
  };
};
