import { z } from "zod";

/** A person of the workspace as others see them: the id of the user, and the name. */
export const memberNameSchema = z.strictObject({ id: z.string(), name: z.string() });
