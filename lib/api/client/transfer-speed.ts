/** How an upload goes: bytes of bytes, bytes a second and seconds left (null while nothing can be said). */
export interface Transfer {
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
}

/** Weighs each stretch of time by its length, so that the speed follows a change within some three seconds. */
const memorySeconds = 3;

/** A meter for one upload; call it with the bytes sent so far and the clock in milliseconds. */
export function transferMeter(totalBytes: number, startedAt: number): (sentBytes: number, at: number) => Transfer {
  let last = { sentBytes: 0, at: startedAt };
  let speed: number | null = null;
  return (sentBytes, at) => {
    const seconds = (at - last.at) / 1000;
    if (seconds >= 0.1) {
      const current = (sentBytes - last.sentBytes) / seconds;
      const weight = 1 - Math.exp(-seconds / memorySeconds);
      speed = speed === null ? current : speed + weight * (current - speed);
      last = { sentBytes, at };
    }
    const left = speed !== null && speed > 0 ? (totalBytes - sentBytes) / speed : null;
    return { sentBytes, totalBytes, bytesPerSecond: speed, secondsLeft: left };
  };
}
