import { parseArgs } from "node:util";
import { z } from "zod";
import { AppError } from "@/lib/domain/app-error";
import { tokenRequestSchema } from "@/lib/domain/workspace-resources";
import { readSecret } from "@/lib/platform/secrets";
import { makeOperatorToken, type OperatorTokenRequest } from "@/lib/services/operator-tokens";
import { command } from "./command";
import { runningServer, takeDataFolder } from "./data-folder";

const usage =
  "npm run token -- --workspace SLUG --name NAME --level viewer|contributor|editor|admin [--email MEMBER] [--days N]";
const answerSchema = z.union([z.object({ secret: z.string(), email: z.string() }), z.object({ detail: z.string() })]);

/** Makes an API token. While a server works on the data folder it is asked; otherwise the store is opened here. */
await command(async () => {
  const wish = wishOf(process.argv.slice(2));
  const server = runningServer();
  if (server === null) await takeDataFolder();
  const { secret, email } = server === null ? await makeOperatorToken(wish) : await asked(server, wish);
  console.error(`A token of ${email} for the workspace ${wish.workspace}, shown this once:`);
  console.log(secret);
});

function wishOf(words: string[]): OperatorTokenRequest {
  const text = { type: "string" } as const;
  const { values } = parsed(() =>
    parseArgs({ args: words, options: { workspace: text, name: text, level: text, email: text, days: text } }),
  );
  const { name, level, days, workspace, email } = values;
  const result = tokenRequestSchema.safeParse({ name, level, expiresInDays: days === undefined ? null : Number(days) });
  if (!result.success || !workspace) throw new AppError("invalid", `Usage: ${usage}`);
  return { ...result.data, workspace, email: email ?? null };
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new AppError("invalid", `Usage: ${usage}`, [], { cause });
  }
}

async function asked(server: string, wish: OperatorTokenRequest): Promise<{ secret: string; email: string }> {
  const response = await fetch(`${server}/api/v1/operator/tokens`, {
    method: "POST",
    headers: { authorization: `Bearer ${readSecret("operator")}`, "content-type": "application/json" },
    body: JSON.stringify(wish),
    signal: AbortSignal.timeout(30_000),
  });
  const answer = answerSchema.parse(await response.json());
  if ("detail" in answer) throw new AppError("invalid", answer.detail);
  return answer;
}
