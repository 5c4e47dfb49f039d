-- Who buys.
CREATE TABLE IF NOT EXISTS shop.users (
  -- The key.
  id serial PRIMARY KEY,
  "full name" varchar(20) NOT NULL,
  mood mood_kind,
  team_id int REFERENCES teams (id),
  CONSTRAINT named UNIQUE (id),
  FOREIGN KEY (team_id) REFERENCES teams (id)
);

CREATE TABLE `orders` (`id` INT(11) NOT NULL, KEY `k` (`id`)) ENGINE=InnoDB;
CREATE TABLE copy (LIKE users);
CREATE TEMP TABLE recent AS SELECT o.id FROM orders o;

CREATE VIEW active AS
  SELECT u.id, u.*, count(*) AS n
  FROM shop.users u JOIN teams t ON t.id = u.team_id;
CREATE MATERIALIZED VIEW totals AS SELECT sum(price) FROM orders;

CREATE UNIQUE INDEX users_idx ON users (id);

/* Adds. */
CREATE FUNCTION add(a int, b int DEFAULT 0) RETURNS int AS $$
  SELECT a + b;
$$ LANGUAGE sql;

CREATE OR REPLACE FUNCTION shop.inc(i integer) RETURNS TABLE (made int) AS $$
DECLARE
  v int;
BEGIN
  RETURN i + 1;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER audit BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION log_it();
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE pair AS (a int, b text);
CREATE SCHEMA shop;
CREATE SEQUENCE numbers START 1;
CREATE EXTENSION IF NOT EXISTS pgcrypto;

ALTER TABLE users ADD COLUMN age int;

WITH late AS (SELECT * FROM orders) SELECT * FROM late WHERE due(id) > 1;
INSERT INTO users (id) VALUES (1);
UPDATE users SET id = 2;
DELETE FROM orders;
DROP TABLE orders;
SELECT 'CREATE TABLE not_one (id int)';
