CREATE TABLE article_search (
  article INTEGER NOT NULL,
  published_on DATE NOT NULL,
  pairs TSVECTOR NOT NULL,
  CONSTRAINT pk_article_search PRIMARY KEY (article),
  CONSTRAINT fk_article_search_articles FOREIGN KEY (article) REFERENCES articles (id)
);

CREATE INDEX ix_article_search_pairs ON article_search USING gin (pairs) WITH (fastupdate = off);

CREATE INDEX ix_article_search_published_on ON article_search (published_on DESC, article);

COMMENT ON TABLE article_search IS 'Current revisions as search sees them: neighbouring characters in pairs.';

COMMENT ON COLUMN article_search.article IS 'articles.id';

COMMENT ON COLUMN article_search.published_on IS 'repeated from the article for its index';

COMMENT ON COLUMN article_search.pairs IS 'pairs of kicker, title, subtitle and body; see storage/terms.py';

CREATE OR REPLACE VIEW v1_article_counties AS
SELECT
  a.article_id AS "article_id",
  c.division_code AS "division_code",
  c.name AS "name",
  c.level AS "level",
  c.prefecture AS "prefecture",
  c.province AS "province",
  c.role AS "role",
  c.score AS "score",
  c.evidence AS "evidence",
  c.published_on AS "published_on"
FROM article_counties AS c JOIN articles AS a ON a.id = c.article;

COMMENT ON COLUMN v1_article_counties."published_on" IS 'as in v1_articles: a period is found fastest by this one';

CREATE OR REPLACE VIEW v1_article_topics AS
SELECT
  a.article_id AS "article_id",
  t.topic_code AS "topic_code",
  t.name_zh AS "name_zh",
  t.name_en AS "name_en",
  t.local_code AS "local_code",
  t.rank AS "rank",
  t.score AS "score",
  t.evidence AS "evidence",
  t.published_on AS "published_on"
FROM article_topics AS t JOIN articles AS a ON a.id = t.article;

COMMENT ON COLUMN v1_article_topics."published_on" IS 'as in v1_articles: a period is found fastest by this one';

