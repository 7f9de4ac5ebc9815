CREATE TABLE responses (
  id INTEGER NOT NULL,
  url TEXT NOT NULL,
  newspaper_id TEXT NOT NULL,
  published_on DATE NOT NULL,
  fetched_at TEXT NOT NULL,
  status INTEGER NOT NULL,
  headers JSON NOT NULL,
  sha256 TEXT NOT NULL,
  CONSTRAINT pk_responses PRIMARY KEY (id)
);

CREATE INDEX ix_responses_newspaper_id_published_on ON responses (newspaper_id, published_on);

CREATE INDEX ix_responses_url_id ON responses (url, id);

