create function keep_claim() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'a hypothesis is retired, not deleted' using errcode = 'restrict_violation';
  end if;
  if old.retired_at is not null then
    raise exception 'a retired hypothesis stays as it is' using errcode = 'restrict_violation';
  end if;
  if (new.id, new.workspace_id, new.study_id, new.segment_id, new.created_by, new.created_at, new.predecessor_id)
    is distinct from
    (old.id, old.workspace_id, old.study_id, old.segment_id, old.created_by, old.created_at, old.predecessor_id) then
    raise exception 'a hypothesis stays with its study and segment' using errcode = 'restrict_violation';
  end if;
  if old.revealed_at is not null
    and (new.definition, new.metric, new.direction, new.comparison, new.smallest_effect, new.guess, new.why,
      new.revealed_by, new.revealed_at)
    is distinct from
    (old.definition, old.metric, old.direction, old.comparison, old.smallest_effect, old.guess, old.why,
      old.revealed_by, old.revealed_at) then
    raise exception 'a claim whose number was shown stays as it was' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger hypotheses_keep_claim before update or delete on hypotheses
  for each row execute function keep_claim();
--> statement-breakpoint
create trigger hypotheses_no_truncate before truncate on hypotheses
  for each statement execute function keep_claim();
--> statement-breakpoint
create function refuse_verdict_change() returns trigger language plpgsql as $$
begin
  raise exception 'verdicts and what was signed beside them are append only' using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger hypothesis_looks_append_only before update or delete on hypothesis_looks
  for each row execute function refuse_verdict_change();
--> statement-breakpoint
create trigger hypothesis_looks_no_truncate before truncate on hypothesis_looks
  for each statement execute function refuse_verdict_change();
--> statement-breakpoint
create trigger hypothesis_overrides_append_only before update or delete on hypothesis_overrides
  for each row execute function refuse_verdict_change();
--> statement-breakpoint
create trigger hypothesis_overrides_no_truncate before truncate on hypothesis_overrides
  for each statement execute function refuse_verdict_change();
--> statement-breakpoint
create function check_look() returns trigger language plpgsql as $$
declare
  claim hypotheses%rowtype;
  near double precision;
  far double precision;
  hair double precision;
begin
  select * into claim from hypotheses where id = new.hypothesis_id for update;
  if claim.revealed_at is null or claim.retired_at is not null then
    raise exception 'only an open claim whose number was shown is looked at' using errcode = 'restrict_violation';
  end if;
  if new.definition <> claim.definition
    or new.number <> 1 + (select count(*) from hypothesis_looks where hypothesis_id = new.hypothesis_id) then
    raise exception 'a look is the next one, at the definition of its claim' using errcode = 'restrict_violation';
  end if;
  near := case claim.direction when 'higher' then new.difference_low else -new.difference_high end;
  far := case claim.direction when 'higher' then new.difference_high else -new.difference_low end;
  hair := 1e-9 * greatest(1, claim.smallest_effect);
  if (new.verdict = 'supported' and near >= claim.smallest_effect - hair)
    or (new.verdict = 'notSupported' and far <= claim.smallest_effect + hair)
    or (new.verdict = 'notEnough' and (near is null or near <= claim.smallest_effect + hair)
      and (far is null or far >= claim.smallest_effect - hair)) then
    return new;
  end if;
  raise exception 'this is not the verdict of its interval' using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger hypothesis_looks_checked before insert on hypothesis_looks
  for each row execute function check_look();
