/** One item of a header that is a list: `text/html;q=0.8`. */
export interface HeaderItem {
  readonly value: string;
  /** From 0 to 1; 1 where it is not stated or cannot be read. */
  readonly quality: number;
}

/** Reads a list such as `Accept`. Each character is looked at a few times, whatever the header holds. */
export function headerItems(header: string): readonly HeaderItem[] {
  return header.split(',').map((item) => {
    const [value = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    const stated = parameters.find((one) => one.startsWith('q='))?.slice(2) || '1';
    const quality = Number(stated);
    return { value, quality: Number.isNaN(quality) ? 1 : quality };
  });
}
