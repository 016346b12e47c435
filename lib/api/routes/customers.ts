import { z } from "zod";
import { route } from "@/lib/api/route";
import { accountSheetSchema } from "@/lib/domain/account-sheet";
import { customersQuestionSchema, customersViewSchema, customerViewSchema } from "@/lib/domain/customers";
import { accountSheets } from "@/lib/services/account-service";
import { customer } from "@/lib/services/customer";
import { customerList } from "@/lib/services/customers";
import { versionParams } from "./params";

export const listCustomersRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/customers/list",
  summary:
    "A page of the customers of a segment, of a rule or of all, as your role may see them; executives get counts",
  permission: "kpis.read",
  params: versionParams,
  body: customersQuestionSchema,
  answer: customersViewSchema,
  handle: ({ actor, params, body, signal }) => customerList(actor, params, body, signal),
});

const customerParams = versionParams.extend({ customer: z.string().min(1).max(320) });

export const showCustomerRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/customers/{customer}",
  summary: "One customer: facts, life, the segments it is in and why, and what it did",
  permission: "rows.read",
  params: customerParams,
  answer: customerViewSchema,
  handle: ({ actor, params: { customer: id, ...address }, signal }) => customer(actor, address, id, signal),
});

export const customerServiceRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/customers/{customer}/service",
  summary: "What the segments of a customer expect of service and are promised, and how long its own tickets waited",
  permission: "rows.read",
  params: customerParams,
  answer: z.strictObject({ sheets: z.array(accountSheetSchema) }),
  handle: async ({ actor, params: { customer: id, ...address }, signal }) => ({
    sheets: await accountSheets(actor, address, await customer(actor, address, id, signal)),
  }),
});
