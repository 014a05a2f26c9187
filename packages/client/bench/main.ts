import { code } from './code.ts';
import { requests } from './request.ts';
import { sizes } from './size.ts';
import { walks } from './walk.ts';

await requests();
await walks();
await sizes();
await code();
