import type { Fact } from '../chat/view.ts';
import { nameIn } from '../programme/names.ts';
import type { Programme } from '../programme/programme.ts';
import { addressed, type Peer } from './peer.ts';

/** Where a peer works, in words. */
export const organisationsInWords = (peer: Pick<Peer, 'organisations'>, { volunteering }: Programme): string =>
  peer.organisations
    .map(({ name, kind }) =>
      kind === 'authority' ? name : `${name} (${nameIn(volunteering.organisationKinds, kind).toLowerCase()})`,
    )
    .join('; ');

/** What a peer told us, for themselves and for the office. A group office is not among it. */
export const peerFacts = (peer: Peer, programme: Programme): readonly Fact[] => {
  const { peerKinds, experience } = programme.volunteering;
  return [
    { label: 'Name', value: addressed(peer) },
    { label: 'Kind of peer', value: nameIn(peerKinds, peer.kind) },
    { label: 'E-mail', value: peer.email },
    { label: 'Organisation', value: organisationsInWords(peer, programme) },
    { label: peer.kind === 'member' ? 'Ward or committee' : 'Role', value: peer.role },
    ...(peer.telephone === undefined ? [] : [{ label: 'Evening number', value: peer.telephone }]),
    ...peer.themes.map((theme) => ({
      label: nameIn(programme.themes, theme.theme),
      value: nameIn(experience, theme.experience),
    })),
    { label: 'Privacy notice read', value: `version ${peer.privacyNotice}` },
  ];
};
