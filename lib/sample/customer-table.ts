import { param, sql } from "@/lib/analytics/sql/fragment";
import { bySegment, choose, type Draw, numberBySegment, whole } from "./draw";
import type { PlantedSegment } from "./halden";
import { segments } from "./halden";
import { column, type SampleColumn, type SampleTable } from "./sample-column";
import { accountOwners } from "./sample-people";
import { evenly, weights } from "./weights";

/** customers.csv: one record per account, as a CRM of a company in Germany exports it (semicolons, decimal comma). */
export function customerTable(draw: Draw): SampleTable {
  return {
    table: "customers",
    rows: sql`(select a.*, d.kind as broken, c.copy from account a left join dirty_account d on d.n = a.n
      cross join (select unnest([1, 2]) as copy) c where c.copy = 1 or d.kind = 'duplicateId')`,
    order: sql`a.n, a.copy`,
    columns: [
      ...identity(draw),
      ...firmographic(draw),
      ...relation(draw),
      ...money(draw),
      ...account(draw),
      ...behaviour(draw),
      ...technology(draw),
      ...attitude(draw),
      ...withoutEffect(draw),
    ],
    style: { delimiter: ";", datePattern: "%d.%m.%Y", timestampPattern: "%d.%m.%Y %H:%M:%S", decimal: "," },
  };
}

/** Headers of the columns drawn from nothing but their own salt: independent of everything else by construction. */
export const columnsWithoutEffect: readonly string[] = [
  "Newsletter colour",
  "Favourite weekday",
  "Account manager shift",
  "Sign-in picture",
  "Invoice batch",
  "Welcome call minutes",
];

/** The account's id as all files write it; leading zeros belong to it. */
export const accountId = sql`lpad(cast(a.n as varchar), 7, '0')`;

const everPaid = sql`a.paid_since is not null`;

function identity(draw: Draw): SampleColumn[] {
  const first = choose(
    draw("first name"),
    evenly("Anna, Ben, Carla, Dario, Emma, Finn, Greta, Hugo, Ida, Jan, Karla, Leo, Mia, Noah, Olga, Piet"),
  );
  const last = choose(
    draw("last name"),
    evenly(
      "Adler, Brown, Costa, Dubois, Eriksen, Fischer, Garcia, Hansen, Ivanov, Jansen, Keller, Larsen, Meyer, Novak, Olsen, Peters",
    ),
  );
  const word = choose(
    draw("company word"),
    evenly(
      "North, Copper, Linden, Harbour, Atlas, Meridian, Willow, Granite, Juniper, Lantern, Orchard, Pixel, Quarry, River, Summit, Tidal",
    ),
  );
  const kind = bySegment((segment) => choose(draw("company kind"), evenly(companyKinds[segment.code])));
  const company = sql`concat(${word}, ' ', ${kind}, ' ', a.n)`;
  return [
    column("Account ID", "text", accountId, { field: "customer_id" }),
    column("Company", "text", company, { field: "name" }),
    column("Contact name", "text", sql`concat(${first}, ' ', ${last})`, { privacy: "personal" }),
    column("Contact e-mail", "text", sql`lower(concat(${first}, '.', ${last}, '.', a.n, '@example.com'))`, {
      field: "email",
      privacy: "personal",
    }),
    column(
      "Contact role",
      "text",
      choose(draw("role"), weights("Owner 35, Operations 25, Finance 20, IT 12, Marketing 8")),
    ),
    column(
      "Contact age group",
      "text",
      choose(draw("age group"), weights("18–29 14, 30–39 31, 40–49 29, 50–59 19, 60 and over 7")),
      { privacy: "personal" },
    ),
  ];
}

const companyKinds: Readonly<Record<PlantedSegment["code"], readonly string[]>> = {
  A: ["Studio", "Creative", "Media", "& Partners; Agency"],
  B: ["Consulting", "Law", 'Accounting "Plus"', "Engineers"],
  C: ["Software", "Systems", "Cloud", "Labs"],
  D: ["Shop", "Goods", "Outfitters", "Market"],
  E: ["Solo", "Freelance", "Design", "Works"],
  F: ["Foundation", "School", "City Office", "Institute"],
};

function firmographic(draw: Draw): SampleColumn[] {
  const country = choose(
    draw("country"),
    weights("Germany 32, Austria 7, Switzerland 7, Netherlands 14, France 13, Ireland 6, Sweden 9, Denmark 6, Spain 6"),
  );
  return [
    column(
      "Market segment",
      "text",
      bySegment((segment) => param("VARCHAR", segment.name)),
    ),
    column("Industry", "text", sql`a.industry`),
    column("Employees", "number", sql`a.employees`),
    column("Founded", "number", whole(draw("founded"), 1978, 2022)),
    column("Country", "text", country),
    column(
      "Region",
      "text",
      sql`case when ${country} in ('Germany', 'Austria', 'Switzerland') then 'DACH' when ${country} in ('Sweden', 'Denmark') then 'Nordics' else 'West' end`,
    ),
    column("Town size", "text", choose(draw("town"), weights("City 46, Town 34, Country 20"))),
  ];
}

function relation(draw: Draw): SampleColumn[] {
  const leadSource = bySegment((segment) => choose(draw("lead source"), leadSources(segment)));
  const left = sql`case when a.broken = 'leftBeforeStart' then a.paid_since - 400 else a.cancelled_on end`;
  return [
    column("Lead source", "text", leadSource, { field: "lead_source" }),
    column("Trial started", "date", sql`case when not a.direct then a.entered end`, { field: "trial_started_on" }),
    column("Trial outcome", "yesNo", sql`a.converted`, { field: "converted" }),
    column("Trial converted on", "date", sql`case when a.converted then a.paid_since end`, { field: "converted_on" }),
    column("Paid since", "date", sql`case when a.broken = 'badDate' then null else a.paid_since end`, {
      field: "started_on",
      brokenText: sql`case when a.broken = 'badDate' then '31.02.2024' end`,
    }),
    column("Cancelled on", "date", left, { field: "churned_on" }),
    column("Has left", "yesNo", sql`case when ${everPaid} then a.cancelled_on is not null end`, { field: "churned" }),
    column(
      "Cancellation reason",
      "text",
      sql`case when a.cancelled_on is not null then ${choose(draw("reason"), weights("Too expensive 30, Missing feature 25, Company closed 15, Went to competitor 20, Not said 10"))} end`,
    ),
    column(
      "Exit survey sent",
      "yesNo",
      sql`case when ${everPaid} then a.cancelled_on is not null and ${draw("exit survey")} < 0.92 end`,
    ),
  ];
}

function leadSources(segment: PlantedSegment): readonly (readonly [string, number])[] {
  if (segment.code === "A") return weights("Search 24, Paid ads 12, Partner 34, Referral 16, Event 7, Outbound 7");
  return weights("Search 34, Paid ads 22, Partner 9, Referral 17, Event 8, Outbound 10");
}

function money(draw: Draw): SampleColumn[] {
  const cost = sql`case when ${everPaid} and ${draw("cost known")} < 0.96
    then cast(${numberBySegment((segment) => segment.acquisitionCost)} * (0.5 + ${draw("acquisition cost")}) as decimal(18, 2)) end`;
  const [promoter, passive, detractor] = ["promoter", "passive", "detractor"];
  const kind = bySegment((segment) =>
    choose(draw("nps kind"), [
      [promoter, segment.nps[0]],
      [passive, segment.nps[1]],
      [detractor, segment.nps[2]],
    ]),
  );
  const score = sql`case ${kind} when 'promoter' then ${whole(draw("nps"), 9, 10)} when 'passive' then ${whole(draw("nps"), 7, 8)} else ${whole(draw("nps"), 0, 6)} end`;
  return [
    column("Monthly revenue", "money", sql`a.monthly_revenue`, { field: "monthly_revenue" }),
    column("Acquisition cost", "money", cost, { field: "acquisition_cost" }),
    column("NPS", "number", sql`case when ${everPaid} and ${draw("nps answered")} < 0.35 then ${score} end`, {
      field: "nps_score",
    }),
  ];
}

function account(draw: Draw): SampleColumn[] {
  const plan = sql`case when a.copy = 2 then 'Duplicate of an old system' when a.band = 1 then 'Solo'
    when a.band = 2 or ${draw("plan")} < 0.15 then 'Team' when a.band = 3 then 'Business' else 'Enterprise' end`;
  return [
    column("Plan", "text", plan),
    column("Billing", "text", choose(draw("billing"), weights("Monthly 64, Yearly 36"))),
    column(
      "Payment method",
      "text",
      bySegment((segment) =>
        choose(
          draw("payment method"),
          segment.code === "A"
            ? weights("Card 38, Direct debit 37, Transfer 25")
            : weights("Card 57, Direct debit 27, Transfer 16"),
        ),
      ),
    ),
    column("Account owner", "text", choose(draw("owner"), accountOwners), { field: "owner_email" }),
  ];
}

function behaviour(draw: Draw): SampleColumn[] {
  const yes = (header: string, agencies: number, others: number) =>
    column(
      header,
      "yesNo",
      sql`${draw(header)} < ${numberBySegment((segment) => (segment.code === "A" ? agencies : others))}`,
    );
  return [
    yes("Uses client approvals", 0.62, 0.16),
    yes("Works with freelancers", 0.61, 0.18),
    yes("Invited a client in 14 days", 0.48, 0.22),
    column(
      "Projects a month",
      "number",
      sql`case when a.segment = 'A' then ${whole(draw("projects"), 5, 22)} else ${whole(draw("projects"), 1, 19)} end`,
    ),
    column("Onboarding webinar attended", "yesNo", sql`a.webinar`),
  ];
}

function technology(draw: Draw): SampleColumn[] {
  const shop = segments.map((segment) => (segment.code === "D" ? 0.71 : segment.code === "A" ? 0.04 : 0.08));
  return [
    column(
      "Accounting software",
      "text",
      choose(draw("accounting"), weights("DATEV 24, Xero 19, QuickBooks 17, Lexware 14, unknown 10, None 16")),
    ),
    column(
      "Shop connected",
      "yesNo",
      sql`${draw("shop")} < ${numberBySegment((segment) => shop[segments.indexOf(segment)] ?? 0)}`,
    ),
    column(
      "Single sign-on",
      "yesNo",
      sql`${draw("single sign-on")} < case a.band when 1 then 0.01 when 2 then 0.06 when 3 then 0.24 else 0.66 end`,
    ),
    column("Chat tool", "text", choose(draw("chat"), weights("Slack 38, Teams 41, Other 9, None 12"))),
  ];
}

/** Answers to the survey on attitudes: three in ten answered. Agencies try new things first; otherwise alike. */
function attitude(draw: Draw): SampleColumn[] {
  const answered = sql`${draw("survey answered")} < 0.3`;
  const first = bySegment((segment) =>
    choose(
      draw("tries first"),
      segment.code === "A" ? weights("1 5, 2 10, 3 20, 4 35, 5 30") : weights("1 15, 2 25, 3 30, 4 20, 5 10"),
    ),
  );
  return [
    column(
      "Survey: we try new tools first (1–5)",
      "number",
      sql`case when ${answered} then cast(${first} as integer) end`,
    ),
    column(
      "Survey: what matters most",
      "text",
      sql`case when ${answered} then ${choose(draw("matters"), weights("Saving time 34, Knowing costs 27, Pleasing clients 23, Following rules 16"))} end`,
    ),
  ];
}

function withoutEffect(draw: Draw): SampleColumn[] {
  return [
    column("Newsletter colour", "text", choose(draw("newsletter colour"), weights("Blue 45, Green 35, Orange 20"))),
    column(
      "Favourite weekday",
      "text",
      choose(draw("favourite weekday"), evenly("Monday, Tuesday, Wednesday, Thursday, Friday")),
    ),
    column("Account manager shift", "text", choose(draw("shift"), weights("Early 60, Late 40"))),
    column("Sign-in picture", "text", choose(draw("sign-in picture"), evenly("Harbour, Forest, Mountain, City"))),
    column("Invoice batch", "text", choose(draw("invoice batch"), evenly("I, II, III"))),
    column("Welcome call minutes", "number", whole(draw("welcome call"), 5, 45)),
  ];
}
