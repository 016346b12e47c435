/**
 * Numbers in [0, 1) in steps of 2^-32 from xoshiro128** (Blackman & Vigna, ACM Trans. Math. Softw. 47 (2021) 36): the one generator
 * behind every draw. `seed`: at least 16 bytes, for example a SHA-256; the first 16 are the state, little-endian. The same seed
 * gives the same numbers on every machine. Throws a RangeError for a shorter seed or one of zeros.
 */
export function randomNumbers(seed: Uint8Array): () => number {
  if (seed.length < 16) throw new RangeError("a seed has at least 16 bytes");
  const view = new DataView(seed.buffer, seed.byteOffset, 16);
  const state = new Uint32Array([0, 4, 8, 12].map((at) => view.getUint32(at, true)));
  if (state.every((word) => word === 0)) throw new RangeError("a seed of zeros gives nothing but zeros");
  return () => next(state) / 2 ** 32;
}

function next(state: Uint32Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = state;
  const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
  const third = c ^ a;
  const fourth = d ^ b;
  state[0] = a ^ fourth;
  state[1] = b ^ third;
  state[2] = third ^ (b << 9);
  state[3] = rotated(fourth, 11);
  return result;
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
