import { z } from "zod";
import { route } from "@/lib/api/route";
import { buyInEntrySchema, stakeholderFactsSchema, stakeholderRegisterSchema } from "@/lib/domain/stakeholder";
import {
  addNewStakeholder,
  changeStakeholderFacts,
  stakeholderRegister,
  takeOffRegister,
  writeBuyIn,
} from "@/lib/services/stakeholders";

const stakeholderParams = z.strictObject({ stakeholder: z.string().min(1).max(40) });

export const listStakeholdersRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/stakeholders",
  summary: "Who holds a stake, how each stands at each step of the method, and who is missing",
  permission: "decisions.read",
  answer: stakeholderRegisterSchema,
  handle: ({ actor }) => stakeholderRegister(actor),
});

export const addStakeholderRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/stakeholders",
  summary: "Put a member or somebody outside into the register",
  permission: "decisions.draft",
  body: stakeholderFactsSchema,
  answer: stakeholderRegisterSchema,
  status: 201,
  handle: ({ actor, body }) => addNewStakeholder(actor, body),
});

export const changeStakeholderRoute = route({
  method: "PUT",
  path: "/api/v1/w/{workspace}/stakeholders/{stakeholder}",
  summary: "Change who somebody is, their stake and what they need",
  permission: "decisions.draft",
  params: stakeholderParams,
  body: stakeholderFactsSchema,
  answer: stakeholderRegisterSchema,
  handle: ({ actor, params, body }) => changeStakeholderFacts(actor, params.stakeholder, body),
});

export const removeStakeholderRoute = route({
  method: "DELETE",
  path: "/api/v1/w/{workspace}/stakeholders/{stakeholder}",
  summary: "Take somebody off the register",
  permission: "decisions.draft",
  params: stakeholderParams,
  answer: stakeholderRegisterSchema,
  handle: ({ actor, params }) => takeOffRegister(actor, params.stakeholder),
});

export const writeBuyInRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/stakeholders/{stakeholder}/buy-ins",
  summary: "Write down how somebody stands at a step since a day; the words before are kept",
  permission: "decisions.draft",
  params: stakeholderParams,
  body: buyInEntrySchema,
  answer: stakeholderRegisterSchema,
  status: 201,
  handle: ({ actor, params, body }) => writeBuyIn(actor, params.stakeholder, body),
});
