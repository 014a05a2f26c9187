import { constants, gzipSync } from 'node:zlib';
import { headerItems } from '../request/header-list.ts';

export interface EncodedBody {
  readonly bytes: Buffer;
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
  const bytes = Buffer.from(body);
  const varies = { vary: vary === undefined ? 'Accept-Encoding' : `${vary}, Accept-Encoding` };
  if (bytes.length < worthwhile || !acceptsGzip(acceptEncoding)) return { bytes, headers: varies };
  const packed = gzipSync(bytes, { level: constants.Z_BEST_SPEED });
  return { bytes: packed, headers: { ...varies, 'content-encoding': 'gzip' } };
}

function acceptsGzip(header = ''): boolean {
  return headerItems(header).some(({ value, quality }) => ['gzip', 'x-gzip'].includes(value) && quality > 0);
}
