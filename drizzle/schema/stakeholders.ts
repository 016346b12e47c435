import { date, foreignKey, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import type { BuyIn, MethodStep, StakeholderTeam } from "../../lib/domain/stakeholder";
import { id, instant } from "./columns";
import { users, workspaces } from "./people";

const workspaceId = () =>
  text()
    .notNull()
    .references(() => workspaces.id);
const person = () => text().references(() => users.id);

export const stakeholders = pgTable(
  "stakeholders",
  {
    id: id(),
    workspaceId: workspaceId(),
    /** A member, else `name` of somebody outside. */
    userId: person(),
    name: text(),
    role: text().notNull(),
    team: text().$type<StakeholderTeam>().notNull(),
    stake: text().notNull(),
    needs: text().notNull(),
    createdBy: person().notNull(),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [
    unique("stakeholders_workspace_unique").on(table.workspaceId, table.id),
    index("stakeholders_workspace").on(table.workspaceId, table.createdAt),
  ],
);

/** How somebody stood at a step, since when: every entry is kept, the latest holds. */
export const stakeholderBuyIns = pgTable(
  "stakeholder_buy_ins",
  {
    id: id(),
    workspaceId: workspaceId(),
    stakeholderId: text().notNull(),
    step: text().$type<MethodStep>().notNull(),
    buyIn: text().$type<BuyIn>().notNull(),
    on: date({ mode: "string" }).notNull(),
    note: text().notNull(),
    writtenBy: person().notNull(),
    writtenAt: instant().notNull(),
  },
  (table) => [
    index("stakeholder_buy_ins_stakeholder").on(table.stakeholderId, table.writtenAt),
    foreignKey({
      name: "stakeholder_buy_ins_stakeholder_fk",
      columns: [table.workspaceId, table.stakeholderId],
      foreignColumns: [stakeholders.workspaceId, stakeholders.id],
    }),
  ],
);
