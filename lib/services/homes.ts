import "server-only";
import { may } from "@/lib/access/allow";
import { type Actor, type JobRole, jobRoles } from "@/lib/domain/actor";

/** The homes that somebody may open: those who see the numbers of groups each role's, everybody else their own. */
export function homesOf(actor: Actor): readonly JobRole[] {
  return may(actor, "kpis.read") ? jobRoles : [actor.jobRole];
}
