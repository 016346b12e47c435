ALTER TABLE "segments" DROP CONSTRAINT "segments_archived_by_users_id_fk";
--> statement-breakpoint
ALTER TABLE "datasets" DROP COLUMN "archived_at";--> statement-breakpoint
ALTER TABLE "jobs" DROP COLUMN "heartbeat_at";--> statement-breakpoint
ALTER TABLE "segments" DROP COLUMN "archived_by";