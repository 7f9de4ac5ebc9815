CREATE TABLE fingerprints (
  article INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  version TEXT NOT NULL,
  published_on DATE NOT NULL,
  minhash BLOB,
  CONSTRAINT pk_fingerprints PRIMARY KEY (article),
  CONSTRAINT fk_fingerprints_articles FOREIGN KEY(article) REFERENCES articles (id)
);

CREATE INDEX ix_fingerprints_published_on ON fingerprints (published_on);

CREATE TABLE reprints (
  article INTEGER NOT NULL,
  family INTEGER NOT NULL,
  similarity DOUBLE NOT NULL,
  CONSTRAINT pk_reprints PRIMARY KEY (article),
  CONSTRAINT fk_reprints_articles FOREIGN KEY(article) REFERENCES articles (id),
  CONSTRAINT fk_reprints_articles_family FOREIGN KEY(family) REFERENCES articles (id)
);

CREATE INDEX ix_reprints_family ON reprints (family);

CREATE VIEW v1_reprints AS
SELECT
  f.article_id AS "family",
  a.article_id AS "article_id",
  CASE WHEN r.article = r.family THEN 'original' ELSE 'copy' END AS "role",
  r.similarity AS "similarity",
  a.newspaper_id AS "newspaper_id",
  a.published_on AS "published_on"
FROM reprints AS r JOIN articles AS a ON a.id = r.article JOIN articles AS f ON f.id = r.family;

