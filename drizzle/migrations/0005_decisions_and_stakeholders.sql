CREATE TABLE "decision_approvals" (
	"workspace_id" text NOT NULL,
	"decision_id" text NOT NULL,
	"user_id" text NOT NULL,
	"position" integer NOT NULL,
	"answer" text,
	"words" text,
	"answered_at" timestamp (3) with time zone,
	"replaced_by" text,
	"replaced_at" timestamp (3) with time zone,
	CONSTRAINT "decision_approvals_pk" PRIMARY KEY("decision_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "decision_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"decision_id" text NOT NULL,
	"outcome" text NOT NULL,
	"words" text NOT NULL,
	"success" jsonb,
	"version_id" text,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"status" text NOT NULL,
	"content" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"proposed_by" text,
	"proposed_at" timestamp (3) with time zone,
	"frozen" jsonb,
	"frozen_version_id" text,
	"chosen" integer,
	"why" text,
	"closed_by" text,
	"closed_at" timestamp (3) with time zone,
	"review_on" date,
	CONSTRAINT "decisions_workspace_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "stakeholder_buy_ins" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"stakeholder_id" text NOT NULL,
	"step" text NOT NULL,
	"buy_in" text NOT NULL,
	"on" date NOT NULL,
	"note" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stakeholders" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"user_id" text,
	"name" text,
	"role" text NOT NULL,
	"team" text NOT NULL,
	"stake" text NOT NULL,
	"needs" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "stakeholders_workspace_unique" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "dataset_versions" ADD COLUMN "deleted_by" text;--> statement-breakpoint
ALTER TABLE "decision_approvals" ADD CONSTRAINT "decision_approvals_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_approvals" ADD CONSTRAINT "decision_approvals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_approvals" ADD CONSTRAINT "decision_approvals_replaced_by_users_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_approvals" ADD CONSTRAINT "decision_approvals_decision_fk" FOREIGN KEY ("workspace_id","decision_id") REFERENCES "public"."decisions"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_reviews" ADD CONSTRAINT "decision_reviews_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_reviews" ADD CONSTRAINT "decision_reviews_written_by_users_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_reviews" ADD CONSTRAINT "decision_reviews_decision_fk" FOREIGN KEY ("workspace_id","decision_id") REFERENCES "public"."decisions"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_reviews" ADD CONSTRAINT "decision_reviews_version_fk" FOREIGN KEY ("workspace_id","version_id") REFERENCES "public"."dataset_versions"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_dataset_fk" FOREIGN KEY ("workspace_id","dataset_id") REFERENCES "public"."datasets"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_frozen_version_fk" FOREIGN KEY ("workspace_id","frozen_version_id") REFERENCES "public"."dataset_versions"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholder_buy_ins" ADD CONSTRAINT "stakeholder_buy_ins_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholder_buy_ins" ADD CONSTRAINT "stakeholder_buy_ins_written_by_users_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholder_buy_ins" ADD CONSTRAINT "stakeholder_buy_ins_stakeholder_fk" FOREIGN KEY ("workspace_id","stakeholder_id") REFERENCES "public"."stakeholders"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholders" ADD CONSTRAINT "stakeholders_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholders" ADD CONSTRAINT "stakeholders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholders" ADD CONSTRAINT "stakeholders_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decision_reviews_decision" ON "decision_reviews" USING btree ("decision_id","written_at");--> statement-breakpoint
CREATE INDEX "decisions_status" ON "decisions" USING btree ("workspace_id","status");--> statement-breakpoint
CREATE INDEX "decisions_frozen_version" ON "decisions" USING btree ("frozen_version_id");--> statement-breakpoint
CREATE INDEX "stakeholder_buy_ins_stakeholder" ON "stakeholder_buy_ins" USING btree ("stakeholder_id","written_at");--> statement-breakpoint
CREATE INDEX "stakeholders_workspace" ON "stakeholders" USING btree ("workspace_id","created_at");--> statement-breakpoint
ALTER TABLE "dataset_versions" ADD CONSTRAINT "dataset_versions_deleted_by_users_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
create function refuse_decision_change() returns trigger language plpgsql as $$
declare
  free text[] := case
    when tg_op <> 'UPDATE' then null
    when old.status = 'draft' then array['status', 'content', 'revision', 'updated_at', 'proposed_by', 'proposed_at', 'frozen', 'frozen_version_id', 'why', 'closed_by', 'closed_at', 'review_on']
    when old.status = 'proposed' then array['status', 'updated_at', 'chosen', 'why', 'closed_by', 'closed_at']
    when old.status = 'taken' then array['review_on']
    else array[]::text[]
  end;
begin
  if tg_op <> 'UPDATE' then
    raise exception 'a decision is not deleted' using errcode = 'restrict_violation';
  end if;
  if (to_jsonb(new) - free) is distinct from (to_jsonb(old) - free) then
    raise exception 'what was proposed or decided does not change' using errcode = 'restrict_violation';
  end if;
  if (old.status = 'draft' and new.status not in ('draft', 'proposed', 'withdrawn'))
    or (old.status = 'proposed' and new.status not in ('proposed', 'taken', 'declined', 'withdrawn')) then
    raise exception 'a decision goes forward only' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger decisions_fixed before update or delete on decisions
  for each row execute function refuse_decision_change();
--> statement-breakpoint
create trigger decisions_no_truncate before truncate on decisions
  for each statement execute function refuse_decision_change();
--> statement-breakpoint
create function refuse_approval_change() returns trigger language plpgsql as $$
begin
  if tg_op in ('DELETE', 'TRUNCATE') then
    raise exception 'an approval is not deleted' using errcode = 'restrict_violation';
  end if;
  if (select status from decisions where id = new.decision_id) is distinct from 'proposed' then
    raise exception 'only a proposed decision is approved' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' and (old.answer is not null or old.replaced_by is not null
    or (old.workspace_id, old.decision_id, old.user_id, old.position) is distinct from (new.workspace_id, new.decision_id, new.user_id, new.position)) then
    raise exception 'an answer is kept as it was given' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger decision_approvals_kept before insert or update or delete on decision_approvals
  for each row execute function refuse_approval_change();
--> statement-breakpoint
create trigger decision_approvals_no_truncate before truncate on decision_approvals
  for each statement execute function refuse_approval_change();
--> statement-breakpoint
create function refuse_review_change() returns trigger language plpgsql as $$
begin
  raise exception 'a review is kept as it was written' using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger decision_reviews_kept before update or delete on decision_reviews
  for each row execute function refuse_review_change();
--> statement-breakpoint
create trigger decision_reviews_no_truncate before truncate on decision_reviews
  for each statement execute function refuse_review_change();
