/** Where the core reports. Fields never hold what people typed, names, addresses or secrets. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}
