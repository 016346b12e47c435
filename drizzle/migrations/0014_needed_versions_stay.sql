create function refuse_version_in_need() returns trigger language plpgsql as $$
begin
  if new.deleted_at is not null and (
    exists (select 1 from decisions where frozen_version_id = new.id)
    or exists (select 1 from decision_reviews where version_id = new.id)
  ) then
    raise exception 'a decision keeps numbers of this version' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger dataset_versions_in_need before update of deleted_at on dataset_versions
  for each row execute function refuse_version_in_need();
