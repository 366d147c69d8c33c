/** Statements that a connection keeps prepared, at most: the bot has fewer, but lists may be of any length. */
const most = 500;

/**
 * Names statements for the server to keep prepared on each connection, so that it reads and plans each of them
 * only once there.
 * @returns a name for a statement; empty where it is not worth one, or where there are too many
 */
export const createStatementNames = (): ((statement: {
  readonly sql: string;
  readonly args: readonly unknown[];
}) => string) => {
  const names = new Map<string, string>();
  return ({ sql, args }) => {
    // The beginning and the end of a transaction are nothing to plan.
    if (args.length === 0) return '';
    const known = names.get(sql);
    if (known !== undefined || names.size >= most) return known ?? '';
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
};
