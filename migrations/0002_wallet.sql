-- Double entry: the entries of a transaction add up to zero. Amounts are millionths of a credit.
-- A user has two accounts: "free" can be spent, "held" is promised to something that runs. What the house gives and takes
-- goes through accounts without a balance of their own ("issued", "earned", …), so that no row is everybody's.
create table wallet_accounts (
    id text primary key,
    owner text not null,
    kind text not null check (kind in ('free', 'held')),
    balance bigint not null check (balance >= 0),
    entries bigint not null,
    hash text not null
);
create unique index wallet_accounts_owner_kind on wallet_accounts (owner, kind);

create table wallet_transactions (
    id text primary key,
    kind text not null,
    owner text not null,
    key text,
    reference text not null,
    note text not null,
    at bigint not null
);
create index wallet_transactions_owner_at on wallet_transactions (owner, at, id);
create unique index wallet_transactions_owner_key on wallet_transactions (owner, key) where key is not null;

create table wallet_entries (
    transaction_id text not null references wallet_transactions (id),
    account text not null,
    amount bigint not null check (amount <> 0),
    balance_after bigint not null,
    number bigint not null,
    hash text not null,
    primary key (transaction_id, account)
);
create index wallet_entries_account_number on wallet_entries (account, number);

create table wallet_holds (
    id text primary key,
    owner text not null,
    reference text not null,
    amount bigint not null check (amount > 0),
    taken bigint not null check (taken >= 0 and taken <= amount),
    state text not null check (state in ('open', 'captured', 'released')),
    at bigint not null,
    expires bigint not null
);
create unique index wallet_holds_reference on wallet_holds (reference);
create index wallet_holds_expires on wallet_holds (expires) where state = 'open';

[[pg:
create trigger wallet_entries_are_append_only before update or delete on wallet_entries
    for each row execute function refuse_change();
create trigger wallet_transactions_are_append_only before update or delete on wallet_transactions
    for each row execute function refuse_change();
create trigger wallet_entries_are_never_emptied before truncate on wallet_entries
    for each statement execute function refuse_change();
create trigger wallet_transactions_are_never_emptied before truncate on wallet_transactions
    for each statement execute function refuse_change();
]]
[[sqlite:
create trigger wallet_entries_keep_rows before delete on wallet_entries
    begin select raise(abort, 'wallet_entries is append-only'); end;
create trigger wallet_entries_keep_values before update on wallet_entries
    begin select raise(abort, 'wallet_entries is append-only'); end;
create trigger wallet_transactions_keep_rows before delete on wallet_transactions
    begin select raise(abort, 'wallet_transactions is append-only'); end;
create trigger wallet_transactions_keep_values before update on wallet_transactions
    begin select raise(abort, 'wallet_transactions is append-only'); end;
]]
-- down
drop table wallet_holds;
drop table wallet_entries;
drop table wallet_transactions;
drop table wallet_accounts;
