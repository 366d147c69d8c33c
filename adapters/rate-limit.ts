import { RateLimiterMemory } from 'rate-limiter-flexible';

/**
 * Counts what each address asks for.
 * @param most how often in a minute
 * @returns counts a request, and says whether it is still one of those
 */
export const createRateLimit = (most: number): ((address: string) => Promise<boolean>) => {
  const limiter = new RateLimiterMemory({ points: most, duration: 60 });
  return (address) =>
    limiter.consume(address).then(
      () => true,
      () => false,
    );
};
