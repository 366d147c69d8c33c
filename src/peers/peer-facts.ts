import type { Fact } from '../chat/view.ts';
import type { Programme } from '../programme/programme.ts';
import { addressed, type Peer } from './peer.ts';

const nameOf = (key: string, items: readonly { readonly key: string; readonly name: string }[]): string =>
  items.find((item) => item.key === key)?.name ?? key;

/** Where a peer works, in words. */
export const organisationsInWords = (peer: Pick<Peer, 'organisations'>, { volunteering }: Programme): string =>
  peer.organisations
    .map(({ name, kind }) =>
      kind === 'authority' ? name : `${name} (${nameOf(kind, volunteering.organisationKinds).toLowerCase()})`,
    )
    .join('; ');

/** What a peer told us, for themselves and for the office. A group office is not among it. */
export const peerFacts = (peer: Peer, programme: Programme): readonly Fact[] => {
  const { peerKinds, experience } = programme.volunteering;
  return [
    { label: 'Name', value: addressed(peer) },
    { label: 'Kind of peer', value: nameOf(peer.kind, peerKinds) },
    { label: 'E-mail', value: peer.email },
    { label: 'Organisation', value: organisationsInWords(peer, programme) },
    { label: peer.kind === 'member' ? 'Ward or committee' : 'Role', value: peer.role },
    ...(peer.telephone === undefined ? [] : [{ label: 'Evening number', value: peer.telephone }]),
    ...peer.themes.map((theme) => ({
      label: nameOf(theme.theme, programme.themes),
      value: nameOf(theme.experience, experience),
    })),
    { label: 'Privacy notice read', value: `version ${peer.privacyNotice}` },
  ];
};
