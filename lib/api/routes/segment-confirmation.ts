import { z } from "zod";
import { route } from "@/lib/api/route";
import { segmentSlugSchema } from "@/lib/domain/segment";
import { foundStateSchema } from "@/lib/domain/segment-confirmation";
import { segmentConfirmation } from "@/lib/services/segment-confirmation";

export const segmentConfirmationRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/segments/{segment}/confirmation",
  summary: "Whether a newer version of the data shows again what stood out where the segment was found",
  permission: "segmentKpis.read",
  params: z.strictObject({ segment: segmentSlugSchema }),
  answer: z.strictObject({ confirmation: foundStateSchema.nullable() }),
  handle: async ({ actor, params }) => ({ confirmation: await segmentConfirmation(actor, params.segment) }),
});
