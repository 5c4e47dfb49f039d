# A comment of MySQL
\connect store
REM A comment of SQL*Plus
CREATE OR REPLACE FUNCTION hex(n in number) RETURN varchar2 IS
  digit number;
BEGIN
  RETURN digit;
END hex;
/
show errors

CREATE TABLE [dbo].[Orders] (
  [Id] INT,
  [Customer] INT
)
GO

CREATE PROCEDURE close_all() LANGUAGE SQL AS $$
  DELETE FROM orders;
$$;

CREATE TABLE after_all (id int);
