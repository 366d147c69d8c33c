import type { Command } from '../../chat/command.ts';
import type { Draw } from '../../delivery/message.ts';
import { createAgreements } from './agree.ts';
import type { CardParts } from './case-card.ts';
import { createDecisions, type DecisionParts } from './decisions.ts';
import { createGatherCases, type GatherParts } from './gather.ts';
import { createInbox, type InboxParts } from './inbox.ts';
import { createOnCase } from './on-case.ts';
import { caseGone } from './views.ts';
import { createTellings } from './words-to-person.ts';

type Parts = GatherParts & DecisionParts & CardParts & Pick<InboxParts, 'workspaces'>;

/** The office's inbox: its commands, and how the live card of a case is drawn. */
export const createInboxParts = (parts: Parts): { readonly commands: readonly Command[]; readonly drawCard: Draw } => {
  const gather = createGatherCases(parts);
  const decisions = createDecisions(parts);
  const on = createOnCase({ ...parts, gather });
  return {
    commands: [
      createInbox({ ...parts, gather, decisions, on }),
      ...createAgreements(on, decisions),
      ...createTellings(on, decisions),
    ],
    drawCard: async (id) => {
      const whole = await on.find(id);
      // Its person was forgotten, or its time was over: the card must not go on showing what it was about.
      return whole ? on.card(whole) : caseGone();
    },
  };
};
