import { problemResponse } from "@/lib/api/problem";
import { AppError } from "@/lib/domain/app-error";

/** An address of the API that does not exist answers like every other fault of the API. */
function nothingHere(): Response {
  return problemResponse(
    new AppError("notFound", "The API has nothing at this address. Its description is at /api/v1/openapi.json."),
  );
}

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
