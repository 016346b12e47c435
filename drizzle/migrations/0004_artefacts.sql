CREATE TABLE "artefact_confirmations" (
	"workspace_id" text NOT NULL,
	"segment_id" text NOT NULL,
	"kind" text NOT NULL,
	"pins" jsonb NOT NULL,
	"share" jsonb,
	"dataset_version" integer NOT NULL,
	"definition" integer NOT NULL,
	"confirmed_by" text NOT NULL,
	"confirmed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "artefact_confirmations_pk" PRIMARY KEY("segment_id","kind")
);
--> statement-breakpoint
CREATE TABLE "artefact_parts" (
	"workspace_id" text NOT NULL,
	"segment_id" text NOT NULL,
	"part" text NOT NULL,
	"words" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "artefact_parts_pk" PRIMARY KEY("segment_id","part")
);
--> statement-breakpoint
ALTER TABLE "artefact_confirmations" ADD CONSTRAINT "artefact_confirmations_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artefact_confirmations" ADD CONSTRAINT "artefact_confirmations_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artefact_confirmations" ADD CONSTRAINT "artefact_confirmations_segment_fk" FOREIGN KEY ("workspace_id","segment_id") REFERENCES "public"."segments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artefact_parts" ADD CONSTRAINT "artefact_parts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artefact_parts" ADD CONSTRAINT "artefact_parts_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artefact_parts" ADD CONSTRAINT "artefact_parts_segment_fk" FOREIGN KEY ("workspace_id","segment_id") REFERENCES "public"."segments"("workspace_id","id") ON DELETE no action ON UPDATE no action;