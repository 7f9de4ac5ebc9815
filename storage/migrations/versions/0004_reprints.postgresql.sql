CREATE TABLE fingerprints (
  article INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  version TEXT NOT NULL,
  published_on DATE NOT NULL,
  minhash BYTEA,
  CONSTRAINT pk_fingerprints PRIMARY KEY (article),
  CONSTRAINT fk_fingerprints_articles FOREIGN KEY(article) REFERENCES articles (id)
);

CREATE INDEX ix_fingerprints_published_on ON fingerprints (published_on);

COMMENT ON TABLE fingerprints IS 'One row an article that was looked at for reprints.';

COMMENT ON COLUMN fingerprints.article IS 'articles.id';

COMMENT ON COLUMN fingerprints.revision IS 'the revision it was made of';

COMMENT ON COLUMN fingerprints.version IS 'how it was made; others cannot be compared with it';

COMMENT ON COLUMN fingerprints.published_on IS 'repeated from the article for its index';

COMMENT ON COLUMN fingerprints.minhash IS 'of the body''s runs of five characters; null: too short, or a notice';

CREATE TABLE reprints (
  article INTEGER NOT NULL,
  family INTEGER NOT NULL,
  similarity DOUBLE PRECISION NOT NULL,
  CONSTRAINT pk_reprints PRIMARY KEY (article),
  CONSTRAINT fk_reprints_articles FOREIGN KEY(article) REFERENCES articles (id),
  CONSTRAINT fk_reprints_articles_family FOREIGN KEY(family) REFERENCES articles (id)
);

CREATE INDEX ix_reprints_family ON reprints (family);

COMMENT ON TABLE reprints IS 'One row a member of a family of articles that say the same; a family has two or more.';

COMMENT ON COLUMN reprints.article IS 'articles.id';

COMMENT ON COLUMN reprints.family IS 'articles.id of the family''s first article';

COMMENT ON COLUMN reprints.similarity IS 'to the first: 0 to 1';

CREATE VIEW v1_reprints AS
SELECT
  f.article_id AS "family",
  a.article_id AS "article_id",
  CASE WHEN r.article = r.family THEN 'original' ELSE 'copy' END AS "role",
  r.similarity AS "similarity",
  a.newspaper_id AS "newspaper_id",
  a.published_on AS "published_on"
FROM reprints AS r JOIN articles AS a ON a.id = r.article JOIN articles AS f ON f.id = r.family;

COMMENT ON VIEW v1_reprints IS 'One row an article that others repeat or that repeats another one; `xianwen reprints` finds them.';

COMMENT ON COLUMN v1_reprints."family" IS 'article_id of the earliest of those that say the same';

COMMENT ON COLUMN v1_reprints."article_id" IS 'as in v1_articles';

COMMENT ON COLUMN v1_reprints."role" IS 'original (the earliest) or copy';

COMMENT ON COLUMN v1_reprints."similarity" IS 'to the original: the share of the shorter text that stands in the longer';

COMMENT ON COLUMN v1_reprints."newspaper_id" IS 'as in v1_articles';

COMMENT ON COLUMN v1_reprints."published_on" IS 'as in v1_articles';

