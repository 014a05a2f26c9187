/** Columns of the terminal that reads a stream: `COLUMNS`, what the stream says, or 80; none where it is not a terminal. */
export function columnsOf(stream: NodeJS.WriteStream): number | undefined {
  const set = Number(process.env.COLUMNS);
  if (Number.isSafeInteger(set) && set > 0) return set;
  return stream.isTTY ? stream.columns || 80 : undefined;
}
