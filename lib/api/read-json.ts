import { AppError } from "@/lib/domain/app-error";

const limitBytes = 2_000_000;

/** Parses a JSON body of at most 2 MB; anything else is refused with a sentence. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(\w+\+)?json\b/i.test(type))
    throw new AppError("invalid", "Send the body as JSON with the header content-type: application/json.");
  const text = await limitedText(request);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid", "The body is not valid JSON. Check quotes and commas, then send it again.", [], {
      cause,
    });
  }
}

async function limitedText(request: Request): Promise<string> {
  if (!request.body) return "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let received = 0;
  let text = "";
  try {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      received += chunk.byteLength;
      if (received > limitBytes) throw new AppError("tooLarge", "The body is larger than 2 MB. Send less at once.");
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      "invalid",
      "The body could not be read as UTF-8 text, or it stopped half-way. Send it again.",
      [],
      { cause },
    );
  }
}
