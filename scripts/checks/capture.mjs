import { spawn } from "node:child_process";

/** Runs a Node program and answers with all it wrote and its code, whatever that is. */
export function capture(argv, cwd, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const written = { output: "", errors: "" };
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      written.output += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      written.errors += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...written, code }));
  });
}
