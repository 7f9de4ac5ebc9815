CREATE TABLE outbox (
  id BIGSERIAL NOT NULL,
  event_id TEXT NOT NULL,
  what TEXT NOT NULL,
  newspaper_id TEXT NOT NULL,
  published_on DATE NOT NULL,
  content JSONB NOT NULL,
  occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
  sent_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT pk_outbox PRIMARY KEY (id)
);

CREATE INDEX ix_outbox_sent_at_id ON outbox (sent_at, id);

COMMENT ON TABLE outbox IS 'One row an event of an edition.';

COMMENT ON COLUMN outbox.id IS 'grows with time';

COMMENT ON COLUMN outbox.event_id IS 'a UUID: the same however often the event is sent';

COMMENT ON COLUMN outbox.what IS 'stored, suspect, failed';

COMMENT ON COLUMN outbox.newspaper_id IS 'whose edition';

COMMENT ON COLUMN outbox.published_on IS 'of which day';

COMMENT ON COLUMN outbox.content IS 'object: what is said of the edition';

COMMENT ON COLUMN outbox.occurred_at IS 'when it was written';

COMMENT ON COLUMN outbox.sent_at IS 'when a server had taken it; null while it waits';

CREATE TABLE relays (
  name TEXT NOT NULL,
  seq BIGINT NOT NULL,
  CONSTRAINT pk_relays PRIMARY KEY (name)
);

COMMENT ON TABLE relays IS 'How far the relay of article events has come in the change feed.';

COMMENT ON COLUMN relays.name IS 'who goes along the change feed';

COMMENT ON COLUMN relays.seq IS 'the last number dealt with';

