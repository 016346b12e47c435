CREATE TABLE "mix_goals" (
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"share" double precision NOT NULL,
	"by_month" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mix_goals_pk" PRIMARY KEY("workspace_id","dataset_id")
);
--> statement-breakpoint
ALTER TABLE "mix_goals" ADD CONSTRAINT "mix_goals_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mix_goals" ADD CONSTRAINT "mix_goals_dataset_fk" FOREIGN KEY ("workspace_id","dataset_id") REFERENCES "public"."datasets"("workspace_id","id") ON DELETE no action ON UPDATE no action;