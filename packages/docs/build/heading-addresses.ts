/**
 * Gives each heading of a page the address that it has in English, so that a link leads to the same place in every
 * language.
 *
 * @throws when the page has more or fewer headings than the English one
 */
export function withAddresses(markdown: string, english: string): string {
  const addresses = addressesOf(headings(english));
  const own = headings(markdown).length;
  if (own !== addresses.length) {
    throw new Error(`"${headings(markdown)[0]}" has ${own} headings; the English page has ${addresses.length}`);
  }
  return outsideOfCode(markdown, (text) => text.replaceAll(heading, (line) => `${line} {#${addresses.shift()}}`));
}

const heading = /^#{1,6} (.+)$/gm;

/** The headings of a page, in order. */
export function headings(markdown: string): string[] {
  const found: string[] = [];
  outsideOfCode(markdown, (text) => {
    found.push(...[...text.matchAll(heading)].map(([, name = '']) => name));
    return text;
  });
  return found;
}

function outsideOfCode(markdown: string, change: (text: string) => string): string {
  return markdown
    .split(/(^```.*?^```$)/gms)
    .map((part) => (part.startsWith('```') ? part : change(part)))
    .join('');
}

/** A heading that stands twice gets a number the second time. */
function addressesOf(names: readonly string[]): string[] {
  const addresses: string[] = [];
  for (const name of names) {
    const address = name
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, '');
    let unique = address;
    for (let number = 2; addresses.includes(unique); number += 1) unique = `${address}-${number}`;
    addresses.push(unique);
  }
  return addresses;
}
