import { z } from "zod";
import { route } from "@/lib/api/route";
import { foundStateSchema } from "@/lib/domain/segment-confirmation";
import { segmentConfirmation } from "@/lib/services/segment-confirmation";
import { segmentParams } from "./params";

export const segmentConfirmationRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/segments/{segment}/confirmation",
  summary: "Whether a newer version of the data shows again what stood out where the segment was found",
  permission: "segmentKpis.read",
  params: segmentParams,
  answer: z.strictObject({ confirmation: foundStateSchema.nullable() }),
  handle: async ({ actor, params }) => ({ confirmation: await segmentConfirmation(actor, params.segment) }),
});
