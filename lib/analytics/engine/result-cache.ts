interface Computation<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  waiters: number;
}

/**
 * Answers by key, bounded by bytes (the longest unused go first), with one computation per key in flight. Nothing is ever
 * invalidated: keys name immutable versions. A computation stops when the last of its waiters has left.
 */
export class ResultCache<T> {
  readonly #limitBytes: number;
  readonly #sizeOf: (value: T) => number;
  readonly #kept = new Map<string, { readonly value: T; readonly bytes: number }>();
  readonly #inFlight = new Map<string, Computation<T>>();
  #bytes = 0;

  constructor(limitBytes: number, sizeOf: (value: T) => number) {
    this.#limitBytes = limitBytes;
    this.#sizeOf = sizeOf;
  }

  /** Bytes held now, by the estimate of `sizeOf`. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The kept answer, else that of the computation in flight, else a new one. */
  async answer(key: string, compute: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept.value;
    }
    const computation = this.#inFlight.get(key) ?? this.#begin(key, compute);
    computation.waiters += 1;
    try {
      return await untilAborted(computation.promise, signal);
    } finally {
      computation.waiters -= 1;
      if (computation.waiters === 0) this.#abandon(key, computation);
    }
  }

  /** Drops the kept answers whose keys hold a text: those of a version that was deleted. */
  forget(text: string): void {
    for (const [key, { bytes }] of this.#kept) {
      if (!key.includes(text)) continue;
      this.#kept.delete(key);
      this.#bytes -= bytes;
    }
  }

  #begin(key: string, compute: (signal: AbortSignal) => Promise<T>): Computation<T> {
    const controller = new AbortController();
    const promise = compute(controller.signal).then((value) => {
      this.#keep(key, value);
      return value;
    });
    const computation: Computation<T> = { promise, controller, waiters: 0 };
    this.#inFlight.set(key, computation);
    promise.catch(() => undefined).finally(() => this.#forget(key, computation));
    return computation;
  }

  #abandon(key: string, computation: Computation<T>): void {
    this.#forget(key, computation);
    computation.controller.abort(new DOMException("nobody waits for this answer any more", "AbortError"));
  }

  #forget(key: string, computation: Computation<T>): void {
    if (this.#inFlight.get(key) === computation) this.#inFlight.delete(key);
  }

  #keep(key: string, value: T): void {
    const bytes = this.#sizeOf(value) + key.length;
    if (bytes > this.#limitBytes / 4 || this.#kept.has(key)) return;
    this.#kept.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const [oldest, entry] of this.#kept) {
      if (this.#bytes <= this.#limitBytes) break;
      this.#kept.delete(oldest);
      this.#bytes -= entry.bytes;
    }
  }
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
