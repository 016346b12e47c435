import type { Actor } from "@/lib/domain/actor";
import type { NewRoadmapItem, NewTie } from "@/lib/domain/roadmap";
import type { Rule } from "@/lib/domain/rule";
import type { Stance } from "@/lib/domain/segment";
import { archiveSegment } from "@/lib/store/segments";
import { publishedSegment } from "./published-segment";
import { storeCustomers } from "./stored-customers";

/** 120 inns that pay 10.50 to 16.50 a month, one in five of which has left: 60 on the coast, 60 in the hills; rooms 1 to 60 in each. */
export const inns = Array.from({ length: 120 }, (_, at) => ({
  id: `i${at}`,
  region: at < 60 ? "Coast" : "Hills",
  rooms: 1 + (at % 60),
  pays: 10 + (at % 7),
  hasLeft: at % 5 === 0,
}));
export type Inn = (typeof inns)[number];

export const tie = (segment: string, more: Partial<NewTie> = {}): NewTie => ({
  segment,
  problem: "Guests cannot book by phone",
  metric: "arpu",
  expected: 1.5,
  evidence: "12 interviews",
  link: null,
  figure: null,
  ...more,
});

export const item = (title: string, more: Partial<NewRoadmapItem> = {}): NewRoadmapItem => ({
  dataset: "inns",
  title,
  problem: null,
  status: "planned",
  quarter: "2027Q1",
  effort: 10,
  owner: null,
  themes: [],
  ties: [],
  ...more,
});

const stances: Readonly<Record<string, Stance>> = { Coast: "target", Large: "acceptable" };

/** The dataset "inns" with its segments: the coast is a target, large ones are acceptable, nobody has decided about the others. */
export async function addInns(admin: Actor): Promise<void> {
  await storeCustomers(admin, {
    name: "Inns",
    texts: [
      `customer_id,Region,Rooms,churned,monthly_revenue\n${inns.map(({ id, region, rooms, pays, hasLeft }) => `${id},${region},${rooms},${hasLeft ? "yes" : "no"},${pays}.50`).join("\n")}\n`,
    ],
    headers: {
      customer_id: { field: "customer_id", type: "text" },
      Region: { field: null, type: "text" },
      Rooms: { field: null, type: "number" },
      churned: { field: "churned", type: "yesNo" },
      monthly_revenue: { field: "monthly_revenue", type: "money" },
    },
  });
  await publish(admin, "Coast", {
    kind: "column",
    column: "customers.Region",
    test: { op: "isOneOf", values: ["Coast"] },
  });
  const large = await publish(admin, "Large", rooms(21));
  const halls = await publish(admin, "Halls", rooms(31), large);
  await publish(admin, "Ballrooms", rooms(41), halls);
  // Two on the coast, two in the hills: with Coast they are in the union, and two of them in both.
  await publish(admin, "Giants", rooms(59));
  const gone = await publish(admin, "Gone", rooms(2));
  await archiveSegment(admin.scope, gone, true);
}

function rooms(least: number): Rule {
  return { kind: "column", column: "customers.Rooms", test: { op: "atLeast", value: least } };
}

function publish(admin: Actor, name: string, rule: Rule, parentId: string | null = null): Promise<string> {
  return publishedSegment(admin, { dataset: "inns", name, rule, parentId, stance: stances[name] ?? null });
}
