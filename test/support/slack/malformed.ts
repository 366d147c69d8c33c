/** Stands where JSON was expected and something else came. */
export const malformed = Symbol('malformed JSON');

export const isMalformed = (value: unknown): boolean => value === malformed;
