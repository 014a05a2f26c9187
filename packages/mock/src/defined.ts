/** Options of which one that is undefined is absent. */
type Defined<Options> = { [Name in keyof Options]: Exclude<Options[Name], undefined> };

/** The options that are set, to be laid over others. */
export function defined<Options extends object>(options: Options | undefined): Defined<Options> {
  const set = Object.entries(options ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as Defined<Options>;
}
