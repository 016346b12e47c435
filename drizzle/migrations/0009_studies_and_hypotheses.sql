CREATE TABLE "hypotheses" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"study_id" text NOT NULL,
	"segment_id" text NOT NULL,
	"definition" integer NOT NULL,
	"metric" text NOT NULL,
	"direction" text NOT NULL,
	"comparison" text NOT NULL,
	"smallest_effect" double precision NOT NULL,
	"guess" double precision,
	"why" text,
	"stage" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revealed_by" text,
	"revealed_at" timestamp (3) with time zone,
	"retired_by" text,
	"retired_at" timestamp (3) with time zone,
	"retired_reason" text,
	"predecessor_id" text,
	CONSTRAINT "hypotheses_workspace_unique" UNIQUE("workspace_id","id"),
	CONSTRAINT "hypotheses_guess_first" CHECK ("hypotheses"."revealed_at" is null or "hypotheses"."guess" is not null),
	CONSTRAINT "hypotheses_direction" CHECK ("hypotheses"."direction" in ('higher', 'lower')),
	CONSTRAINT "hypotheses_effect" CHECK ("hypotheses"."smallest_effect" >= 0)
);
--> statement-breakpoint
CREATE TABLE "hypothesis_looks" (
	"workspace_id" text NOT NULL,
	"hypothesis_id" text NOT NULL,
	"number" integer NOT NULL,
	"dataset_version_id" text NOT NULL,
	"definition" integer NOT NULL,
	"metric_version" integer NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"needed" integer,
	"value" double precision,
	"low" double precision,
	"high" double precision,
	"n" double precision NOT NULL,
	"customers" integer NOT NULL,
	"population" integer NOT NULL,
	"against" text NOT NULL,
	"difference" double precision,
	"difference_low" double precision,
	"difference_high" double precision,
	"alpha" double precision NOT NULL,
	"p" double precision,
	"family_size" integer NOT NULL,
	"family_selected" integer NOT NULL,
	"looked_by" text NOT NULL,
	"looked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "hypothesis_looks_pk" PRIMARY KEY("hypothesis_id","number"),
	CONSTRAINT "hypothesis_looks_once" UNIQUE("hypothesis_id","dataset_version_id"),
	CONSTRAINT "hypothesis_looks_verdict" CHECK ("hypothesis_looks"."verdict" in ('supported', 'notSupported', 'notEnough'))
);
--> statement-breakpoint
CREATE TABLE "hypothesis_overrides" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"hypothesis_id" text NOT NULL,
	"look" integer NOT NULL,
	"verdict" text,
	"note" text NOT NULL,
	"signed_by" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "hypothesis_overrides_note" CHECK (length(trim("hypothesis_overrides"."note")) > 0)
);
--> statement-breakpoint
CREATE TABLE "studies" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"name" text NOT NULL,
	"goal" text NOT NULL,
	"business_model" text NOT NULL,
	"success_metric" text NOT NULL,
	"target" double precision,
	"target_date" date,
	"owner_id" text,
	"next_review" date NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_by" text,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "studies_workspace_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "hypotheses" ADD CONSTRAINT "hypotheses_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypotheses" ADD CONSTRAINT "hypotheses_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypotheses" ADD CONSTRAINT "hypotheses_revealed_by_users_id_fk" FOREIGN KEY ("revealed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypotheses" ADD CONSTRAINT "hypotheses_retired_by_users_id_fk" FOREIGN KEY ("retired_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypotheses" ADD CONSTRAINT "hypotheses_study_fk" FOREIGN KEY ("workspace_id","study_id") REFERENCES "public"."studies"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypotheses" ADD CONSTRAINT "hypotheses_segment_fk" FOREIGN KEY ("workspace_id","segment_id") REFERENCES "public"."segments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypotheses" ADD CONSTRAINT "hypotheses_definition_fk" FOREIGN KEY ("segment_id","definition") REFERENCES "public"."segment_versions"("segment_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypotheses" ADD CONSTRAINT "hypotheses_predecessor_fk" FOREIGN KEY ("workspace_id","predecessor_id") REFERENCES "public"."hypotheses"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypothesis_looks" ADD CONSTRAINT "hypothesis_looks_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypothesis_looks" ADD CONSTRAINT "hypothesis_looks_looked_by_users_id_fk" FOREIGN KEY ("looked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypothesis_looks" ADD CONSTRAINT "hypothesis_looks_hypothesis_fk" FOREIGN KEY ("workspace_id","hypothesis_id") REFERENCES "public"."hypotheses"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypothesis_looks" ADD CONSTRAINT "hypothesis_looks_version_fk" FOREIGN KEY ("workspace_id","dataset_version_id") REFERENCES "public"."dataset_versions"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypothesis_overrides" ADD CONSTRAINT "hypothesis_overrides_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypothesis_overrides" ADD CONSTRAINT "hypothesis_overrides_signed_by_users_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypothesis_overrides" ADD CONSTRAINT "hypothesis_overrides_hypothesis_fk" FOREIGN KEY ("workspace_id","hypothesis_id") REFERENCES "public"."hypotheses"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hypothesis_overrides" ADD CONSTRAINT "hypothesis_overrides_look_fk" FOREIGN KEY ("hypothesis_id","look") REFERENCES "public"."hypothesis_looks"("hypothesis_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "studies_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "studies_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "studies_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "studies_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "studies_dataset_fk" FOREIGN KEY ("workspace_id","dataset_id") REFERENCES "public"."datasets"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hypotheses_study" ON "hypotheses" USING btree ("workspace_id","study_id");--> statement-breakpoint
CREATE INDEX "hypotheses_segment" ON "hypotheses" USING btree ("workspace_id","segment_id");--> statement-breakpoint
CREATE INDEX "hypothesis_overrides_hypothesis" ON "hypothesis_overrides" USING btree ("hypothesis_id","signed_at");