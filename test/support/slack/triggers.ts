import { performance } from 'node:perf_hooks';
import { refuse } from './call.ts';
import { randomId } from './world.ts';

export interface Trigger {
  readonly workspace: string;
  readonly user: string;
}

const lifeMs = 3000;

export interface Triggers {
  issue(user: string, workspace: string): string;
  /** @throws {Refusal} invalid_trigger_id, expired_trigger_id, exchanged_trigger_id */
  use(id: string, workspace: string): Trigger;
}

/** Triggers live for 3 s of real time, because people wait in real time. */
export const createTriggers = (): Triggers => {
  const issued = new Map<string, Trigger & { readonly until: number; used: boolean }>();
  return {
    issue: (user, workspace) => {
      const id = `${issued.size + 1}.${Date.now()}.${randomId(32).toLowerCase()}`;
      issued.set(id, { user, workspace, until: performance.now() + lifeMs, used: false });
      return id;
    },
    use: (id, workspace) => {
      const trigger = issued.get(id);
      if (!trigger || trigger.workspace !== workspace) return refuse('invalid_trigger_id');
      if (trigger.used) refuse('exchanged_trigger_id');
      if (performance.now() > trigger.until) refuse('expired_trigger_id');
      trigger.used = true;
      return trigger;
    },
  };
};
