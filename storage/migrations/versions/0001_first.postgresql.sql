CREATE TABLE newspapers (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  home_code TEXT NOT NULL,
  CONSTRAINT pk_newspapers PRIMARY KEY (id)
);

COMMENT ON TABLE newspapers IS 'One row a newspaper.';

COMMENT ON COLUMN newspapers.id IS 'id in the registry, as heze-daily';

COMMENT ON COLUMN newspapers.name IS 'name in Chinese';

COMMENT ON COLUMN newspapers.home_code IS 'GB/T 2260 code of the region it serves; empty for a national paper';

CREATE TABLE editions (
  id SERIAL NOT NULL,
  newspaper_id TEXT NOT NULL,
  published_on DATE NOT NULL,
  status TEXT NOT NULL,
  pages_expected INTEGER,
  problems JSONB NOT NULL,
  finished_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT pk_editions PRIMARY KEY (id),
  CONSTRAINT uq_editions_newspaper_id_published_on UNIQUE (newspaper_id, published_on),
  CONSTRAINT fk_editions_newspapers FOREIGN KEY(newspaper_id) REFERENCES newspapers (id)
);

CREATE INDEX ix_editions_published_on ON editions (published_on);

COMMENT ON TABLE editions IS 'One row a newspaper and date.';

COMMENT ON COLUMN editions.newspaper_id IS 'whose edition';

COMMENT ON COLUMN editions.published_on IS 'the newspaper''s own date (Asia/Shanghai)';

COMMENT ON COLUMN editions.status IS 'complete, partial, suspect, missing, no_edition';

COMMENT ON COLUMN editions.pages_expected IS 'least number of pages it must have; null when not known';

COMMENT ON COLUMN editions.problems IS 'list of short sentences: what keeps it from being complete';

COMMENT ON COLUMN editions.finished_at IS 'when the last change to it was stored; null when nothing was yet';

CREATE TABLE pages (
  id SERIAL NOT NULL,
  edition_id INTEGER NOT NULL,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  source_url TEXT NOT NULL,
  raw_sha256 TEXT NOT NULL,
  read_sha256 TEXT,
  status TEXT NOT NULL,
  reason TEXT NOT NULL,
  articles_found INTEGER NOT NULL,
  remainder JSONB NOT NULL,
  edits JSONB NOT NULL,
  reading_sha256 TEXT NOT NULL,
  parser_version TEXT NOT NULL,
  first_stored_at TIMESTAMP WITH TIME ZONE NOT NULL,
  read_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT pk_pages PRIMARY KEY (id),
  CONSTRAINT uq_pages_edition_id_label UNIQUE (edition_id, label),
  CONSTRAINT fk_pages_editions FOREIGN KEY(edition_id) REFERENCES editions (id)
);

COMMENT ON TABLE pages IS 'One row a page. A failed reading replaces status, reason, source_url and raw_sha256, and nothing else.';

COMMENT ON COLUMN pages.edition_id IS 'of which edition';

COMMENT ON COLUMN pages.label IS 'the page''s own label, as A01 or 3';

COMMENT ON COLUMN pages.name IS 'the page''s name, as 要闻; empty when unknown';

COMMENT ON COLUMN pages.source_url IS 'where the newest bytes came from';

COMMENT ON COLUMN pages.raw_sha256 IS 'the newest bytes, in the archive; they may have failed to read';

COMMENT ON COLUMN pages.read_sha256 IS 'the bytes of the last successful reading; null before there is one';

COMMENT ON COLUMN pages.status IS 'read or unreadable: how the newest bytes fared';

COMMENT ON COLUMN pages.reason IS 'why they could not be read; empty when they could';

COMMENT ON COLUMN pages.articles_found IS 'articles the last successful reading found';

COMMENT ON COLUMN pages.remainder IS 'raw text of read_sha256 in no article: list of {start, end, reason}';

COMMENT ON COLUMN pages.edits IS 'edits to read_sha256 outside any article, as in revisions';

COMMENT ON COLUMN pages.reading_sha256 IS 'digest of the newest reading but its verdicts: an equal one changes no content';

COMMENT ON COLUMN pages.parser_version IS 'version of the parsers that read it last';

COMMENT ON COLUMN pages.first_stored_at IS 'when the page was first stored';

COMMENT ON COLUMN pages.read_at IS 'when this row last changed';

CREATE TABLE articles (
  id SERIAL NOT NULL,
  article_id TEXT NOT NULL,
  page_id INTEGER NOT NULL,
  newspaper_id TEXT NOT NULL,
  published_on DATE NOT NULL,
  number INTEGER NOT NULL,
  raw_sha256 TEXT NOT NULL,
  raw_start INTEGER NOT NULL,
  raw_end INTEGER NOT NULL,
  spans JSONB NOT NULL,
  revision INTEGER NOT NULL,
  verdicts_sha256 TEXT NOT NULL,
  verdict_version TEXT NOT NULL,
  first_stored_at TIMESTAMP WITH TIME ZONE NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
  withdrawn_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT pk_articles PRIMARY KEY (id),
  CONSTRAINT uq_articles_article_id UNIQUE (article_id),
  CONSTRAINT uq_articles_page_id_number UNIQUE (page_id, number),
  CONSTRAINT fk_articles_pages FOREIGN KEY(page_id) REFERENCES pages (id),
  CONSTRAINT fk_articles_newspapers FOREIGN KEY(newspaper_id) REFERENCES newspapers (id)
);

CREATE INDEX ix_articles_newspaper_id_published_on ON articles (newspaper_id, published_on DESC, id);

CREATE INDEX ix_articles_published_on ON articles (published_on DESC, id);

COMMENT ON TABLE articles IS 'One row an article, for ever: who it is and where it stands. What it says is in revisions.';

COMMENT ON COLUMN articles.id IS 'inside the store only; consumers use article_id';

COMMENT ON COLUMN articles.article_id IS 'permanent: newspaper-yyyymmdd-label-number';

COMMENT ON COLUMN articles.page_id IS 'of which page';

COMMENT ON COLUMN articles.newspaper_id IS 'repeated from the edition for its index';

COMMENT ON COLUMN articles.published_on IS 'repeated from the edition for its index';

COMMENT ON COLUMN articles.number IS 'number on its page, given at first sight and never again';

COMMENT ON COLUMN articles.raw_sha256 IS 'the bytes in which it stands at raw_start';

COMMENT ON COLUMN articles.raw_start IS 'least offset of its raw text';

COMMENT ON COLUMN articles.raw_end IS 'greatest offset of its raw text';

COMMENT ON COLUMN articles.spans IS 'all its raw text: list of [start, end]';

COMMENT ON COLUMN articles.revision IS 'the current revision';

COMMENT ON COLUMN articles.verdicts_sha256 IS 'digest of its counties and topics';

COMMENT ON COLUMN articles.verdict_version IS 'versions of the tables they were last judged with, as places 2026.11.4, topics 2026.11.2';

COMMENT ON COLUMN articles.first_stored_at IS 'when it was first stored';

COMMENT ON COLUMN articles.updated_at IS 'when it was last revised, reclassified or withdrawn';

COMMENT ON COLUMN articles.withdrawn_at IS 'when it vanished from its page; null while it stands';

CREATE TABLE article_counties (
  article INTEGER NOT NULL,
  division_code TEXT NOT NULL,
  published_on DATE NOT NULL,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  prefecture TEXT NOT NULL,
  province TEXT NOT NULL,
  role TEXT NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  evidence JSONB NOT NULL,
  CONSTRAINT pk_article_counties PRIMARY KEY (article, division_code),
  CONSTRAINT fk_article_counties_articles FOREIGN KEY(article) REFERENCES articles (id)
);

CREATE INDEX ix_article_counties_division_code ON article_counties (division_code, published_on DESC, article);

CREATE INDEX ix_article_counties_name ON article_counties (name, division_code);

COMMENT ON TABLE article_counties IS 'Counties of the current revision. No row: the verdict abstained.';

COMMENT ON COLUMN article_counties.article IS 'articles.id';

COMMENT ON COLUMN article_counties.division_code IS 'GB/T 2260, six digits';

COMMENT ON COLUMN article_counties.published_on IS 'repeated from the article for its index';

COMMENT ON COLUMN article_counties.name IS 'the division''s name, as 曹县';

COMMENT ON COLUMN article_counties.level IS 'county, prefecture, province';

COMMENT ON COLUMN article_counties.prefecture IS 'name of its prefecture';

COMMENT ON COLUMN article_counties.province IS 'name of its province';

COMMENT ON COLUMN article_counties.role IS 'primary or mentioned';

COMMENT ON COLUMN article_counties.score IS '0 to 1';

COMMENT ON COLUMN article_counties.evidence IS 'list of {field, start, end, text, rule}';

CREATE TABLE article_topics (
  article INTEGER NOT NULL,
  topic_code TEXT NOT NULL,
  local_code TEXT NOT NULL,
  published_on DATE NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  rank INTEGER NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  evidence JSONB NOT NULL,
  CONSTRAINT pk_article_topics PRIMARY KEY (article, topic_code, local_code),
  CONSTRAINT fk_article_topics_articles FOREIGN KEY(article) REFERENCES articles (id)
);

CREATE INDEX ix_article_topics_local_code ON article_topics (local_code, published_on DESC, article);

CREATE INDEX ix_article_topics_name_zh ON article_topics (name_zh, topic_code);

CREATE INDEX ix_article_topics_topic_code ON article_topics (topic_code, published_on DESC, article);

COMMENT ON TABLE article_topics IS 'Topics of the current revision. No row: the verdict abstained.';

COMMENT ON COLUMN article_topics.article IS 'articles.id';

COMMENT ON COLUMN article_topics.topic_code IS 'IPTC Media Topic, medtop:…';

COMMENT ON COLUMN article_topics.local_code IS 'the local subject below it; empty when none';

COMMENT ON COLUMN article_topics.published_on IS 'repeated from the article for its index';

COMMENT ON COLUMN article_topics.name_zh IS 'name in Chinese';

COMMENT ON COLUMN article_topics.name_en IS 'name in English';

COMMENT ON COLUMN article_topics.rank IS 'from 1, the best first';

COMMENT ON COLUMN article_topics.score IS '0 to 1';

COMMENT ON COLUMN article_topics.evidence IS 'list of {field, start, end, text, rule}';

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
  authors JSONB NOT NULL,
  char_count INTEGER NOT NULL,
  image_count INTEGER NOT NULL,
  quality DOUBLE PRECISION NOT NULL,
  content_sha256 TEXT NOT NULL,
  source_url TEXT NOT NULL,
  raw_sha256 TEXT NOT NULL,
  parser_version TEXT NOT NULL,
  stored_at TIMESTAMP WITH TIME ZONE NOT NULL,
  body TEXT NOT NULL,
  edits JSONB NOT NULL,
  CONSTRAINT pk_revisions PRIMARY KEY (article, revision),
  CONSTRAINT fk_revisions_articles FOREIGN KEY(article) REFERENCES articles (id)
);

COMMENT ON TABLE revisions IS 'What an article said, reading by reading. A row never changes once it is written.';

COMMENT ON COLUMN revisions.article IS 'articles.id';

COMMENT ON COLUMN revisions.revision IS '1, 2, 3 … of this article';

COMMENT ON COLUMN revisions.position IS 'from 1 in the order of the page';

COMMENT ON COLUMN revisions.page_name IS 'the page''s name when this was read';

COMMENT ON COLUMN revisions.kind IS 'article, photo, notice, advertisement, masthead';

COMMENT ON COLUMN revisions.title IS '标题';

COMMENT ON COLUMN revisions.kicker IS '引题';

COMMENT ON COLUMN revisions.subtitle IS '副题';

COMMENT ON COLUMN revisions.column_name IS '栏目';

COMMENT ON COLUMN revisions.byline IS 'the byline as printed, clean';

COMMENT ON COLUMN revisions.dateline IS '本报讯 and the like';

COMMENT ON COLUMN revisions.authors IS 'list of {name, role}';

COMMENT ON COLUMN revisions.char_count IS 'characters of the body, white space not counted';

COMMENT ON COLUMN revisions.image_count IS 'pictures that belong to it';

COMMENT ON COLUMN revisions.quality IS '0 to 1: how far the reading can be trusted';

COMMENT ON COLUMN revisions.content_sha256 IS 'digest of the columns above and the body: an equal one is no new revision';

COMMENT ON COLUMN revisions.source_url IS 'where the bytes came from';

COMMENT ON COLUMN revisions.raw_sha256 IS 'the bytes this revision was read from; the places in edits count in them';

COMMENT ON COLUMN revisions.parser_version IS 'version of the parsers that first read it so';

COMMENT ON COLUMN revisions.stored_at IS 'when it was stored';

COMMENT ON COLUMN revisions.body IS 'paragraphs joined by one line feed';

COMMENT ON COLUMN revisions.edits IS 'list of [rule, start, end, before, after, confidence, applied]: as objects they outweigh the body';

CREATE TABLE changes (
  seq BIGSERIAL NOT NULL,
  change TEXT NOT NULL,
  article INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT pk_changes PRIMARY KEY (seq),
  CONSTRAINT fk_changes_revisions FOREIGN KEY(article, revision) REFERENCES revisions (article, revision)
);

CREATE INDEX ix_changes_article ON changes (article, revision);

COMMENT ON TABLE changes IS 'The change feed: one row for whatever a consumer must take note of, in the order of commits.';

COMMENT ON COLUMN changes.seq IS 'the reader''s cursor';

COMMENT ON COLUMN changes.change IS 'created, revised, withdrawn, reclassified';

COMMENT ON COLUMN changes.article IS 'articles.id';

COMMENT ON COLUMN changes.revision IS 'the revision that stood after it';

COMMENT ON COLUMN changes.changed_at IS 'when it was stored';

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
  CAST(e.value ->> 0 AS text) AS "rule",
  CAST(e.value ->> 1 AS integer) AS "raw_start",
  CAST(e.value ->> 2 AS integer) AS "raw_end",
  CAST(e.value ->> 3 AS text) AS "before",
  CAST(e.value ->> 4 AS text) AS "after",
  CAST(e.value ->> 5 AS double precision) AS "confidence",
  CAST(e.value ->> 6 AS boolean) AS "applied"
FROM articles AS a JOIN revisions AS r ON r.article = a.id, jsonb_array_elements(r.edits) AS e;

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

COMMENT ON VIEW v1_articles IS 'One row an article: its current revision. A withdrawn article stays, with withdrawn_at set.';

COMMENT ON COLUMN v1_articles."article_id" IS 'permanent id: newspaper-yyyymmdd-page-number';

COMMENT ON COLUMN v1_articles."revision" IS '1 at first sight, one more each time the content changes';

COMMENT ON COLUMN v1_articles."newspaper_id" IS 'id of the newspaper';

COMMENT ON COLUMN v1_articles."newspaper_name" IS 'its name in Chinese';

COMMENT ON COLUMN v1_articles."published_on" IS 'the newspaper''s own date (Asia/Shanghai)';

COMMENT ON COLUMN v1_articles."page_label" IS 'the page''s own label, as A01 or 3';

COMMENT ON COLUMN v1_articles."page_name" IS 'the page''s name, as 要闻; empty when unknown';

COMMENT ON COLUMN v1_articles."position" IS 'from 1 in the order of the page';

COMMENT ON COLUMN v1_articles."title" IS '标题; null when it has none';

COMMENT ON COLUMN v1_articles."kicker" IS '引题; null when it has none';

COMMENT ON COLUMN v1_articles."subtitle" IS '副题; null when it has none';

COMMENT ON COLUMN v1_articles."column_name" IS '栏目; null when it has none';

COMMENT ON COLUMN v1_articles."byline" IS 'the byline as printed; null when it has none';

COMMENT ON COLUMN v1_articles."authors" IS 'JSON list of {name, role}';

COMMENT ON COLUMN v1_articles."body" IS 'clean text, paragraphs joined by one line feed';

COMMENT ON COLUMN v1_articles."char_count" IS 'characters of the body, white space not counted';

COMMENT ON COLUMN v1_articles."image_count" IS 'pictures that belong to it';

COMMENT ON COLUMN v1_articles."kind" IS 'article, photo, notice, advertisement, masthead';

COMMENT ON COLUMN v1_articles."source_url" IS 'where the page this revision was read from came from';

COMMENT ON COLUMN v1_articles."raw_sha256" IS 'that page''s bytes, in the archive';

COMMENT ON COLUMN v1_articles."parser_version" IS 'version of the parsers that first read it so';

COMMENT ON COLUMN v1_articles."quality" IS '0 to 1: how far the reading can be trusted';

COMMENT ON COLUMN v1_articles."first_stored_at" IS 'when the article was first stored';

COMMENT ON COLUMN v1_articles."updated_at" IS 'when it was last revised, reclassified or withdrawn';

COMMENT ON COLUMN v1_articles."withdrawn_at" IS 'when it vanished from its page; null while it stands';

COMMENT ON VIEW v1_article_counties IS 'One row an article and county (or prefecture, province) of its current revision. No row: unknown.';

COMMENT ON COLUMN v1_article_counties."article_id" IS 'as in v1_articles';

COMMENT ON COLUMN v1_article_counties."division_code" IS 'GB/T 2260, six digits';

COMMENT ON COLUMN v1_article_counties."name" IS 'the division''s name, as 曹县';

COMMENT ON COLUMN v1_article_counties."level" IS 'county, prefecture, province';

COMMENT ON COLUMN v1_article_counties."prefecture" IS 'name of its prefecture';

COMMENT ON COLUMN v1_article_counties."province" IS 'name of its province';

COMMENT ON COLUMN v1_article_counties."role" IS 'primary: what the article is about; mentioned: named in it';

COMMENT ON COLUMN v1_article_counties."score" IS '0 to 1';

COMMENT ON COLUMN v1_article_counties."evidence" IS 'JSON list of {field, start, end, text, rule}';

COMMENT ON VIEW v1_article_topics IS 'One row an article and topic of its current revision. No row: unknown.';

COMMENT ON COLUMN v1_article_topics."article_id" IS 'as in v1_articles';

COMMENT ON COLUMN v1_article_topics."topic_code" IS 'IPTC Media Topic, medtop:…';

COMMENT ON COLUMN v1_article_topics."name_zh" IS 'its name in Chinese';

COMMENT ON COLUMN v1_article_topics."name_en" IS 'its name in English';

COMMENT ON COLUMN v1_article_topics."local_code" IS 'the local subject below it; empty when none';

COMMENT ON COLUMN v1_article_topics."rank" IS 'from 1, the best first';

COMMENT ON COLUMN v1_article_topics."score" IS '0 to 1';

COMMENT ON COLUMN v1_article_topics."evidence" IS 'JSON list of {field, start, end, text, rule}';

COMMENT ON VIEW v1_edits IS 'One row an edit of a revision, old revisions too: what cleaning did, or would have done.';

COMMENT ON COLUMN v1_edits."article_id" IS 'as in v1_articles';

COMMENT ON COLUMN v1_edits."revision" IS 'the revision it belongs to';

COMMENT ON COLUMN v1_edits."rule" IS 'name of the cleaning rule';

COMMENT ON COLUMN v1_edits."raw_start" IS 'place in the raw text of the revision''s raw_sha256';

COMMENT ON COLUMN v1_edits."raw_end" IS 'end of that place, not included';

COMMENT ON COLUMN v1_edits."before" IS 'what stood there';

COMMENT ON COLUMN v1_edits."after" IS 'what replaces it';

COMMENT ON COLUMN v1_edits."confidence" IS '0 to 1';

COMMENT ON COLUMN v1_edits."applied" IS 'true: done; false: only a flag, a suspicion for a person';

COMMENT ON VIEW v1_changes IS 'The change feed. Remember the greatest seq you have dealt with and ask for the greater ones.';

COMMENT ON COLUMN v1_changes."seq" IS 'the reader''s cursor; only grows';

COMMENT ON COLUMN v1_changes."change" IS 'created, revised, withdrawn, reclassified';

COMMENT ON COLUMN v1_changes."article_id" IS 'as in v1_articles';

COMMENT ON COLUMN v1_changes."revision" IS 'the revision that stood after it';

COMMENT ON COLUMN v1_changes."changed_at" IS 'when it was stored';

COMMENT ON VIEW v1_coverage IS 'One row a newspaper and date: whether the edition is here, and whole.';

COMMENT ON COLUMN v1_coverage."newspaper_id" IS 'id of the newspaper';

COMMENT ON COLUMN v1_coverage."published_on" IS 'the newspaper''s own date';

COMMENT ON COLUMN v1_coverage."status" IS 'complete, partial, suspect, missing, no_edition';

COMMENT ON COLUMN v1_coverage."pages_expected" IS 'least number of pages; null when not known';

COMMENT ON COLUMN v1_coverage."pages_stored" IS 'pages whose newest bytes were read';

COMMENT ON COLUMN v1_coverage."articles" IS 'articles that stand, of every kind';

COMMENT ON COLUMN v1_coverage."problems" IS 'JSON list of sentences: why it is not complete';

COMMENT ON COLUMN v1_coverage."finished_at" IS 'when the last change to it was stored';

COMMENT ON VIEW v1_pages IS 'One row a page: whether it could be read, and why not.';

COMMENT ON COLUMN v1_pages."newspaper_id" IS 'id of the newspaper';

COMMENT ON COLUMN v1_pages."published_on" IS 'the newspaper''s own date';

COMMENT ON COLUMN v1_pages."page_label" IS 'the page''s own label';

COMMENT ON COLUMN v1_pages."page_name" IS 'its name; empty when unknown';

COMMENT ON COLUMN v1_pages."status" IS 'read or unreadable: how the newest bytes fared';

COMMENT ON COLUMN v1_pages."reason" IS 'why they could not be read; empty when they could';

COMMENT ON COLUMN v1_pages."articles" IS 'articles that stand; of an unreadable page, those of its last good reading';

COMMENT ON COLUMN v1_pages."source_url" IS 'where the newest bytes came from';

COMMENT ON COLUMN v1_pages."raw_sha256" IS 'the newest bytes, in the archive';

COMMENT ON COLUMN v1_pages."remainder" IS 'JSON list of {start, end, reason}: raw text that is in no article';

COMMENT ON COLUMN v1_pages."parser_version" IS 'version of the parsers that read it last';

COMMENT ON COLUMN v1_pages."read_at" IS 'when this row last changed';

