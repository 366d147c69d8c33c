/** What MSAL hands to the network. */
interface RequestOptions {
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

interface NetworkAnswer<T> {
  headers: Record<string, string>;
  body: T;
  status: number;
}

/** A `networkClient` for MSAL, in its terms. */
export interface NetworkClient {
  sendGetRequestAsync<T>(url: string, options?: RequestOptions): Promise<NetworkAnswer<T>>;
  sendPostRequestAsync<T>(url: string, options?: RequestOptions): Promise<NetworkAnswer<T>>;
}

/**
 * Sends what is meant for Microsoft's login server to another one, and refuses to send anything elsewhere.
 * @param loginUrl ends without a slash
 */
export const createNetworkClient = (loginUrl: string): NetworkClient => {
  const send = async <T>(method: string, url: string, { headers, body }: RequestOptions = {}) => {
    const { origin, pathname, search } = new URL(url);
    if (origin !== 'https://login.microsoftonline.com') throw new Error(`Tests do not call ${origin}`);
    const request = { method, ...(headers && { headers }), ...(body !== undefined && { body }) };
    const response = await fetch(`${loginUrl}${pathname}${search}`, request);
    return {
      headers: Object.fromEntries(response.headers.entries()),
      body: (await response.json()) as T,
      status: response.status,
    };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
};
