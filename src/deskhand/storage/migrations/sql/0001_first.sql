-- The first schema of the desk. Times are the database's clock unless a column says otherwise.

create extension if not exists vector with schema public;

-- People on our side ------------------------------------------------------------------------

create table teammates (
    id            uuid primary key default gen_random_uuid(),
    name          text not null,
    email         text not null unique,
    password_hash text not null,
    role          text not null default 'teammate',
    seen_at       timestamptz
);

create table teammate_tokens (
    token_hash  text primary key,
    teammate_id uuid not null references teammates on delete cascade,
    expires_at  timestamptz not null
);

-- Tickets and what is said in them ------------------------------------------------------------

create table tickets (
    id           uuid primary key,
    number       bigint generated always as identity (start with 1001) unique,
    channel      text not null,
    opening_key  text unique,                -- makes a repeated opening harmless
    subject      text not null default '',
    category     text,
    status       text not null default 'open',
    priority     text not null default 'normal',
    holder       text not null default 'assistant',
    queue        text,
    reason       text,
    assignee_id  uuid references teammates,
    language     text not null default 'und',
    principal    jsonb not null default '{}',
    page         jsonb,
    waiting      jsonb,                      -- what the conversation waits for
    deadline     timestamptz,
    last_seq     int not null default 0,
    is_unread    boolean not null default false,
    confidence   real,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    resolved_at  timestamptz,
    -- The lease: one worker at a time; every write of a turn names the fence it holds.
    fence        bigint not null default 0,
    worker       text,
    lease_until  timestamptz
);
create index tickets_people on tickets (holder, status) where status in ('open', 'waiting_on_customer', 'waiting_on_other');
create index tickets_resolved on tickets (resolved_at desc) where status = 'resolved';

create table customer_sessions (
    token_hash text primary key,
    ticket_id  uuid not null references tickets on delete cascade,
    expires_at timestamptz not null
);
create index customer_sessions_ticket on customer_sessions (ticket_id);

create table turns (
    id                uuid primary key,
    ticket_id         uuid not null references tickets on delete cascade,
    seq               int not null,
    cause             text not null,
    state             text not null default 'open',   -- open | done
    begin_after       timestamptz not null default now(),
    message_count     int not null default 0,          -- a newer message changes it: the reply was overtaken
    attempts          int not null default 0,
    outcome           text,
    lane              text,
    category          text,
    mood              real,
    details           jsonb not null default '[]',
    tried             jsonb not null default '[]',
    ending            jsonb,
    workspace_version text not null default '',
    received_at       timestamptz not null default now(),
    finished_at       timestamptz,
    unique (ticket_id, seq)
);
create unique index turns_one_open on turns (ticket_id) where state = 'open';
create index turns_due on turns (begin_after) where state = 'open';
create index turns_recent on turns (received_at desc);

create table messages (
    id                uuid primary key,
    ticket_id         uuid not null references tickets on delete cascade,
    seq               int not null,
    author            text not null,
    name              text,
    text              text not null,
    turn_id           uuid references turns,
    client_message_id text,
    is_note           boolean not null default false,
    citations         jsonb not null default '[]',
    at                timestamptz not null default now(),
    unique (ticket_id, seq),
    unique (ticket_id, author, client_message_id)
);

-- The journal: what each stage returned, written once -------------------------------------------

create table journal (
    turn_id      uuid not null references turns on delete cascade,
    round        int not null,               -- number of messages the turn had when it ran
    key          text not null,
    position     int not null,
    stage        text not null,
    concern      int,
    value        jsonb not null,
    words        text not null,
    at           timestamptz not null,
    milliseconds real not null,
    pass         int not null,
    primary key (turn_id, round, key)
);

-- The action ledger --------------------------------------------------------------------------

create table actions (
    id           uuid primary key,
    turn_id      uuid not null references turns,
    ticket_id    uuid not null references tickets,
    tool         text not null,
    arguments    jsonb not null,
    business_key text not null unique,
    state        text not null,
    attempts     int not null default 0,
    result       jsonb not null default '{}',
    reason       text not null default '',
    policy       text not null,
    proposed_at  timestamptz not null default now(),
    updated_at   timestamptz not null default now()
);
create index actions_ticket on actions (ticket_id);

create table limit_hits (
    name    text not null,
    subject text not null,                   -- keyed hash: the address itself is not kept here
    turn_id uuid not null,
    at      timestamptz not null,
    primary key (name, subject, turn_id)
);
create index limit_hits_window on limit_hits (name, subject, at);

-- Cards: forms that the customer answers -----------------------------------------------------

create table cards (
    id         uuid primary key,
    ticket_id  uuid not null references tickets on delete cascade,
    kind       text not null,
    email      text not null,
    code_hash  text not null default '',     -- nothing equals it until a code is sent
    tries      int not null default 0,
    tries_max  int not null,
    title      text not null,
    text       text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    is_void    boolean not null default false
);
create index cards_ticket on cards (ticket_id);

-- Everything outward leaves through here -----------------------------------------------------

create table outbox (
    id         uuid primary key,
    kind       text not null,                -- code
    ticket_id  uuid references tickets on delete cascade,
    payload    jsonb not null,
    state      text not null default 'due',  -- due | sent | dead
    attempts   int not null default 0,
    next_at    timestamptz not null default now(),
    last_error text not null default '',
    created_at timestamptz not null default now(),
    sent_at    timestamptz
);
create index outbox_due on outbox (next_at) where state = 'due';

-- People take over ---------------------------------------------------------------------------

create table handoffs (
    id          uuid primary key,
    ticket_id   uuid not null references tickets on delete cascade,
    turn_id     uuid not null references turns,
    reason      text not null,
    queue       text not null,
    is_quiet    boolean not null,
    package     jsonb not null,
    at          timestamptz not null,
    taken_at    timestamptz,
    taken_by    uuid references teammates
);
create index handoffs_ticket on handoffs (ticket_id, at desc);

create table ratings (
    ticket_id uuid primary key references tickets on delete cascade,
    csat      smallint check (csat between 1 and 5),
    effort    smallint check (effort between 1 and 5),
    comment   text,
    is_solved boolean,
    at        timestamptz not null default now()
);

-- Facts that happened, and the bell that tells every process ------------------------------------

create table events (
    id        bigint generated always as identity primary key,
    ticket_id uuid not null references tickets on delete cascade,
    type      text not null,
    data      jsonb not null default '{}',
    at        timestamptz not null default now()
);
create index events_ticket on events (ticket_id, id);

create function ring() returns trigger language plpgsql as $$
begin
    perform pg_notify('deskhand', new.ticket_id || ' ' || new.id || ' ' || new.type);
    return null;
end $$;
create trigger events_ring after insert on events for each row execute function ring();

-- Knowledge ------------------------------------------------------------------------------------

-- A passage carries the hash of the article version it was cut from, and search joins on it: whatever
-- two processes do that index at once, a passage of another version is never found. A vector has no
-- fixed size, for its size depends on the model; `embedder` says which one made it.

create table articles (
    path          text primary key,
    title         text not null,
    category      text not null,
    audience      text not null default 'public',
    language      text not null default 'en',
    updated       text not null default '',
    review_after  text not null default '',
    text          text not null,
    content_hash  text not null,
    embedder      text not null
);

create table passages (
    id            bigint generated by default as identity primary key,
    article       text not null references articles (path) on delete cascade,
    content_hash  text not null,
    position      integer not null,
    title         text not null,
    heading       text not null default '',
    text          text not null,
    category      text not null,
    audience      text not null,
    language      text not null,
    embedding     vector not null,
    words         tsvector not null,
    unique (article, content_hash, position)
);
create index passages_words on passages using gin (words);
create index passages_category on passages (category, language);

create table sentences (
    passage_id    bigint not null references passages (id) on delete cascade,
    position      integer not null,
    text          text not null,
    embedding     vector not null,
    primary key (passage_id, position)
);

-- The demo desk's mailbox ------------------------------------------------------------------------

create table letters (
    id        bigint generated always as identity primary key,
    kind      text not null,
    recipient text not null,
    subject   text not null,
    body      text not null,
    state     text not null,
    key       text not null unique,
    at        timestamptz not null default now()
);
