import type { ArtefactWords } from "@/lib/domain/artefact";
import type { SegmentCode } from "./halden";

/** What the people of the sample company have written about each of their segments, by the segment's letter. */
export const sampleWords: Readonly<Record<SegmentCode, ArtefactWords>> = {
  A: {
    onePager: {
      finding: "they work with freelancers, let clients approve, and stay",
      job: "When a client signs off, I want the hours, the freelancer’s bill and our invoice to agree, so that I know that evening whether the project made money.",
      jobSource: "14 of 22 interviews, Jun to Sep 2026",
      pains: [
        "Approvals come late, by mail, from a phone",
        "Freelancers’ hours arrive after the invoice",
        "Nobody sees an overrun before month end",
      ],
      gains: [
        "A margin per project, the same day",
        "Clients who approve without a login",
        "One list of who is free next month",
      ],
      personas: [
        {
          title: "Managing director, 12 to 40 people",
          offering: "A yearly plan with a named contact and a review of margins each quarter",
          pains: "Learns about a lost margin when the year is closed",
          aspirations: "Twenty people without hiring a controller",
          interests: "Trade fairs of the industry, peers who run a studio of the same size",
        },
        {
          title: "Head of projects",
          offering: "Onboarding in three weeks, with the first project set up together",
          pains: "Types the same hours into three tools",
          aspirations: "One board that the whole team keeps up to date",
          interests: "Templates, keyboard shortcuts, what other agencies measure",
        },
      ],
      notThem: [
        "Agencies of fewer than five people: they buy and leave like freelancers",
        "In-house marketing teams: nobody is billed, so nothing is approved",
      ],
    },
    service: {
      promises: [
        "First answer within 4 working hours by chat",
        "Onboarded in 21 days, the first project together",
        "A review of margins each quarter",
      ],
    },
    battleCard: {
      recognise: [
        "They bill clients for projects, not for products",
        "Freelancers are on every second project",
        "A studio, agency or communication firm of five people or more",
      ],
      care: [
        "The margin of a project while it can still be saved",
        "Clients who approve without learning a tool",
        "Freelancers’ hours in time for the invoice",
      ],
      say: [
        "You see tonight whether today’s project made money, freelancers included.",
        "Your client approves from the mail, without a login; the invoice follows by itself.",
      ],
      objections: [
        {
          objection: "We have a spreadsheet that works.",
          answer:
            "Ask who fixes it on the last day of the month. Show the day’s margin on their own project in the trial.",
        },
        {
          objection: "Planwerk offered us half the price.",
          answer: "Planwerk has no approval by clients. Ask how many approvals a month they chase, and by whom.",
        },
        {
          objection: "Our freelancers will not use it.",
          answer: "They need no account: a link and a phone are enough to hand in hours.",
        },
      ],
      stop: ["Fewer than five people: send them to self-service", "They want to bill products or subscriptions only"],
    },
  },
  B: {
    onePager: {
      finding: "they sell hours, and need every one of them on an invoice",
      job: "When the month ends, I want every billable hour approved and on an invoice, so that partners stop chasing time sheets.",
      jobSource: "9 of 15 interviews, Jul and Aug 2026",
      pains: [
        "Time sheets come two weeks late",
        "Rates differ by client, matter and person",
        "Write-offs are noticed after the invoice",
      ],
      gains: [
        "Invoices out on the first working day",
        "Rates that the system knows",
        "Write-offs seen while one can ask",
      ],
      personas: [
        {
          title: "Managing partner",
          offering: "A price per seat with all rate cards set up by us",
          pains: "Unbilled hours that nobody can explain",
          aspirations: "Know which client pays for the work done",
          interests: "Bar and chamber events, benchmarks of utilisation",
        },
        {
          title: "Office manager",
          offering: "Training by video, an answer by mail on the same day",
          pains: "Reminds twelve colleagues every Friday",
          aspirations: "A month end without overtime",
          interests: "Checklists, accounting exports that need no second look",
        },
      ],
      notThem: [
        "Firms that bill flat fees only: hours do not decide what they earn",
        "One-person practices: they stay on the solo plan",
      ],
    },
    service: {
      promises: [
        "First answer within 8 working hours by mail",
        "Onboarded in 30 days with the rate cards",
        "A check-in twice a year",
      ],
    },
    battleCard: {
      recognise: [
        "They bill by the hour, with rates by person and client",
        "Legal, accounting, engineering or consulting, five people or more",
        "Somebody in the office collects time sheets",
      ],
      care: [
        "Every hour on an invoice",
        "Invoices that a client does not question",
        "An export their accountant accepts",
      ],
      say: [
        "Your hours are on invoices on the first working day, with the rates you agreed.",
        "A reminder goes out by itself; you see who is missing.",
      ],
      objections: [
        {
          objection: "Our accounting tool has time sheets too.",
          answer:
            "It books hours, it does not find those that are missing. Compare last month’s calendar with the invoices.",
        },
        {
          objection: "Lawyers do not write time sheets.",
          answer: "They confirm what the calendar proposes; half a minute a day in the trial.",
        },
      ],
      stop: ["They bill flat fees only", "They want a legal case file: we have none"],
    },
  },
  C: {
    onePager: {
      finding: "they plan in sprints, and bill what the contract says",
      job: "When a sprint closes, I want the tickets and the contract in one place, so that we bill what we agreed and see who is overbooked.",
      jobSource: "8 of 14 interviews, May to Aug 2026",
      pains: [
        "Hours live in the tracker, contracts in a folder",
        "Retainers are overdrawn unnoticed",
        "Staffing is a meeting every Monday",
      ],
      gains: [
        "Hours from the tracker by themselves",
        "Retainers with a warning at 80 %",
        "A plan that follows the sprint",
      ],
      personas: [
        {
          title: "Chief technology officer",
          offering: "Access by API from the first day, a sandbox",
          pains: "Another tool that wants to own the tickets",
          aspirations: "Developers who never open a time sheet",
          interests: "Release notes, open formats, what breaks the API",
        },
        {
          title: "Delivery manager",
          offering: "The tracker connected in the first week",
          pains: "Explains overruns with three exports",
          aspirations: "A forecast that holds for a quarter",
          interests: "Capacity planning, meetups of delivery people",
        },
      ],
      notThem: [
        "Product companies without clients: there is nothing to bill",
        "Hardware makers: stock and parts are not ours",
      ],
    },
    service: {
      promises: [
        "First answer within 4 working hours by chat",
        "The tracker connected within 10 days",
        "Changes of the API told 60 days ahead",
      ],
    },
    battleCard: {
      recognise: [
        "Software or IT services for clients, five people or more",
        "Tickets in a tracker, hours in another tool",
        "Retainers or sprints in the contracts",
      ],
      care: ["Hours without typing", "Retainers that are not overdrawn", "An API that stays as it is"],
      say: [
        "Hours come from the tracker; nobody types them twice.",
        "A retainer warns you at 80 %, while you can still talk about it.",
      ],
      objections: [
        {
          objection: "We would build that ourselves.",
          answer: "Ask what the last tool of their own costs a month to keep alive. Offer the API for the rest.",
        },
        {
          objection: "Taskline has more integrations.",
          answer: "Name the two they use. Both are here, and hours flow back into the contract.",
        },
      ],
      stop: ["They sell a product and bill no client", "They insist on running it in their own data centre"],
    },
  },
  D: {
    onePager: {
      finding: "they come for a campaign, and leave when it is over",
      job: "When a season is planned, I want agencies, suppliers and our own people on one plan, so that the campaign starts on its day.",
      jobSource: "6 of 11 interviews, Aug 2026",
      pains: [
        "Plans change by mail, a week before",
        "Costs of a campaign are known after it",
        "Two months of work, ten of rest",
      ],
      gains: ["A plan that suppliers see too", "Costs against budget every week", "Pausing without losing the plan"],
      personas: [
        {
          title: "Head of e-commerce",
          offering: "A monthly plan that can be paused",
          pains: "Pays in months in which nothing is planned",
          aspirations: "A season that starts on its day",
          interests: "Calendars of the trade, conversion, stock",
        },
      ],
      notThem: ["Shops of fewer than five people", "Wholesale: they plan stock, not campaigns"],
    },
    service: {
      promises: [
        "First answer within a working day by mail",
        "Onboarding by video, no call",
        "A reminder before each season",
      ],
    },
    battleCard: {
      recognise: [
        "An online shop or consumer brand, five people or more",
        "Plans by season or campaign",
        "Works with agencies of their own",
      ],
      care: ["The day a campaign starts", "What a campaign costs, while it runs", "Paying for months of use only"],
      say: ["One plan that your agency sees too.", "Pause it after the season; the plan is there when you come back."],
      objections: [
        {
          objection: "We need it for three months only.",
          answer: "Offer the plan that pauses. Do not give a discount on a year: they leave anyway.",
        },
        { objection: "It is too much for us.", answer: "Start with one campaign, no invoices, no rates." },
      ],
      stop: ["They want stock or order management", "They ask for a year at the price of a season"],
    },
  },
  E: {
    onePager: {
      finding: "many, small, and soon gone",
      job: "When I finish a job, I want an invoice on its way before I close the laptop, so that I am paid this month.",
      jobSource: "5 of 12 interviews, May 2026",
      pains: ["Invoices on Sunday evening", "Clients who pay late", "Tools made for teams"],
      gains: ["An invoice from the phone", "Reminders that are not from me", "Taxes set aside"],
      personas: [
        {
          title: "Freelance designer",
          offering: "Self-service, help pages, no calls",
          pains: "Pays for a team of one",
          aspirations: "Full months without cold calls",
          interests: "Communities of freelancers, prices others ask",
        },
      ],
      notThem: ["Studios that grow beyond four people: they are agencies", "Public bodies of any size"],
    },
    service: {
      promises: ["Help pages and community; mail within 3 days", "No onboarding calls", "Changes told in the product"],
    },
    battleCard: {
      recognise: ["One to four people", "Signs up alone, asks for the price first", "Pays by card, monthly"],
      care: ["Price", "Being paid this month", "No learning"],
      say: ["Send the invoice before you close the laptop.", "Start alone in ten minutes; there is nothing to set up."],
      objections: [
        { objection: "Others are free.", answer: "Wish them well, and leave the door open for when they hire." },
      ],
      stop: ["Do not call: send them to self-service", "Do not discount: they leave at the same rate"],
    },
  },
  F: {
    onePager: {
      finding: "slow to come, and slower to leave",
      job: "When a grant is reported, I want hours and costs by project ready for the auditor, so that the next instalment is paid.",
      jobSource: "7 of 10 interviews, Jun to Sep 2026",
      pains: ["Reports differ for each funder", "Hours are proven on paper", "Procurement takes two quarters"],
      gains: ["A report per funder, by itself", "Hours that an auditor accepts", "A contract that procurement knows"],
      personas: [
        {
          title: "Head of administration",
          offering: "A contract for three years, data kept in the country",
          pains: "Answers auditors in December",
          aspirations: "No finding in the next audit",
          interests: "Rules of funders, references from other bodies",
        },
        {
          title: "Project lead of a programme",
          offering: "Training on site, twice a year",
          pains: "Reports instead of the programme",
          aspirations: "A second term of the grant",
          interests: "What other programmes report",
        },
      ],
      notThem: [
        "Companies that work for the public sector: they are services",
        "Schools below five staff with no grant",
      ],
    },
    service: {
      promises: [
        "First answer within a working day by phone",
        "Training on site, twice a year",
        "Notice of changes 90 days ahead",
      ],
    },
    battleCard: {
      recognise: [
        "Public administration, education or non-profit",
        "Funded by grants, audited by funders",
        "A tender or a framework contract",
      ],
      care: ["Passing the audit", "Where the data is kept", "A contract without surprises"],
      say: [
        "The report for each funder is ready, with the hours behind it.",
        "Your data stays in the country, and the contract says so.",
      ],
      objections: [
        {
          objection: "We have to tender.",
          answer: "Send the framework contract and two references; ask for the date of the budget.",
        },
        {
          objection: "You are not on our list.",
          answer: "Name the reseller who is. Do not wait for the list: it opens once a year.",
        },
      ],
      stop: ["No budget named within two quarters", "They ask for software without hosting"],
    },
  },
};
