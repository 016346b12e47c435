import type { SourceTable } from "@/lib/domain/dictionary";

/** A header that speaks for a canonical field; `types` are the column types it may have. */
export interface Synonym {
  readonly table: SourceTable;
  readonly field: string;
  readonly expression: RegExp;
  readonly confidence: number;
  readonly types: "id" | "text" | "number" | "date" | "moment" | "yesNo";
}

const customerId =
  /^(customer|client|account|user|member|person|company|subscriber|contact|kunden?|kunde|kunden|konto) ?(id|ids|number|no|nr|nummer|key|code|ref)$|^(kundennummer|kundennr|customerid|userid|accountid|clientid|uid|kundenid)$/;
const customerName = /^(customer|client|account|company|kunde|firma|konto|user)$/;

/** English and German headers, in plain words (see headerWords), for the fields of each table. */
export const synonyms: readonly Synonym[] = [
  ...(["customers", "payments", "events", "deals", "tickets"] as const).flatMap((table): Synonym[] => [
    { table, field: "customer_id", expression: customerId, confidence: 0.95, types: "id" },
    { table, field: "customer_id", expression: customerName, confidence: 0.75, types: "id" },
    {
      table,
      field: "customer_id",
      expression: /^(customer|client|user|kunden) (e ?mail|mail)( address)?$/,
      confidence: 0.7,
      types: "id",
    },
  ]),
  { table: "customers", field: "customer_id", expression: /^(id|key)$/, confidence: 0.8, types: "id" },
  s(
    "customers",
    "name",
    /^((customer|client|account|company|full|kunden) ?name|name|customer|firma|firmenname)$/,
    "text",
    0.8,
  ),
  s("customers", "email", /^((customer|client|contact|user|kunden) )?(e ?mail|mail)( address| adresse)?$/, "text"),
  s("customers", "owner_email", /^(owner|account owner|csm|account manager|betreuer|responsible)( e ?mail)$/, "text"),
  s(
    "customers",
    "lead_source",
    /^(lead source|acquisition (channel|source)|source|channel|utm source|marketing channel|herkunft|kanal|quelle)$/,
    "text",
    0.8,
  ),
  s("customers", "acquisition_cost", /^(acquisition costs?|customer acquisition costs?|cac|akquisekosten)$/, "number"),
  s(
    "customers",
    "trial_started_on",
    /^(trial (started|start|begin)( on| at| date)?|trial date|first contact( on| date)?|testbeginn|lead created( on| at)?)$/,
    "moment",
  ),
  s(
    "customers",
    "converted_on",
    /^(converted (on|at|date)|conversion date|became customer( on)?|paid since|abschlussdatum)$/,
    "moment",
  ),
  s(
    "customers",
    "converted",
    /^(converted|conversion|is converted|subscribed|is customer|konvertiert|deposit|purchased)$/,
    "yesNo",
  ),
  s("customers", "converted", /^(y|outcome|target|label)$/, "yesNo", 0.6),
  s(
    "customers",
    "started_on",
    /^(started( on| at)?|start date|customer since|subscription start( date)?|sign ?up( date)?|signed up( on| at)?|joined( on| at)?|join date|onboarded( on| at)?|onboarding date|activated( on| at)?|activation date|(first )?contract (start|begin)( date)?|(client|member|subscriber|account|user) since|registered( on| at)?|registration date|kunde seit|kundin seit|mitglied seit|(vertrags|abo|kunden|mitgliedschafts)?beginn|eintritt|eintritts(datum|tag)|eingetreten( am)?|vertrags(start|abschluss|datum)|beginn(datum| vertrag)|startdatum|angemeldet( am)?|anmeldedatum|registriert( am)?)$/,
    "moment",
    0.85,
  ),
  s(
    "customers",
    "churned_on",
    /^(churned (on|at|date)|churn date|cancelled (on|at)|canceled (on|at)|cancell?ation date|cancel date|end date|ended( on| at)|(contract|subscription|membership) end( date)?|terminated( on| at)|termination date|left( on| at)|exit date|lost( on| at)|kündigung|kündigungs(datum|tag)|kündigung (am|zum)|gekündigt (am|zum)|(vertrags|abo|mitgliedschafts)ende|austritt|austritts(datum|tag)|ausgetreten( am)?|abgang|abgangsdatum|enddatum|abgemeldet( am)?|abmeldedatum|kuendigungsdatum|kuendigung|gekuendigt am)$/,
    "moment",
    0.85,
  ),
  s(
    "customers",
    "churned",
    /^(churn|churned|is churned|has churned|attrition|exited|cancelled|canceled|gekündigt|abgewandert|churn flag)$/,
    "yesNo",
  ),
  s(
    "customers",
    "tenure_months",
    /^(tenure( in)?( months)?|months (active|as customer)|customer age months|account age months|laufzeit( in)?( monaten| monate)?)$/,
    "number",
    0.9,
  ),
  s(
    "customers",
    "monthly_revenue",
    /^(monthly (revenue|charge|charges|fee|recurring revenue|payment|spend)|mrr|revenue per month|monatlicher? (umsatz|beitrag|betrag)|monatsumsatz)$/,
    "number",
    0.9,
  ),
  s(
    "customers",
    "total_revenue",
    /^(total (revenue|charges|spend|spent|sales|paid|payments)|revenue to date|lifetime (value|revenue|spend)|cumulative revenue|ltv|clv|gesamtumsatz|umsatz gesamt)$/,
    "number",
    0.9,
  ),
  s("customers", "gross_margin_rate", /^(gross margin( rate)?|margin rate|bruttomarge)$/, "number", 0.85),
  s("customers", "nps_score", /^(nps|nps score|net promoter score|likelihood to recommend)$/, "number"),
  s(
    "payments",
    "payment_id",
    /^(payment|transaction|invoice line|line|row|zahlungs?|buchungs?) ?(id|no|number|nr|nummer)$|^(payment|transaction)id$/,
    "id",
    0.8,
  ),
  s(
    "payments",
    "order_id",
    /^(order|invoice|receipt|basket|bestell|rechnungs?|auftrags?) ?(id|no|number|nr|nummer)$|^(orderid|invoiceno|rechnungsnummer|bestellnummer)$/,
    "id",
    0.9,
  ),
  s(
    "payments",
    "paid_on",
    /^(paid (on|at)|(payment|order|invoice|transaction|purchase|sale|booking) ?date|purchased (on|at)|ordered (on|at)|invoiced (on|at)|zahlungsdatum|rechnungsdatum|bestelldatum|buchungsdatum|kaufdatum)$/,
    "moment",
    0.95,
  ),
  s("payments", "paid_on", /^(date|datum|day|tag|month|timestamp)$/, "moment", 0.8),
  s(
    "payments",
    "amount",
    /^(amount|amount paid|paid amount|payment amount|(order|dollar|sales|purchase|transaction|invoice|net|total|eur|usd|gross) (value|amount|price)|sales|revenue|total( price)?|price|value|net|umsatz|betrag|summe|preis|zahlbetrag)$/,
    "number",
    0.85,
  ),
  s(
    "payments",
    "cost",
    /^(costs?|cogs|direct costs?|cost of goods( sold)?|kosten|herstellkosten|einkaufspreis)$/,
    "number",
    0.85,
  ),
  s("payments", "recurring", /^(is )?(recurring|subscription|renewal|wiederkehrend)$/, "yesNo", 0.85),
  s(
    "events",
    "happened_at",
    /^(happened (at|on)|event (time|date|timestamp)|timestamp|occurred (at|on)|created (at|on)|time|date|zeitpunkt|datum)$/,
    "moment",
    0.85,
  ),
  s("events", "name", /^(event|event (name|type)|action|activity|name|ereignis|aktion|feature)$/, "text", 0.85),
  s("events", "value", /^(value|quantity|count|amount|wert|anzahl)$/, "number", 0.7),
  s(
    "deals",
    "deal_id",
    /^(deal|opportunity|opp|lead|quote|angebots?|chancen?) ?(id|no|number|nr|nummer)$|^(dealid|opportunityid)$/,
    "id",
  ),
  s(
    "deals",
    "outcome",
    /^(outcome|deal (stage|status)|stage( name)?|opportunity stage|status|result|phase|ergebnis|is won|won)$/,
    "text",
    0.85,
  ),
  s(
    "deals",
    "opened_on",
    /^(opened( on| at)?|open(ed)? date|created( on| at| date)?|create date|engage date|start date|eröffnet( am)?|erstellt( am)?)$/,
    "moment",
    0.85,
  ),
  s(
    "deals",
    "closed_on",
    /^(closed( on| at)?|close(d)? date|decision date|won date|end date|geschlossen( am)?|abschlussdatum)$/,
    "moment",
    0.9,
  ),
  s(
    "deals",
    "amount",
    /^(amount|deal (value|amount|size)|close value|value|contract value|acv|tcv|arr|expected revenue|betrag|auftragswert|wert)$/,
    "number",
    0.85,
  ),
  s("deals", "competitor", /^(competitor|main competitor|lost to|wettbewerber|mitbewerber)$/, "text"),
  s("deals", "lead_source", /^(lead source|source|channel|herkunft|quelle|kanal)$/, "text", 0.8),
  s("deals", "owner_email", /^(owner|sales (agent|rep)|deal owner)( e ?mail)$/, "text"),
  s(
    "tickets",
    "ticket_id",
    /^(ticket|case|issue|request|incident|vorgangs?|anfrage) ?(id|no|number|nr|nummer)$|^(ticketid|caseid)$/,
    "id",
  ),
  s(
    "tickets",
    "created_at",
    /^(created( at| on| date| time)?|(ticket )?(creation|opened|open|submitted|received) ?(at|on|date|time)?|erstellt( am)?|eingegangen( am)?)$/,
    "moment",
    0.9,
  ),
  s(
    "tickets",
    "first_response_at",
    /^(first (response|reply|answer)( at| on| date| time)?|(first )?responded at|erste antwort( am)?)$/,
    "moment",
    0.85,
  ),
  s(
    "tickets",
    "resolved_at",
    /^(resolved( at| on| date| time)?|time to resolution|resolution (at|date|time)|closed( at| on| date)?|solved at|gelöst( am)?|geschlossen( am)?)$/,
    "moment",
    0.85,
  ),
  s(
    "tickets",
    "first_response_minutes",
    /^(time to )?first (response|reply|answer)( time)?( in)?( (minutes|mins?|hours|hrs?|seconds|secs?|days|minuten|stunden))?$/,
    "number",
    0.9,
  ),
  s(
    "tickets",
    "resolution_minutes",
    /^(time to )?(resolution|resolve|solve|handling)( time)?( in)?( (minutes|mins?|hours|hrs?|seconds|secs?|days|minuten|stunden))?$/,
    "number",
    0.9,
  ),
  s("tickets", "channel", /^(ticket )?(channel|source|medium|via|kanal)$/, "text", 0.9),
  s("tickets", "priority", /^(ticket )?(priority|severity|urgency|priorität)$/, "text"),
  s("tickets", "status", /^(ticket )?(status|state|zustand)$/, "text", 0.9),
  s("tickets", "owner_email", /^(agent|assignee|owner|bearbeiter)( e ?mail)$/, "text"),
  s(
    "tickets",
    "csat_score",
    /^(csat|csat score|(customer )?satisfaction( rating| score)?|rating|zufriedenheit|bewertung)$/,
    "number",
    0.9,
  ),
];

function s(...[table, field, expression, types, confidence = 0.95]: SynonymRow): Synonym {
  return { table, field, expression, confidence, types };
}

type SynonymRow = [table: SourceTable, field: string, expression: RegExp, types: Synonym["types"], confidence?: number];
