import { eventTable, paymentTable } from "./activity-tables";
import { customerTable } from "./customer-table";
import type { Draw } from "./draw";
import type { SampleTable } from "./sample-column";
import { dealTable, ticketTable } from "./service-tables";

/** The tables of the sample in the order in which they are written and mapped. */
export function sampleTables(draw: Draw): readonly SampleTable[] {
  return [customerTable(draw), paymentTable(draw), eventTable(draw), dealTable(draw), ticketTable(draw)];
}
