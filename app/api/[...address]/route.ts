import { problemResponse } from "@/lib/api/problem";
import { AppError } from "@/lib/domain/app-error";

/** An address below /api that is none: scripts get a problem document there too, not a page. */
function noSuchAddress(request: Request): Response {
  const { pathname } = new URL(request.url);
  return problemResponse(
    new AppError(
      "notFound",
      `There is no ${request.method} ${pathname.slice(0, 200)} in this API. Its addresses stand in /api/v1/openapi.json.`,
    ),
  );
}

export {
  noSuchAddress as DELETE,
  noSuchAddress as GET,
  noSuchAddress as PATCH,
  noSuchAddress as POST,
  noSuchAddress as PUT,
};
