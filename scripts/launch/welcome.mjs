import { writeFileSync } from "node:fs";

/** The last words of a start: where to go, and what is shown only now. */
export function welcome({ address, ownerLink, sample, took }) {
  const lines = [
    "",
    `Tessera is ready at ${address}`,
    ...(ownerLink ? ["", "Claim this installation (works once):", `  ${ownerLink}`] : []),
    ...(sample.lines.length > 0 ? ["", ...sample.lines] : []),
    "",
    `Started in ${took}. Stop with Ctrl-C.`,
    "",
  ];
  console.log(lines.join("\n"));
  writeReport({ address, ownerLink, signIns: sample.signIns });
}

/** For a program that starts the server, such as the end-to-end tests: the same, as JSON, where it asks for it. */
function writeReport(report) {
  const file = process.env.TESSERA_START_REPORT;
  if (file) writeFileSync(file, JSON.stringify(report), { mode: 0o600 });
}
