import type { WithResponse } from './call.ts';

/** A call of an operation. Nothing is sent before it is awaited. */
export interface Call<Data> extends Promise<Data> {
  /** The body with status, headers, request id and attempts. Sends the request unless it was sent before. */
  withResponse(): Promise<WithResponse<Data>>;
}

/** A promise that sends its request when it is first used. */
export class LazyCall<Data> implements Call<Data> {
  readonly #send: () => Promise<WithResponse<Data>>;
  #sent: Promise<WithResponse<Data>> | undefined;

  constructor(send: () => Promise<WithResponse<Data>>) {
    this.#send = send;
  }

  get [Symbol.toStringTag](): string {
    return 'Call';
  }

  withResponse(): Promise<WithResponse<Data>> {
    this.#sent ??= this.#send();
    return this.#sent;
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise
  then<Then = Data, Caught = never>(
    fulfilled?: ((data: Data) => Then | PromiseLike<Then>) | null,
    rejected?: ((error: unknown) => Caught | PromiseLike<Caught>) | null,
  ): Promise<Then | Caught> {
    return this.withResponse()
      .then(({ data }) => data)
      .then(fulfilled, rejected);
  }

  catch<Caught = never>(rejected?: ((error: unknown) => Caught | PromiseLike<Caught>) | null): Promise<Data | Caught> {
    return this.then(undefined, rejected);
  }

  finally(settled?: (() => void) | null): Promise<Data> {
    return this.then().finally(settled);
  }
}
