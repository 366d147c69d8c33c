/** A web address as it is written in full; undefined where it is none, such as `javascript:` and its like. */
export const webUrl = (url: string): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
};
