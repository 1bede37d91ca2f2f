-- Who has an account. An address belongs to one account that is not deleted; a deleted one is purged later and its
-- address is free at once. password_hash: bcrypt over base64(SHA-256); none when they come by an identity of another house.
create table users (
    id text primary key,
    email text not null,
    username text,
    password_hash text,
    full_name text not null,
    avatar_url text,
    phone_number text,
    role text not null check (role in ('user', 'creator', 'admin')),
    subscription text not null,
    is_verified bigint not null check (is_verified in (0, 1)),
    is_active bigint not null check (is_active in (0, 1)),
    terms_at bigint,
    created_at bigint not null,
    updated_at bigint not null,
    deleted_at bigint
);
create unique index users_email on users (email) where deleted_at is null;
create unique index users_username on users (username) where deleted_at is null;
create index users_created_at on users (created_at, id);
create index users_is_active on users (created_at, id) where is_active = 1 and deleted_at is null;
create index users_deleted_at on users (deleted_at) where deleted_at is not null;

create table identities (
    provider text not null,
    subject text not null,
    user_id text not null references users (id) on delete cascade,
    email text,
    created_at bigint not null,
    primary key (provider, subject)
);
create index identities_user_id on identities (user_id);

-- A session is a family of refresh tokens, of which the one numbered `generation` is good. The tokens are not here, nor
-- their hashes: each is signed over id, generation and salt with a key that is not in the database.
create table sessions (
    id text primary key,
    user_id text not null references users (id) on delete cascade,
    generation bigint not null,
    salt text not null,
    ip text not null,
    network text not null,
    user_agent text not null,
    created_at bigint not null,
    used_at bigint not null,
    rotated_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint,
    revoked_for text
);
create index sessions_user_id_used_at on sessions (user_id, used_at);
create index sessions_expires_at on sessions (expires_at);

create table api_keys (
    id text primary key,
    user_id text not null references users (id) on delete cascade,
    name text not null,
    prefix text not null,
    hash text not null,
    scopes text not null,
    created_at bigint not null,
    expires_at bigint,
    used_at bigint,
    revoked_at bigint
);
create unique index api_keys_hash on api_keys (hash);
create index api_keys_user_id on api_keys (user_id, created_at);

-- What was sent by mail and proves that somebody reads it: once, for a while.
create table proofs (
    hash text primary key,
    user_id text not null references users (id) on delete cascade,
    purpose text not null check (purpose in ('verify', 'reset', 'change')),
    email text not null,
    created_at bigint not null,
    expires_at bigint not null
);
create index proofs_user_id_purpose on proofs (user_id, purpose);
create index proofs_expires_at on proofs (expires_at);

-- When the last guesses at a password were made, by account and network. The names are hashes.
create table guesses (
    name text primary key,
    times text not null,
    at bigint not null
);
create index guesses_at on guesses (at);
-- down
drop table guesses;
drop table proofs;
drop table api_keys;
drop table sessions;
drop table identities;
drop table users;
