CREATE TABLE responses (
  id BIGSERIAL NOT NULL,
  url TEXT NOT NULL,
  newspaper_id TEXT NOT NULL,
  published_on DATE NOT NULL,
  fetched_at TIMESTAMP WITH TIME ZONE NOT NULL,
  status INTEGER NOT NULL,
  headers JSONB NOT NULL,
  sha256 TEXT NOT NULL,
  CONSTRAINT pk_responses PRIMARY KEY (id)
);

CREATE INDEX ix_responses_newspaper_id_published_on ON responses (newspaper_id, published_on);

CREATE INDEX ix_responses_url_id ON responses (url, id);

COMMENT ON TABLE responses IS 'One row whenever an address answered otherwise than before.';

COMMENT ON COLUMN responses.id IS 'grows with time';

COMMENT ON COLUMN responses.url IS 'the address asked, without fragment';

COMMENT ON COLUMN responses.newspaper_id IS 'id in the registry: for which newspaper it was asked';

COMMENT ON COLUMN responses.published_on IS 'for which of its editions';

COMMENT ON COLUMN responses.fetched_at IS 'when the response had come';

COMMENT ON COLUMN responses.status IS 'HTTP status';

COMMENT ON COLUMN responses.headers IS 'list of [name, value], as they came';

COMMENT ON COLUMN responses.sha256 IS 'the body, unpacked, in the archive';

COMMENT ON COLUMN pages.status IS 'read, unreadable or held (its edition is suspect): the newest bytes';

COMMENT ON COLUMN pages.reason IS 'why they were not read or are held; empty when they were read';

COMMENT ON COLUMN v1_pages."status" IS 'read, unreadable or held (its edition is suspect): the newest bytes';

COMMENT ON COLUMN v1_pages."reason" IS 'why they were not read or are held; empty when they were read';

COMMENT ON COLUMN v1_pages."articles" IS 'articles that stand; of an unreadable or held page, those of its last good reading';

