import type { MockRequest, UrlParts } from './mock-request.ts';
import type { Route } from './route.ts';

/** How close the mock comes to the live service, beyond what is documented. */
export type Fidelity = 'documented' | 'observed';

/** What changes from one error body to the next. */
export interface Occasion {
  /** The requests that have come so far. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly fidelity: Fidelity;
}

/** A request with what is known of it before anything is decided. */
export interface Arrival {
  readonly request: MockRequest;
  readonly url: UrlParts;
  readonly route: Route;
  readonly occasion: Occasion;
}
