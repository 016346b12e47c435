import type { PrivacyClass } from "@/lib/domain/recipe";
import { headerWords } from "./header-words";

interface PrivacySuggestion {
  readonly privacy: PrivacyClass;
  /** In words why; null when nothing speaks for a class. */
  readonly reason: string | null;
}

/** A column to class: its different values, how many there are, and how many cells hold one. */
export interface ClassedColumn {
  readonly header: string;
  readonly values: readonly string[];
  readonly distinct: number;
  readonly filled: number;
  readonly isYesNo: boolean;
}

/** Proposes who may see a column: by its header, or by what its values look like. */
export function suggestPrivacy(column: ClassedColumn): PrivacySuggestion {
  const { header, values } = column;
  const words = headerWords(header);
  for (const [privacy, expression, noun] of byHeader)
    if (expression.test(words) && (privacy === "sensitive" || !isSwitch(column)))
      return { privacy, reason: `the header "${header}" names ${noun}` };
  if (share(values, /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/) >= 0.8)
    return { privacy: "personal", reason: "the values look like e-mail addresses" };
  if (share(values, /^(\+\d{1,3}[\s()/-]*|0|\(\d{2,5}\)[\s/-]*)\d[\d\s()/-]{6,}$/) >= 0.8)
    return { privacy: "personal", reason: "the values look like telephone numbers" };
  if (personRole.test(words) && share(values, firstAndLast) >= 0.8)
    return {
      privacy: "personal",
      reason: `the header "${header}" names a person's role, and the values look like names`,
    };
  const long = values.filter((value) => value.length > 60).length;
  if (values.length >= 10 && long >= values.length / 2)
    return { privacy: "freeText", reason: "most values are long texts, which may name people" };
  return { privacy: "none", reason: null };
}

const byHeader: readonly (readonly [PrivacyClass, RegExp, string])[] = [
  [
    "sensitive",
    /\b(gender|sex|geschlecht|race|ethnicity|ethnic|religion|religious|health|disease|diagnosis|disability|sexual|orientation|political|union member|salary|gehalt|nationality)\b/,
    "something sensitive about a person",
  ],
  ["personal", /\b(e ?mail|mail)\b/, "an e-mail address"],
  ["personal", /\b(phone|telephone|telefon|mobile|handy|fax)\b/, "a telephone number"],
  [
    "personal",
    /^(name|full name|fullname|vorname|nachname)$|\b(first|last|middle|given|family|contact|customer|client|person|user|employee|agent|manager) ?name\b|\b(surname|vorname|nachname|kundenname|ansprechpartner)\b/,
    "a person",
  ],
  ["personal", /\b(street|address|strasse|straße|adresse|anschrift)\b/, "an address"],
  ["personal", /\b(birth|birthday|birthdate|dob|geburtsdatum|geburtstag)\b/, "a date of birth"],
  ["personal", /\b(iban|ssn|passport|credit card number|card number|ip address|tax id)\b/, "a personal number"],
  [
    "freeText",
    /\b(comment|comments|note|notes|description|message|feedback|kommentar|bemerkung|notiz|beschreibung|verbatim)\b/,
    "free text",
  ],
];

const personRole =
  /\b(agent|manager|rep|representative|consultant|employee|contact|person|owner|advisor|assignee|seller|salesperson|csm|responsible|betreuer|berater|mitarbeiter|verkäufer|sachbearbeiter|vertreter|ansprechpartner|bearbeiter|inhaber)(in|innen)?\b/;

/** "Darcel Schlecht", "Anna-Lena Müller", "O'Neil, Pat", "Rosie van der Berg": two to four words, no digits, the outer ones capital. */
const firstAndLast = /^\p{Lu}[\p{L}'’.-]*,?( (?:\p{Lu}\.|\p{L}{2,4}|\p{Lu}[\p{L}'’-]*)){0,2} \p{Lu}[\p{L}'’-]*\.?$/u;

/** "Phone service: yes, no" is about a product: so few values name nobody. */
function isSwitch({ distinct, filled, isYesNo }: ClassedColumn): boolean {
  return isYesNo || (distinct <= 3 && filled >= 10);
}

function share(values: readonly string[], expression: RegExp): number {
  return values.length === 0 ? 0 : values.filter((value) => expression.test(value)).length / values.length;
}
