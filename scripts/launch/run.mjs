import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";

const tailBytes = 8_000;
const endWithParent = pathToFileURL(path.join(import.meta.dirname, "end-with-parent.mjs")).href;

/**
 * Runs a Node program to its end. Its output is kept and shown only where it fails, unless `onLine` wants it as it comes.
 * Resolves to the last message the program sent to its parent, or undefined.
 */
export function run(argv, { env = process.env, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    const output = createTail(onLine);
    const kill = () => child.kill();
    let message;
    process.once("exit", kill);
    child.stdout.setEncoding("utf8").on("data", output.add);
    child.stderr.setEncoding("utf8").on("data", output.add);
    child.on("message", (value) => {
      message = value;
    });
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.off("exit", kill);
      output.end();
      if (code === 0) return resolve(message);
      const ending = signal ? `was ended by ${signal}` : `ended with code ${code}`;
      reject(new Error(`${argv.find((word) => !word.startsWith("-"))} ${ending}:\n${output.text()}`));
    });
  });
}

/** Like `run`, for programs that open the store: they end when this process does, however it does. */
export function runGuarded(argv, options) {
  return run([`--import=${endWithParent}`, ...argv], options);
}

function createTail(onLine) {
  let text = "";
  let rest = "";
  return {
    add(chunk) {
      text = (text + chunk).slice(-tailBytes);
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onLine?.(line);
    },
    end() {
      if (rest !== "") onLine?.(rest);
    },
    text: () => text.trim(),
  };
}
