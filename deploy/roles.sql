-- Roles for those who read, on PostgreSQL. Run by the owner of the tables, in the schema they are in, and again after every
-- `xianwen db upgrade` (new views):
--     psql -v ON_ERROR_STOP=1 -d xianwen -f deploy/roles.sql
-- Then a login for each application:
--     CREATE ROLE dashboard LOGIN PASSWORD '…' IN ROLE xianwen_reader;
--     ALTER ROLE dashboard SET default_transaction_read_only = on;
--     ALTER ROLE dashboard SET statement_timeout = '60s';

-- The contract and nothing else: a view reads its tables with its owner's rights.
DO $$ BEGIN
  CREATE ROLE xianwen_reader NOLOGIN;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;

-- The tables, too, for storage.find and `xianwen articles`; it changes nothing either.
DO $$ BEGIN
  CREATE ROLE xianwen_analyst NOLOGIN;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;

DO $$
DECLARE
  name text;
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO xianwen_reader, xianwen_analyst', current_schema());
  FOR name IN SELECT viewname FROM pg_views WHERE schemaname = current_schema() AND viewname LIKE 'v1\_%' LOOP
    EXECUTE format('GRANT SELECT ON %I TO xianwen_reader', name);
  END LOOP;
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO xianwen_analyst', current_schema());
END $$;
