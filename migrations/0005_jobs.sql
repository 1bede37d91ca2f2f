-- The queue. "turn" is start-time fair queuing (Goyal, Vin, Cheng 1996, https://doi.org/10.1145/248156.248171): an owner's
-- next job comes one turn after their last, and nobody's before the head of the queue, so a flood only delays its owner.
-- "beat" changes while a worker lives; a worker that stands still for a lease's length has lost the job, whatever the
-- clocks say. "attempt" is the fence: whoever writes for an older one writes nothing.
create table jobs (
    id text primary key,
    kind text not null,
    owner text not null,
    state text not null check (state in ('queued', 'running', 'waiting', 'done', 'failed', 'cancelled', 'unknown')),
    priority bigint not null,
    turn bigint not null,
    run_at bigint not null,
    attempt bigint not null,
    crashes bigint not null,
    most_attempts bigint not null,
    beat bigint not null,
    node text not null,
    cancel boolean not null,
    progress bigint not null,
    step text not null,
    message text not null,
    key text,
    parent text,
    input text not null,
    result text not null,
    error text not null,
    created_at bigint not null,
    started_at bigint,
    finished_at bigint
) [[pg: with (fillfactor = 70)]];
create index jobs_queued on jobs (priority desc, turn, id) where state = 'queued';
create index jobs_queued_owner on jobs (owner, priority, turn) where state = 'queued';
create index jobs_running on jobs (node) where state = 'running';
create index jobs_waiting on jobs (run_at) where state = 'waiting';
create index jobs_owner_created_at on jobs (owner, created_at, id);
create unique index jobs_owner_key on jobs (owner, key) where key is not null;
create index jobs_parent on jobs (parent) where parent is not null;

-- What a job has done for good: a step that is done is not done again after a crash.
create table job_steps (
    job text not null references jobs (id) on delete cascade,
    number bigint not null,
    name text not null,
    state text not null check (state in ('pending', 'in_progress', 'completed', 'failed')),
    progress bigint not null,
    message text not null,
    result text not null,
    error text not null,
    started_at bigint,
    completed_at bigint,
    primary key (job, number)
);
create unique index job_steps_job_name on job_steps (job, name);

create table job_errors (
    job text not null references jobs (id) on delete cascade,
    attempt bigint not null,
    at bigint not null,
    trouble text not null,
    message text not null,
    detail text not null
);
create index job_errors_job_attempt on job_errors (job, attempt);
-- down
drop table job_errors;
drop table job_steps;
drop table jobs;
