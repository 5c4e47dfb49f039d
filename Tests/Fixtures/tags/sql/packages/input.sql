-- A package body is none of the grammar's statements.
CREATE OR REPLACE PACKAGE BODY billing.invoices IS

  FUNCTION total(id IN NUMBER) RETURN NUMBER IS
    amount NUMBER;
  BEGIN
    -- PROCEDURE not_this
    RETURN amount;
  END total;

  PROCEDURE settle
  (
    id IN NUMBER
  )
  IS
  BEGIN
    log('settled');
  END settle;

END invoices;
/
CREATE TABLE paid (id NUMBER PRIMARY KEY) TABLESPACE archive;
