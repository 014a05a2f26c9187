/** A number from 0 to 1 that is the same for the same seed and place. */
export function randomAt(seed: number, place: number): number {
  let mixed = Math.imul(seed ^ Math.imul(place + 1, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
}

/** A seed made of words (FNV-1a). */
export function seedOf(...words: readonly (string | number)[]): number {
  let value = 0x811c9dc5;
  for (const character of words.join('\u0000')) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193);
  return value;
}

export function hex(seed: number, digits: number): string {
  const parts = Array.from({ length: Math.ceil(digits / 8) }, (_, place) =>
    Math.floor(randomAt(seed, place) * 0x100000000)
      .toString(16)
      .padStart(8, '0'),
  );
  return parts.join('').slice(0, digits);
}
