import { makeOperatorTokenRoute } from "@/lib/api/routes/operator";

/** An address without a variable part comes without params. */
export function POST(request: Request): Promise<Response> {
  return makeOperatorTokenRoute.handler(request, { params: Promise.resolve({}) });
}
