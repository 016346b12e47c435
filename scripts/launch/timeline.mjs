const beatSeconds = process.stdout.isTTY ? 1 : 15;

/** Tells what is being done and for how long, and keeps the seconds so that the end can say where they went. */
export function createTimeline(out = process.stdout) {
  const began = performance.now();
  const steps = [];

  async function step(label, work) {
    const start = performance.now();
    const since = () => (performance.now() - start) / 1000;
    write(`${label} …`);
    const beat = setInterval(() => write(`${label} … ${since().toFixed(0)} s`), beatSeconds * 1000);
    try {
      const result = await work();
      steps.push({ label, seconds: since() });
      write(`${label}: ${since().toFixed(1)} s`, "\n");
      return result;
    } catch (error) {
      write(`${label}: failed after ${since().toFixed(1)} s`, "\n");
      throw error;
    } finally {
      clearInterval(beat);
    }
  }

  function write(text, end = "") {
    if (out.isTTY) out.write(`\r\u001b[K${text}${end}`);
    else out.write(`${text}\n`);
  }

  function total() {
    const seconds = (performance.now() - began) / 1000;
    const parts = steps.map(({ label, seconds: part }) => `${label.toLowerCase()} ${part.toFixed(1)} s`);
    return `${seconds.toFixed(1)} s${parts.length > 0 ? ` (${parts.join(", ")})` : ""}`;
  }

  return { step, total };
}
