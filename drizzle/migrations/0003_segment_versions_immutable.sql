create function refuse_definition_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published definition is immutable' using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger segment_versions_immutable before update or delete on segment_versions
  for each row execute function refuse_definition_change();
--> statement-breakpoint
create trigger segment_versions_no_truncate before truncate on segment_versions
  for each statement execute function refuse_definition_change();
