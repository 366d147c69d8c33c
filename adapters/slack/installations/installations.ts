import type { Access, Granted, Installation, InstallationId, Installations, Stored } from './installation.ts';
import { installationIdFor } from './installation.ts';
import { createMemory, type Found } from './memory.ts';
import { createRenewal, type RenewalParts } from './renewal.ts';
import { openToken, sealTokens } from './seal.ts';
import { dropTokens, findSealed, listInstallations, saveGranted } from './store.ts';

/** In milliseconds: after that a replica notices that the bot was uninstalled, if it is not told. */
const memoryLife = 60_000;
const memorySize = 1000;

const earlier = (one: Date, other: Date | null): Date => (other && other < one ? other : one);

/** Installations that come by OAuth: as many as there are, in the database, with their tokens encrypted. */
export const createManyInstallations = (
  parts: RenewalParts,
): Installations & {
  /** Stores what Slack granted, in the place of what it granted earlier. */
  store(granted: Granted): Promise<Stored>;
} => {
  const { database, clock, cipher } = parts;
  const renew = createRenewal(parts);

  const look = async (id: InstallationId): Promise<Found<Access | undefined>> => {
    const stored = await findSealed(database, id);
    const sealed = stored && (await renew(stored));
    if (!sealed) return { value: undefined };
    return {
      value: { installation: sealed.installation, token: openToken(cipher, id, sealed.token) },
      until: earlier(new Date(clock.now().getTime() + memoryLife), sealed.expiresAt),
    };
  };
  const memory = createMemory({ clock, most: memorySize, look });

  return {
    access: memory.get,
    idFor: installationIdFor,
    doubt: memory.forget,
    list: () => listInstallations(database),

    end: async (id, at) => {
      await dropTokens(database, id, at, clock.now());
      memory.forget(id);
    },

    store: async ({ token, rotation, ...installation }) => {
      const tokens = sealTokens(cipher, installation.id, { token, ...rotation });
      const isNew = await saveGranted(database, { installation, ...tokens }, clock.now());
      memory.forget(installation.id);
      return { ...installation, isNew };
    },
  };
};

/**
 * The one installation whose token the operator set.
 * @param parts `introduce` asks Slack whose the token is: once, and again after it failed or after the
 *   token was doubted. It returns undefined where Slack says that the token is not, or no longer, good.
 */
export const createOneInstallation = ({
  token,
  introduce,
}: {
  readonly token: string;
  readonly introduce: (token: string) => Promise<Installation | undefined>;
}): Installations => {
  let known: Promise<Installation | undefined> | undefined;

  const introduced = (): Promise<Installation | undefined> => {
    if (known) return known;
    const asked = introduce(token);
    const forget = (): void => {
      if (known === asked) known = undefined;
    };
    known = asked;
    asked.then((installation) => {
      if (!installation) forget();
    }, forget);
    return asked;
  };

  const forgetIt = (): void => {
    known = undefined;
  };

  return {
    idFor: installationIdFor,
    doubt: forgetIt,
    access: async (id) => {
      const installation = await introduced();
      return installation?.id === id ? { installation, token } : undefined;
    },
    end: async () => forgetIt(),
    list: async () => {
      const installation = await introduced();
      return installation ? [installation] : [];
    },
  };
};
