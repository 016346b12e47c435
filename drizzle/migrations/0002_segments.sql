CREATE TABLE "segment_drafts" (
	"workspace_id" text NOT NULL,
	"segment_id" text PRIMARY KEY NOT NULL,
	"rule" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"based_on" integer,
	"proposed_by" text,
	"proposed_at" timestamp (3) with time zone,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "segment_references" (
	"workspace_id" text NOT NULL,
	"segment_id" text NOT NULL,
	"number" integer NOT NULL,
	"named_id" text NOT NULL,
	"named_number" integer NOT NULL,
	CONSTRAINT "segment_references_pk" PRIMARY KEY("segment_id","number","named_id","named_number")
);
--> statement-breakpoint
CREATE TABLE "segment_versions" (
	"workspace_id" text NOT NULL,
	"segment_id" text NOT NULL,
	"number" integer NOT NULL,
	"rule" jsonb NOT NULL,
	"sentence" text NOT NULL,
	"note" text,
	"change" jsonb NOT NULL,
	"restored_from" integer,
	"dataset_version_id" text,
	"customers" integer,
	"published_by" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "segment_versions_pk" PRIMARY KEY("segment_id","number")
);
--> statement-breakpoint
CREATE TABLE "segments" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"code" text NOT NULL,
	"stance" text,
	"owner_id" text,
	"parent_id" text,
	"origin" jsonb,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_by" text,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "segments_slug_unique" UNIQUE("workspace_id","slug"),
	CONSTRAINT "segments_workspace_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "segment_drafts" ADD CONSTRAINT "segment_drafts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_drafts" ADD CONSTRAINT "segment_drafts_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_drafts" ADD CONSTRAINT "segment_drafts_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_drafts" ADD CONSTRAINT "segment_drafts_segment_fk" FOREIGN KEY ("workspace_id","segment_id") REFERENCES "public"."segments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_references" ADD CONSTRAINT "segment_references_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_references" ADD CONSTRAINT "segment_references_version_fk" FOREIGN KEY ("segment_id","number") REFERENCES "public"."segment_versions"("segment_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_references" ADD CONSTRAINT "segment_references_named_fk" FOREIGN KEY ("named_id","named_number") REFERENCES "public"."segment_versions"("segment_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_versions" ADD CONSTRAINT "segment_versions_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_versions" ADD CONSTRAINT "segment_versions_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_versions" ADD CONSTRAINT "segment_versions_segment_fk" FOREIGN KEY ("workspace_id","segment_id") REFERENCES "public"."segments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_versions" ADD CONSTRAINT "segment_versions_dataset_version_fk" FOREIGN KEY ("workspace_id","dataset_version_id") REFERENCES "public"."dataset_versions"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_archived_by_users_id_fk" FOREIGN KEY ("archived_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_dataset_fk" FOREIGN KEY ("workspace_id","dataset_id") REFERENCES "public"."datasets"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_parent_fk" FOREIGN KEY ("workspace_id","parent_id") REFERENCES "public"."segments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "segment_references_named" ON "segment_references" USING btree ("workspace_id","named_id");--> statement-breakpoint
CREATE INDEX "segments_dataset" ON "segments" USING btree ("workspace_id","dataset_id");