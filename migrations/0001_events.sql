-- Facts in order. A channel ("user.7", "job.9", "global") numbers its own, without a gap: the counter's row is locked
-- until the transaction that tells the fact commits, so no reader sees number 8 before number 7.
create table event_channels (
    channel text primary key,
    seq bigint not null
);
create table events (
    channel text not null,
    seq bigint not null,
    kind text not null,
    data text not null,
    at bigint not null,
    primary key (channel, seq)
);
create index events_at on events (at);

-- What a user did and what was done for them: theirs to read and to clear.
create table activities (
    id text primary key,
    owner text not null,
    kind text not null,
    message text not null,
    script text,
    character text,
    video text,
    at bigint not null
);
create index activities_owner_at on activities (owner, at, id);

-- Who did what to whose: nobody's to change. Each row's hash covers the row before it.
create table audit_head (
    only_one bigint primary key check (only_one = 1),
    n bigint not null,
    hash text not null
);
insert into audit_head (only_one, n, hash) values (1, 0, '');
create table audit (
    n bigint primary key,
    at bigint not null,
    actor text not null,
    action text not null,
    object text not null,
    detail text not null,
    hash text not null
);
create index audit_at on audit (at);
create index audit_actor_at on audit (actor, at);

[[pg:
create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception '% is append-only', tg_table_name; end $$;
create trigger audit_is_append_only before update or delete on audit for each row execute function refuse_change();
create trigger audit_is_never_emptied before truncate on audit for each statement execute function refuse_change();
]]
[[sqlite:
create trigger audit_keeps_rows before delete on audit begin select raise(abort, 'audit is append-only'); end;
create trigger audit_keeps_values before update on audit begin select raise(abort, 'audit is append-only'); end;
]]
-- down
drop table audit;
drop table audit_head;
drop table activities;
drop table events;
drop table event_channels;
[[pg: drop function refuse_change; ]]
