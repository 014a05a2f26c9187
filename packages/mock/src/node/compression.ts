import { constants, gzipSync } from 'node:zlib';
import { headerItems } from '../request/header-list.ts';

export interface EncodedBody {
  /** Text where it is sent as it is: Node writes head and text at once, and a buffer after the head. */
  readonly content: string | Buffer;
  /** In bytes. */
  readonly length: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Shorter bodies grow, or gain nothing. */
const worthwhile = 1024;

/** Gzip for those who accept it. */
export function encodeBody(
  body: string,
  acceptEncoding: string | undefined,
  { vary }: Readonly<Record<string, string>>,
): EncodedBody {
  const length = Buffer.byteLength(body);
  const varies = { vary: vary === undefined ? 'Accept-Encoding' : `${vary}, Accept-Encoding` };
  if (length < worthwhile || !acceptsGzip(acceptEncoding)) return { content: body, length, headers: varies };
  const packed = gzipSync(body, { level: constants.Z_BEST_SPEED });
  return { content: packed, length: packed.length, headers: { ...varies, 'content-encoding': 'gzip' } };
}

function acceptsGzip(header = ''): boolean {
  return headerItems(header).some(({ value, quality }) => ['gzip', 'x-gzip'].includes(value) && quality > 0);
}
