CREATE TABLE newspapers (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  home_code TEXT NOT NULL,
  CONSTRAINT pk_newspapers PRIMARY KEY (id)
);

CREATE TABLE editions (
  id INTEGER NOT NULL,
  newspaper_id TEXT NOT NULL,
  published_on DATE NOT NULL,
  status TEXT NOT NULL,
  pages_expected INTEGER,
  problems JSON NOT NULL,
  finished_at TEXT,
  CONSTRAINT pk_editions PRIMARY KEY (id),
  CONSTRAINT uq_editions_newspaper_id_published_on UNIQUE (newspaper_id, published_on),
  CONSTRAINT fk_editions_newspapers FOREIGN KEY(newspaper_id) REFERENCES newspapers (id)
);

CREATE INDEX ix_editions_published_on ON editions (published_on);

CREATE TABLE pages (
  id INTEGER NOT NULL,
  edition_id INTEGER NOT NULL,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  source_url TEXT NOT NULL,
  raw_sha256 TEXT NOT NULL,
  read_sha256 TEXT,
  status TEXT NOT NULL,
  reason TEXT NOT NULL,
  articles_found INTEGER NOT NULL,
  remainder JSON NOT NULL,
  edits JSON NOT NULL,
  reading_sha256 TEXT NOT NULL,
  parser_version TEXT NOT NULL,
  first_stored_at TEXT NOT NULL,
  read_at TEXT NOT NULL,
  CONSTRAINT pk_pages PRIMARY KEY (id),
  CONSTRAINT uq_pages_edition_id_label UNIQUE (edition_id, label),
  CONSTRAINT fk_pages_editions FOREIGN KEY(edition_id) REFERENCES editions (id)
);

CREATE TABLE articles (
  id INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  page_id INTEGER NOT NULL,
  newspaper_id TEXT NOT NULL,
  published_on DATE NOT NULL,
  number INTEGER NOT NULL,
  raw_sha256 TEXT NOT NULL,
  raw_start INTEGER NOT NULL,
  raw_end INTEGER NOT NULL,
  spans JSON NOT NULL,
  revision INTEGER NOT NULL,
  verdicts_sha256 TEXT NOT NULL,
  verdict_version TEXT NOT NULL,
  first_stored_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  withdrawn_at TEXT,
  CONSTRAINT pk_articles PRIMARY KEY (id),
  CONSTRAINT uq_articles_article_id UNIQUE (article_id),
  CONSTRAINT uq_articles_page_id_number UNIQUE (page_id, number),
  CONSTRAINT fk_articles_pages FOREIGN KEY(page_id) REFERENCES pages (id),
  CONSTRAINT fk_articles_newspapers FOREIGN KEY(newspaper_id) REFERENCES newspapers (id)
);

CREATE INDEX ix_articles_newspaper_id_published_on ON articles (newspaper_id, published_on DESC, id);

CREATE INDEX ix_articles_published_on ON articles (published_on DESC, id);

CREATE TABLE article_counties (
  article INTEGER NOT NULL,
  division_code TEXT NOT NULL,
  published_on DATE NOT NULL,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  prefecture TEXT NOT NULL,
  province TEXT NOT NULL,
  role TEXT NOT NULL,
  score DOUBLE NOT NULL,
  evidence JSON NOT NULL,
  CONSTRAINT pk_article_counties PRIMARY KEY (article, division_code),
  CONSTRAINT fk_article_counties_articles FOREIGN KEY(article) REFERENCES articles (id)
);

CREATE INDEX ix_article_counties_division_code ON article_counties (division_code, published_on DESC, article);

CREATE INDEX ix_article_counties_name ON article_counties (name, division_code);

CREATE TABLE article_topics (
  article INTEGER NOT NULL,
  topic_code TEXT NOT NULL,
  local_code TEXT NOT NULL,
  published_on DATE NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  rank INTEGER NOT NULL,
  score DOUBLE NOT NULL,
  evidence JSON NOT NULL,
  CONSTRAINT pk_article_topics PRIMARY KEY (article, topic_code, local_code),
  CONSTRAINT fk_article_topics_articles FOREIGN KEY(article) REFERENCES articles (id)
);

CREATE INDEX ix_article_topics_local_code ON article_topics (local_code, published_on DESC, article);

CREATE INDEX ix_article_topics_name_zh ON article_topics (name_zh, topic_code);

CREATE INDEX ix_article_topics_topic_code ON article_topics (topic_code, published_on DESC, article);

CREATE TABLE revisions (
  article INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL,
  page_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT,
  kicker TEXT,
  subtitle TEXT,
  column_name TEXT,
  byline TEXT,
  dateline TEXT,
  authors JSON NOT NULL,
  char_count INTEGER NOT NULL,
  image_count INTEGER NOT NULL,
  quality DOUBLE NOT NULL,
  content_sha256 TEXT NOT NULL,
  source_url TEXT NOT NULL,
  raw_sha256 TEXT NOT NULL,
  parser_version TEXT NOT NULL,
  stored_at TEXT NOT NULL,
  body TEXT NOT NULL,
  edits JSON NOT NULL,
  CONSTRAINT pk_revisions PRIMARY KEY (article, revision),
  CONSTRAINT fk_revisions_articles FOREIGN KEY(article) REFERENCES articles (id)
);

CREATE TABLE changes (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  change TEXT NOT NULL,
  article INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  changed_at TEXT NOT NULL,
  CONSTRAINT fk_changes_revisions FOREIGN KEY(article, revision) REFERENCES revisions (article, revision)
);

CREATE INDEX ix_changes_article ON changes (article, revision);

CREATE VIEW v1_articles AS
SELECT
  a.article_id AS "article_id",
  r.revision AS "revision",
  a.newspaper_id AS "newspaper_id",
  n.name AS "newspaper_name",
  a.published_on AS "published_on",
  p.label AS "page_label",
  r.page_name AS "page_name",
  r.position AS "position",
  r.title AS "title",
  r.kicker AS "kicker",
  r.subtitle AS "subtitle",
  r.column_name AS "column_name",
  r.byline AS "byline",
  r.authors AS "authors",
  r.body AS "body",
  r.char_count AS "char_count",
  r.image_count AS "image_count",
  r.kind AS "kind",
  r.source_url AS "source_url",
  r.raw_sha256 AS "raw_sha256",
  r.parser_version AS "parser_version",
  r.quality AS "quality",
  a.first_stored_at AS "first_stored_at",
  a.updated_at AS "updated_at",
  a.withdrawn_at AS "withdrawn_at"
FROM articles AS a
JOIN revisions AS r ON r.article = a.id AND r.revision = a.revision
JOIN pages AS p ON p.id = a.page_id
JOIN newspapers AS n ON n.id = a.newspaper_id;

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
  c.evidence AS "evidence"
FROM article_counties AS c JOIN articles AS a ON a.id = c.article;

CREATE VIEW v1_article_topics AS
SELECT
  a.article_id AS "article_id",
  t.topic_code AS "topic_code",
  t.name_zh AS "name_zh",
  t.name_en AS "name_en",
  t.local_code AS "local_code",
  t.rank AS "rank",
  t.score AS "score",
  t.evidence AS "evidence"
FROM article_topics AS t JOIN articles AS a ON a.id = t.article;

CREATE VIEW v1_edits AS
SELECT
  a.article_id AS "article_id",
  r.revision AS "revision",
  json_extract(e.value, '$[0]') AS "rule",
  json_extract(e.value, '$[1]') AS "raw_start",
  json_extract(e.value, '$[2]') AS "raw_end",
  json_extract(e.value, '$[3]') AS "before",
  json_extract(e.value, '$[4]') AS "after",
  json_extract(e.value, '$[5]') AS "confidence",
  json_extract(e.value, '$[6]') AS "applied"
FROM articles AS a JOIN revisions AS r ON r.article = a.id, json_each(r.edits) AS e;

CREATE VIEW v1_changes AS
SELECT
  c.seq AS "seq",
  c.change AS "change",
  a.article_id AS "article_id",
  c.revision AS "revision",
  c.changed_at AS "changed_at"
FROM changes AS c JOIN articles AS a ON a.id = c.article;

CREATE VIEW v1_coverage AS
SELECT
  e.newspaper_id AS "newspaper_id",
  e.published_on AS "published_on",
  e.status AS "status",
  e.pages_expected AS "pages_expected",
  (SELECT count(*) FROM pages AS p WHERE p.edition_id = e.id AND p.status = 'read') AS "pages_stored",
  (SELECT count(*) FROM pages AS p JOIN articles AS a ON a.page_id = p.id WHERE p.edition_id = e.id AND a.withdrawn_at IS NULL) AS "articles",
  e.problems AS "problems",
  e.finished_at AS "finished_at"
FROM editions AS e;

CREATE VIEW v1_pages AS
SELECT
  e.newspaper_id AS "newspaper_id",
  e.published_on AS "published_on",
  p.label AS "page_label",
  p.name AS "page_name",
  p.status AS "status",
  p.reason AS "reason",
  (SELECT count(*) FROM articles AS a WHERE a.page_id = p.id AND a.withdrawn_at IS NULL) AS "articles",
  p.source_url AS "source_url",
  p.raw_sha256 AS "raw_sha256",
  p.remainder AS "remainder",
  p.parser_version AS "parser_version",
  p.read_at AS "read_at"
FROM pages AS p JOIN editions AS e ON e.id = p.edition_id;

