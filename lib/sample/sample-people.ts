import type { Weights } from "./weights";

/** Somebody at Halden: the sample workspace signs these in, and the files name them as owners. */
export interface SamplePerson {
  readonly name: string;
  readonly email: string;
  readonly jobRole: "executive" | "product" | "success" | "marketing" | "sales" | "analyst";
}

/** One person per job role, for sample sign-ins. Lea Brandt (success) and Jonas Weber (sales) own accounts, deals and tickets. */
export const sampleTeam: readonly SamplePerson[] = [
  { name: "Tomas Lindqvist", email: "tomas.lindqvist@halden.example", jobRole: "executive" },
  { name: "Priya Raman", email: "priya.raman@halden.example", jobRole: "product" },
  { name: "Lea Brandt", email: "lea.brandt@halden.example", jobRole: "success" },
  { name: "Ines Moreau", email: "ines.moreau@halden.example", jobRole: "marketing" },
  { name: "Jonas Weber", email: "jonas.weber@halden.example", jobRole: "sales" },
  { name: "Mira Okafor", email: "mira.okafor@halden.example", jobRole: "analyst" },
];

/** E-mails of those who answer tickets. Drawn evenly: no effect on anything. */
export const ticketOwners: readonly string[] = ["lea.brandt", "karim.haddad", "sofia.nilsen", "paul.adeyemi"].map(
  address,
);

/** E-mails of those who look after accounts: a book of one account in a hundred each, the others a desk. No effect on anything. */
export const accountOwners: Weights = [
  ...ticketOwners.map((owner) => [owner, 1] as const),
  [address("customer.desk"), 96],
];

/** E-mails of those who lead deals. Drawn evenly: no effect on anything. */
export const dealOwners: readonly string[] = ["jonas.weber", "anna.kowalska", "luca.ferri", "nora.vance"].map(address);

function address(person: string): string {
  return `${person}@halden.example`;
}
