/** Why a call of the Bot Framework's service did not do what it should. */
export type Fault =
  /** The service refused, in its own word for it; nothing was done. */
  | { readonly kind: 'refused'; readonly status: number; readonly error: string }
  | { readonly kind: 'rate-limited'; readonly seconds: number }
  /** The service never got it, or says that it did nothing. */
  | { readonly kind: 'unsent' }
  /** It may have been done. */
  | { readonly kind: 'unclear' };

/** A call failed. It carries nothing of what was sent. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault';
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    super(`The service answered: ${fault.kind}`, options);
    this.fault = fault;
  }
}

/** Reads what a call threw. */
export const faultOf = (error: unknown): Fault => (error instanceof ServiceFault ? error.fault : { kind: 'unclear' });
