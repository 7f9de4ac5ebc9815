CREATE VIRTUAL TABLE article_search USING fts5(text, content='', columnsize=0, tokenize='ascii');

DROP VIEW v1_article_counties;

CREATE VIEW v1_article_counties AS
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

DROP VIEW v1_article_topics;

CREATE VIEW v1_article_topics AS
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

