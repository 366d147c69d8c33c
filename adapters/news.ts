/** Acts that are remembered, so that one which a platform delivers again is dealt with once. */
const mostRemembered = 10_000;

/**
 * Whether an act is new to this process. What it changes is safe anyway: the journal has that once, on
 * all replicas; this spares people a second answer.
 */
export const createNews = () => {
  const seen = new Set<string>();
  return (id: string): boolean => {
    if (id === '') return true;
    if (seen.has(id)) return false;
    const [oldest] = seen.size >= mostRemembered ? seen : [];
    if (oldest !== undefined) seen.delete(oldest);
    seen.add(id);
    return true;
  };
};
