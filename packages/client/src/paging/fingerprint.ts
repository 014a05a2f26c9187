/** A text as a number of 53 bits. Two texts out of a million share one with a probability of about 1 in 10,000. */
export function fingerprint(text: string): number {
  let high = 0;
  let low = 1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  return ((high ^ (low >>> 15)) >>> 0) * 2 ** 21 + (low >>> 11);
}
