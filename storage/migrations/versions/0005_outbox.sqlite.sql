CREATE TABLE outbox (
  id INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  what TEXT NOT NULL,
  newspaper_id TEXT NOT NULL,
  published_on DATE NOT NULL,
  content JSON NOT NULL,
  occurred_at TEXT NOT NULL,
  sent_at TEXT,
  CONSTRAINT pk_outbox PRIMARY KEY (id)
);

CREATE INDEX ix_outbox_sent_at_id ON outbox (sent_at, id);

CREATE TABLE relays (
  name TEXT NOT NULL,
  seq INTEGER NOT NULL,
  CONSTRAINT pk_relays PRIMARY KEY (name)
);

