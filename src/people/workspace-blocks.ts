import { bold } from '../chat/text.ts';
import type { Block, Button } from '../chat/view.ts';
import { platformNames, type Workspace, type WorkspaceState } from './person.ts';

export const workspaceStates: Record<WorkspaceState, string> = {
  waiting: 'waits to be admitted',
  admitted: 'takes part',
  refused: 'refused',
};

const decisions: Record<WorkspaceState, readonly ('admitted' | 'refused')[]> = {
  waiting: ['admitted', 'refused'],
  refused: ['admitted'],
  admitted: [],
};

const decide = ({ id, name, state }: Workspace, to: 'admitted' | 'refused'): Button => ({
  kind: 'press',
  label: to === 'admitted' ? `Admit ${name}` : `Refuse ${name}`,
  press: { command: 'workspaces', values: { workspace: id, seen: state, to } },
  ...(to === 'admitted' && { style: 'primary' }),
});

/** A workspace, with what the office can decide about it. */
export const workspaceBlocks = (workspace: Workspace): readonly Block[] => {
  const { platform, name, state } = workspace;
  const buttons = decisions[state].map((to) => decide(workspace, to));
  return [
    { kind: 'text', text: [bold(name), ` (${platformNames[platform]}): ${workspaceStates[state]}`] },
    ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
  ];
};
