/** Rows whose fingerprints are kept, so that they are known when they come again. */
const remembered = 10_000;

/** What is known of the rows of a page. */
export interface PageMatch {
  readonly prints: readonly number[];
  /** Of each row, whether it is among the last ones: as often as it is. */
  readonly known: readonly boolean[];
  /** How many rows are. */
  readonly times: number;
  /** How many rows end the last page and begin this one. */
  readonly overlap: number;
  /** Whether the known rows stand before all others. */
  readonly begins: boolean;
  /** Whether the known rows are one row, or several that are alike. */
  readonly isAlike: boolean;
}

/** The fingerprints of the last rows of a walk, page by page. */
export class RecentRows {
  readonly #pages: (readonly number[])[] = [];
  readonly #times = new Map<number, number>();
  #size = 0;

  add(prints: readonly number[]): void {
    this.#pages.push(prints);
    this.#count(prints, 1);
    for (let oldest = this.#pages[0]; oldest !== prints && oldest; oldest = this.#pages[0]) {
      if (this.#size - oldest.length < remembered) return;
      this.#count(oldest, -1);
      this.#pages.shift();
    }
  }

  #count(prints: readonly number[], by: 1 | -1): void {
    this.#size += by * prints.length;
    for (const print of prints) {
      const times = (this.#times.get(print) ?? 0) + by;
      if (times > 0) this.#times.set(print, times);
      else this.#times.delete(print);
    }
  }

  /** A page beside them. */
  match(prints: readonly number[]): PageMatch {
    const known = this.#known(prints);
    const times = known.filter(Boolean).length;
    return {
      prints,
      known,
      times,
      overlap: times === 0 ? 0 : this.#overlap(prints),
      begins: known.lastIndexOf(true) < times,
      isAlike: new Set(prints.filter((_, index) => known[index])).size === 1,
    };
  }

  #known(prints: readonly number[]): readonly boolean[] {
    const seen = new Map<number, number>();
    return prints.map((print) => {
      const before = seen.get(print) ?? 0;
      seen.set(print, before + 1);
      return before < (this.#times.get(print) ?? 0);
    });
  }

  #overlap(prints: readonly number[]): number {
    const last = this.#pages.at(-1) ?? [];
    for (let start = Math.max(0, last.length - prints.length); start < last.length; start++) {
      if (last.every((print, index) => index < start || print === prints[index - start])) return last.length - start;
    }
    return 0;
  }

  /** Whether most rows stand where they stood on one page before that was as long. */
  standAsBefore(prints: readonly number[]): boolean {
    const standing = (page: readonly number[]): number => prints.filter((print, index) => print === page[index]).length;
    return this.#pages.some((page) => page.length === prints.length && standing(page) > prints.length / 2);
  }
}
