/** Asks again, a little slower each time, until the answer will do; a minute at most. */
export async function until<T>(ask: () => Promise<T> | T, done: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (let pauseMs = 50; ; pauseMs = Math.min(1000, pauseMs * 1.5)) {
    const answer = await ask();
    if (done(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`not done after a minute: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
