-- What is on for whom. on_for and off_for: ids of users, with spaces between.
create table flags (
    name text primary key,
    note text not null,
    enabled bigint not null check (enabled in (0, 1)),
    percent bigint not null check (percent between 0 and 100),
    on_for text not null,
    off_for text not null,
    updated_at bigint not null
);
-- What was changed from its standard, as JSON.
create table settings (
    name text primary key,
    value text not null,
    updated_at bigint not null
);
-- down
drop table settings;
drop table flags;
