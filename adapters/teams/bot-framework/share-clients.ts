import type { BotFrameworkAuthentication, ConnectorClient, ConnectorFactory } from 'botframework-connector';

/** Addresses of the service that are spoken to at once: it has one for each part of the world. */
const mostAddresses = 50;

/** What was made once is given to all who ask for the same; what failed is tried again. */
const once = <Made>(make: () => Promise<Made>, made: Map<string, Promise<Made>>, key: string): Promise<Made> => {
  const known = made.get(key);
  if (known !== undefined) return known;
  if (made.size >= mostAddresses) made.clear();
  const making = make();
  made.set(key, making);
  making.catch(() => made.delete(key));
  return making;
};

/**
 * Has the library make its clients once for each address of the service, instead of for every turn, which
 * is a fifth of what a turn costs. A client holds no token and nothing of a turn. Who sends is checked as before.
 */
export const shareClients = <Authentication extends BotFrameworkAuthentication>(
  authentication: Authentication,
): Authentication => {
  const connectors = new Map<string, Promise<ConnectorClient>>();
  const tokenClients = new Map<string, ReturnType<BotFrameworkAuthentication['createUserTokenClient']>>();
  const authenticate = authentication.authenticateRequest.bind(authentication);
  const createFactory = authentication.createConnectorFactory.bind(authentication);
  const createTokenClient = authentication.createUserTokenClient.bind(authentication);

  const sharing = (factory: ConnectorFactory): ConnectorFactory => ({
    create: (serviceUrl, audience) =>
      once(() => factory.create(serviceUrl, audience), connectors, `${serviceUrl}\n${audience}`),
  });

  return Object.assign(authentication, {
    authenticateRequest: async (...request: Parameters<typeof authenticate>) => {
      const result = await authenticate(...request);
      const { connectorFactory } = result;
      return { ...result, ...(connectorFactory && { connectorFactory: sharing(connectorFactory) }) };
    },
    createConnectorFactory: (...identity: Parameters<typeof createFactory>) => sharing(createFactory(...identity)),
    createUserTokenClient: (...identity: Parameters<typeof createTokenClient>) =>
      once(() => createTokenClient(...identity), tokenClients, ''),
  });
};
