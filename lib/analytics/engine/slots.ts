import { AppError } from "@/lib/domain/app-error";

interface Waiter {
  readonly start: () => void;
}

/** At most `size` tasks at once; `queueLimit` more wait their turn, beyond that AppError busy in the words of `full`. */
export class Slots {
  readonly #size: number;
  readonly #queueLimit: number;
  readonly #full: string;
  readonly #waiting: Waiter[] = [];
  #taken = 0;

  constructor(
    size: number,
    queueLimit: number,
    full = "Too many questions are waiting for an answer. Try again in a few seconds.",
  ) {
    this.#size = size;
    this.#queueLimit = queueLimit;
    this.#full = full;
  }

  /** Tasks running and waiting now. */
  get load(): { running: number; waiting: number } {
    return { running: this.#taken, waiting: this.#waiting.length };
  }

  /** Runs the task when a slot is free. A waiter whose signal aborts leaves the queue with the signal's reason. */
  async run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (this.#taken < this.#size) this.#taken += 1;
    else await this.#turn(signal);
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next.start();
      else this.#taken -= 1;
    }
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    if (this.#waiting.length >= this.#queueLimit) {
      throw new AppError("busy", this.#full);
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        start: () => {
          signal?.removeEventListener("abort", leave);
          resolve();
        },
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.#waiting.push(waiter);
    });
  }
}
