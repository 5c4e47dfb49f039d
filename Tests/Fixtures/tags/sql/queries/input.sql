-- What a query names becomes a column.
CREATE TABLE totals AS
SELECT customer, orders.day, count(*) AS n
FROM orders
WHERE day IN (SELECT day AS inner_name FROM holidays);

CREATE VIEW recent AS SELECT id AS "order id" FROM orders;
CREATE INDEX "by day" ON totals (day);

CREATE PROCEDURE refresh() LANGUAGE SQL AS 'SELECT 1';

DROP TABLE totals IF EXISTS;
CREATE TABLE kept (id INT, data BINARY NULL);

CREATE SCHEMA AUTHORIZATION joe;
