import type { Bounded } from './data.ts';

/** Keeps the first of many in an order, without keeping all of them. Equal ones stay in the order in which they came. */
export class Best<Item> {
  readonly #size: number;
  readonly #rank: (item: Item) => readonly number[];
  #kept: { readonly rank: readonly number[]; readonly item: Item }[] = [];
  #worst: readonly number[] | undefined;
  #total = 0;

  /** @param rank the smallest comes first; numbers are compared one after the other */
  constructor(size: number, rank: (item: Item) => readonly number[]) {
    this.#size = size;
    this.#rank = rank;
  }

  offer(item: Item): void {
    this.#total += 1;
    const rank = this.#rank(item);
    if (this.#worst && compared(rank, this.#worst) >= 0) return;
    this.#kept.push({ rank, item });
    if (this.#kept.length >= this.#size * 4) this.#cut();
  }

  get result(): Bounded<Item> {
    this.#cut();
    return { total: this.#total, shown: this.#kept.map(({ item }) => item) };
  }

  #cut(): void {
    this.#kept = this.#kept.sort((one, other) => compared(one.rank, other.rank)).slice(0, this.#size);
    if (this.#kept.length === this.#size) this.#worst = this.#kept.at(-1)?.rank;
  }
}

export function compared(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((value, at) => value !== other[at]);
  return index === -1 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}
