CREATE TABLE "feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"quote" text NOT NULL,
	"theme" text NOT NULL,
	"source" text NOT NULL,
	"said_on" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roadmap_items" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"title" text NOT NULL,
	"problem" text,
	"status" text NOT NULL,
	"quarter" text,
	"effort" double precision,
	"owner_id" text,
	"owner_name" text,
	"shipped_on" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "roadmap_items_workspace_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "roadmap_ties" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"item_id" text NOT NULL,
	"place" integer NOT NULL,
	"segment_id" text,
	"segment_name" text NOT NULL,
	"problem" text,
	"metric" text,
	"expected" double precision,
	"evidence" text,
	"link" text,
	"figure" jsonb,
	"baseline" jsonb,
	CONSTRAINT "roadmap_ties_segment_unique" UNIQUE("item_id","segment_id")
);
--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "purpose" text DEFAULT 'dataset' NOT NULL;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_dataset_fk" FOREIGN KEY ("workspace_id","dataset_id") REFERENCES "public"."datasets"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_items" ADD CONSTRAINT "roadmap_items_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_items" ADD CONSTRAINT "roadmap_items_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_items" ADD CONSTRAINT "roadmap_items_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_items" ADD CONSTRAINT "roadmap_items_dataset_fk" FOREIGN KEY ("workspace_id","dataset_id") REFERENCES "public"."datasets"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_ties" ADD CONSTRAINT "roadmap_ties_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_ties" ADD CONSTRAINT "roadmap_ties_item_fk" FOREIGN KEY ("workspace_id","item_id") REFERENCES "public"."roadmap_items"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_ties" ADD CONSTRAINT "roadmap_ties_segment_fk" FOREIGN KEY ("workspace_id","segment_id") REFERENCES "public"."segments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feedback_dataset" ON "feedback" USING btree ("workspace_id","dataset_id","said_on");--> statement-breakpoint
CREATE INDEX "roadmap_items_dataset" ON "roadmap_items" USING btree ("workspace_id","dataset_id");--> statement-breakpoint
CREATE INDEX "roadmap_ties_item" ON "roadmap_ties" USING btree ("workspace_id","item_id");--> statement-breakpoint
CREATE INDEX "roadmap_ties_segment" ON "roadmap_ties" USING btree ("workspace_id","segment_id");