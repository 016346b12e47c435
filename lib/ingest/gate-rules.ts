import { type Fragment, sql } from "@/lib/analytics/sql/fragment";
import type { Gate } from "@/lib/domain/build-report";
import type { SourceTable } from "@/lib/domain/dictionary";
import { counted } from "./counted";

interface PairCheck {
  readonly id: string;
  readonly table: SourceTable;
  readonly needs: readonly string[];
  readonly where: Fragment;
  readonly example: Fragment;
  readonly severity?: Gate["severity"];
  readonly passed: string;
  readonly failed: (count: number) => string;
}

/** Rules within one table: each names the fields it needs and the rows that break it. */
export const pairChecks: readonly PairCheck[] = [
  {
    id: "churn-before-start",
    table: "customers",
    needs: ["churned_on", "started_on"],
    where: sql`churned_on < started_on`,
    example: sql`customer_id`,
    passed: "No customer churned before the start.",
    failed: (n) =>
      `${counted(n, "customer churned before the start; the tenure", "customers churned before they started; their tenure")} is empty.`,
  },
  {
    id: "churned-without-date",
    table: "customers",
    needs: ["churned", "churned_on"],
    where: sql`churned and churned_on is null`,
    example: sql`customer_id`,
    severity: "warning",
    passed: "Every churned customer has a date.",
    failed: (n) =>
      `${counted(n, "customer is", "customers are")} marked as churned without a date; when ${n === 1 ? "the customer" : "they"} left is not known.`,
  },
  {
    id: "closed-before-opened",
    table: "deals",
    needs: ["closed_on", "opened_on"],
    where: sql`closed_on < opened_on`,
    example: sql`deal_id`,
    passed: "No deal was closed before it was opened.",
    failed: (n) => `${counted(n, "deal was closed before it was", "deals were closed before they were")} opened.`,
  },
  {
    id: "response-before-creation",
    table: "tickets",
    needs: ["first_response_at", "created_at"],
    where: sql`first_response_at < created_at`,
    example: sql`ticket_id`,
    passed: "No ticket was answered before it was created.",
    failed: (n) =>
      `${counted(n, "ticket was answered before it was created; its", "tickets were answered before they were created; their")} first response is left out.`,
  },
  {
    id: "resolved-before-creation",
    table: "tickets",
    needs: ["resolved_at", "created_at"],
    where: sql`resolved_at < created_at`,
    example: sql`ticket_id`,
    passed: "No ticket was resolved before it was created.",
    failed: (n) =>
      `${counted(n, "ticket was resolved before it was created; its", "tickets were resolved before they were created; their")} resolution time is left out.`,
  },
  {
    id: "resolved-before-response",
    table: "tickets",
    needs: ["resolved_at", "first_response_at"],
    where: sql`resolved_at < first_response_at`,
    example: sql`ticket_id`,
    passed: "No ticket was resolved before its first response.",
    failed: (n) =>
      `${counted(n, "ticket was resolved before its", "tickets were resolved before their")} first response.`,
  },
  {
    id: "unresolved-with-resolution-time",
    table: "tickets",
    needs: ["resolved_at", "resolution_minutes"],
    where: sql`resolved_at is null and resolution_minutes is not null`,
    example: sql`ticket_id`,
    passed: "No ticket has a resolution time without being resolved.",
    failed: (n) =>
      `${counted(n, "ticket has a resolution time although it is", "tickets have a resolution time although they are")} not resolved.`,
  },
];
