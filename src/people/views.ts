import type { Caller } from '../chat/caller.ts';
import { refuse } from '../chat/refusal.ts';
import { bold, command } from '../chat/text.ts';
import type { View } from '../chat/view.ts';
import { officeCodeLife } from './office-code.ts';
import type { Workspace } from './person.ts';
import { workspaceBlocks, workspaceStates } from './workspace-blocks.ts';

export const claimed = ({ name, workspace }: Caller, already: boolean): View => ({
  summary: already ? 'You were the programme office already' : 'You are the programme office now',
  blocks: [
    {
      kind: 'text',
      text: already
        ? [bold(name), ' was the programme office already, and still is. The code is spent.']
        : [bold(name), ' is the programme office now. This has been written to the audit log.'],
    },
    {
      kind: 'text',
      text: [`${workspace.name} takes part in the programme. Type `, command('help'), ' to see what you can do.'],
    },
  ],
});

export const badCode = (): View =>
  refuse({
    missing: 'This code is not right, has been used, or has expired.',
    lifts: `Whoever runs the bot can make a new one: it works once, for ${officeCodeLife} minutes.`,
    next: ['They run ', bold('npm run claim'), ' where the bot runs. Then type ', command('claim <code>'), '.'],
  });

export const personaCannotClaim = (): View =>
  refuse({
    missing: 'Nobody in the playground can be the office of a bot that real people use.',
    next: ['The code is still good. Type ', command('claim <code>'), ' in Slack or in Teams.'],
  });

export const workspaceList = (workspaces: readonly Workspace[]): View => ({
  summary: workspaces.map(({ name, state }) => `${name}: ${workspaceStates[state]}`).join('. '),
  blocks: [{ kind: 'heading', text: 'Workspaces' }, ...workspaces.flatMap(workspaceBlocks)],
});

export const decidedAlready = (workspace: Workspace): View => ({
  summary: `${workspace.name} had been decided already`,
  blocks: [
    { kind: 'text', text: 'Somebody decided this before you. Nothing was changed by your press.' },
    ...workspaceBlocks(workspace),
  ],
});

export const workspaceGone = (): View =>
  refuse({
    missing: 'This workspace is no longer known.',
    next: ['Nothing was changed. Type ', command('workspaces'), ' for the list of today.'],
  });
