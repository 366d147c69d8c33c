import type { Context } from '../chat/context.ts';
import { bold, command } from '../chat/text.ts';
import type { Block, Button, View } from '../chat/view.ts';
import { hasEnded, type Peer } from '../peers/peer.ts';
import type { Peers } from '../peers/peers.ts';
import type { Programme } from '../programme/programme.ts';

const press = (label: string, name: string, style?: 'primary'): Button => ({
  kind: 'press',
  label,
  press: { command: name, values: {} },
  ...(style && { style }),
});

const asPeer = (peer: Peer | undefined, { volunteering }: Programme): readonly Block[] => {
  if (peer && !hasEnded(peer.state)) {
    return [
      { kind: 'text', text: 'You have offered your time as a peer. Thank you.' },
      { kind: 'buttons', buttons: [press('My profile', 'profile', 'primary'), press('Help', 'help')] },
    ];
  }
  return [
    { kind: 'text', text: volunteering.ask.text },
    { kind: 'buttons', buttons: [press('Volunteer as a peer', 'volunteer', 'primary'), press('Help', 'help')] },
  ];
};

/** What the bot shows to somebody who comes without a question: what it is for and what to do first. */
export const createHome =
  (peers: Peers, programme: Programme) =>
  async ({ caller }: Context): Promise<View> => {
    const { admitted, name } = caller.workspace;
    const rest: readonly Block[] = admitted
      ? asPeer(await peers.find(caller.person), programme)
      : [
          {
            kind: 'text',
            text: [
              `${name} is waiting for the programme office to admit it. Type `,
              command('help'),
              ' for what works.',
            ],
          },
        ];
    return {
      summary: `Hello ${caller.name}. This is ${programme.shortName}.`,
      blocks: [
        { kind: 'heading', text: programme.name },
        { kind: 'text', text: ['Hello ', bold(caller.name), `. ${programme.about}`] },
        ...rest,
      ],
    };
  };
