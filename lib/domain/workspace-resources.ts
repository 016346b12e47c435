import { z } from "zod";
import { jobRoles, levels } from "./actor";
import { writtenLine } from "./plain-text";

export const jobRoleSchema = z.enum(jobRoles).meta({ id: "JobRole" });
export const levelSchema = z.enum(levels).meta({ id: "Level" });

export const memberSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    jobRole: jobRoleSchema,
    level: levelSchema,
    joinedAt: z.string(),
    isYou: z.boolean(),
  })
  .meta({ id: "Member" });
export type MemberView = z.infer<typeof memberSchema>;

export const inviteRequestSchema = z.strictObject({
  email: z.email().max(254),
  jobRole: jobRoleSchema,
  level: levelSchema,
});
export type InviteRequest = z.infer<typeof inviteRequestSchema>;

/** The link is shown once, to the person who asked for it, who passes it on. */
export const inviteSchema = z
  .strictObject({ link: z.string(), email: z.string(), expiresAt: z.string() })
  .meta({ id: "Invite" });
export type Invite = z.infer<typeof inviteSchema>;

export const memberChangeSchema = z.strictObject({ jobRole: jobRoleSchema.optional(), level: levelSchema.optional() });
export type MemberChange = z.infer<typeof memberChangeSchema>;

export const tokenSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    prefix: z.string(),
    level: levelSchema,
    maker: z.string(),
    createdAt: z.string(),
    expiresAt: z.string().nullable(),
    lastUsedAt: z.string().nullable(),
  })
  .meta({ id: "Token" });
export type TokenView = z.infer<typeof tokenSchema>;

export const tokenRequestSchema = z.strictObject({
  name: writtenLine(80, "write a name"),
  level: levelSchema,
  expiresInDays: z.number().int().min(1).max(365).nullable(),
});
export type TokenRequest = z.infer<typeof tokenRequestSchema>;

/** A new token with its secret, which is never shown again. */
export const newTokenSchema = z.strictObject({ token: tokenSchema, secret: z.string() }).meta({ id: "NewToken" });
export type NewToken = z.infer<typeof newTokenSchema>;

export const claimRequestSchema = z.strictObject({
  name: writtenLine(120, "write a name"),
  email: z.email().max(254),
  password: z.string().min(10, "a password has at least 10 characters").max(200),
  workspaceName: writtenLine(80, "write a name").optional(),
});

export const auditEntrySchema = z
  .strictObject({
    id: z.string(),
    at: z.string(),
    who: z.string(),
    action: z.string(),
    object: z.string(),
    sentence: z.string(),
  })
  .meta({ id: "AuditEntry" });
export type AuditEntryView = z.infer<typeof auditEntrySchema>;
