-- Keys that the allotment journal says were sold and that this database never had: imported and sold after
-- the backup that was restored. Importing them again must not make them sellable again.
CREATE TABLE sold_elsewhere(
  fp BLOB NOT NULL, unit INTEGER NOT NULL CHECK(unit>=1), card_id INTEGER NOT NULL, order_ulid TEXT NOT NULL, PRIMARY KEY(fp,unit)) STRICT, WITHOUT ROWID;
CREATE INDEX sold_elsewhere_order ON sold_elsewhere(order_ulid);
CREATE TRIGGER sold_elsewhere_final_u BEFORE UPDATE ON sold_elsewhere BEGIN SELECT RAISE(ABORT,'a sold card key stays sold'); END;
CREATE TRIGGER sold_elsewhere_final_d BEFORE DELETE ON sold_elsewhere BEGIN SELECT RAISE(ABORT,'a sold card key stays sold'); END;
CREATE TRIGGER card_sold_elsewhere BEFORE INSERT ON card_key WHEN EXISTS(SELECT 1 FROM sold_elsewhere WHERE fp=new.fp AND unit=new.unit)
  BEGIN SELECT RAISE(IGNORE); END;
