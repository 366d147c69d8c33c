import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import type { WorkspaceId } from '../chat/ids.ts';
import { replace, show } from '../chat/reply.ts';
import { decidedAlready, workspaceGone, workspaceList } from './views.ts';
import type { Workspaces } from './workspaces.ts';

const decision = z.object({
  workspace: z.uuid().transform((id) => id as WorkspaceId),
  // One that takes part is not refused at a press: its people, and maybe the office, would be shut out.
  seen: z.enum(['waiting', 'refused']),
  to: z.enum(['admitted', 'refused']),
});

/** `workspaces`: the office sees who waits, and admits or refuses at a press. */
export const createWorkspacesCommand = (workspaces: Workspaces): Command =>
  defineCommand({
    name: 'workspaces',
    summary: 'See which Slack workspaces and Teams tenants take part, and admit those that wait',
    example: 'workspaces',
    who: 'office',
    input: z.union([decision, z.object({})]),
    run: async (input, { caller, now, change }) => {
      if (!('workspace' in input)) return show(workspaceList(await workspaces.list()));
      const { workspace: id, seen, to } = input;
      return change(async (tx) => {
        const decided = await workspaces.decide(tx, { id, seen, to }, caller.person, now);
        switch (decided.kind) {
          case 'decided':
            return replace(workspaceList([decided.workspace]));
          case 'already':
            return replace(decidedAlready(decided.workspace));
          case 'unknown':
            return replace(workspaceGone());
        }
      });
    },
  });
