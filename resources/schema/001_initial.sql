-- Times are UTC milliseconds, money is minor units, states are the numbers of src/core. What must never
-- happen (a card sold twice, a log entry rewritten) is refused here, by the database itself.

CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE vault_wrap(id INTEGER PRIMARY KEY CHECK(id=1), body BLOB NOT NULL) STRICT;

CREATE TABLE instance(                      -- one row per started program
  id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, role TEXT NOT NULL, host TEXT NOT NULL, pid INTEGER NOT NULL, boot_id TEXT NOT NULL,
  started_at INTEGER NOT NULL, ended_at INTEGER, state INTEGER NOT NULL DEFAULT 0 CHECK(state IN(0,1,2))      -- 0 alive 1 left 2 found dead
) STRICT;

-- catalogue --------------------------------------------------------------------------------------------------------
CREATE TABLE product(
  id INTEGER PRIMARY KEY AUTOINCREMENT, sku TEXT NOT NULL, name TEXT NOT NULL, kind INTEGER NOT NULL CHECK(kind IN(0,1,2)), -- 0 keys 1 text 2 loop
  price_minor INTEGER NOT NULL CHECK(price_minor>0), currency TEXT NOT NULL, quota INTEGER NOT NULL DEFAULT 1 CHECK(quota>=1),
  min_qty INTEGER NOT NULL DEFAULT 1 CHECK(min_qty>=1), max_qty INTEGER NOT NULL DEFAULT 100, low_stock INTEGER NOT NULL DEFAULT 10 CHECK(low_stock>=0),
  enabled INTEGER NOT NULL DEFAULT 1 CHECK(enabled IN(0,1)), drill INTEGER NOT NULL DEFAULT 0 CHECK(drill IN(0,1)),
  text_id INTEGER REFERENCES product_text(id), created_at INTEGER NOT NULL, removed_at INTEGER, CHECK(max_qty>=min_qty)
) STRICT;
CREATE UNIQUE INDEX product_sku ON product(sku) WHERE removed_at IS NULL;
CREATE TABLE product_text(id INTEGER PRIMARY KEY AUTOINCREMENT, product_id INTEGER NOT NULL, secret BLOB NOT NULL, at INTEGER NOT NULL) STRICT; -- every version a buyer may have bought
CREATE TABLE price_tier(product_id INTEGER NOT NULL REFERENCES product(id), quantity INTEGER NOT NULL CHECK(quantity>=2), unit_minor INTEGER NOT NULL CHECK(unit_minor>0),
  PRIMARY KEY(product_id,quantity)) STRICT, WITHOUT ROWID;

-- accounts ---------------------------------------------------------------------------------------------------------
CREATE TABLE provider(
  id TEXT PRIMARY KEY, type TEXT NOT NULL, fields TEXT NOT NULL, secrets BLOB NOT NULL, enabled INTEGER NOT NULL DEFAULT 1 CHECK(enabled IN(0,1)),
  created_at INTEGER NOT NULL, hidden_at INTEGER, paid_total INTEGER NOT NULL DEFAULT 0, paid_by_query INTEGER NOT NULL DEFAULT 0,
  last_ok_at INTEGER, last_error_at INTEGER, last_error TEXT NOT NULL DEFAULT '', clock_offset_ms INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE channel(
  id TEXT PRIMARY KEY, type TEXT NOT NULL, fields TEXT NOT NULL, secrets BLOB NOT NULL, old_secrets BLOB, old_until INTEGER,
  use INTEGER NOT NULL CHECK(use IN(1,2,3)), required INTEGER NOT NULL DEFAULT 1 CHECK(required IN(0,1)),                 -- use: 1 delivery 2 alert 3 both
  enabled INTEGER NOT NULL DEFAULT 1 CHECK(enabled IN(0,1)), created_at INTEGER NOT NULL, hidden_at INTEGER,
  last_ok_at INTEGER, last_error_at INTEGER, last_error TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE TABLE api_token(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, mac BLOB NOT NULL, sealed BLOB NOT NULL, created_at INTEGER NOT NULL, removed_at INTEGER) STRICT;

-- orders -----------------------------------------------------------------------------------------------------------
CREATE TABLE orders(                        -- the row is the saga: every move names the version it saw
  id INTEGER PRIMARY KEY AUTOINCREMENT, ulid TEXT NOT NULL UNIQUE, request_id TEXT, token_id INTEGER REFERENCES api_token(id), content_sha BLOB NOT NULL,
  state INTEGER NOT NULL CHECK(state BETWEEN 0 AND 7), version INTEGER NOT NULL DEFAULT 0,
  attention INTEGER NOT NULL DEFAULT 0 CHECK(attention BETWEEN 0 AND 10), attention_text TEXT NOT NULL DEFAULT '',
  product_id INTEGER NOT NULL REFERENCES product(id), qty INTEGER NOT NULL CHECK(qty>=1), amount_minor INTEGER NOT NULL CHECK(amount_minor>0), currency TEXT NOT NULL,
  text_id INTEGER REFERENCES product_text(id), contact TEXT, client_ip TEXT, return_url TEXT, channels TEXT NOT NULL DEFAULT '[]',
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, keys_released_at INTEGER,
  paid_at INTEGER, paid_minor INTEGER, paid_source INTEGER, late INTEGER NOT NULL DEFAULT 0 CHECK(late IN(0,1)),
  delivery_ulid TEXT UNIQUE, resend_no INTEGER NOT NULL DEFAULT 0, allotted_at INTEGER, delivered_at INTEGER, refunded_minor INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX order_request ON orders(token_id,request_id) WHERE request_id IS NOT NULL AND token_id IS NOT NULL;
CREATE UNIQUE INDEX order_request_local ON orders(request_id) WHERE request_id IS NOT NULL AND token_id IS NULL;
CREATE INDEX order_state ON orders(state,id);
CREATE INDEX order_attention ON orders(attention,id) WHERE attention<>0;
CREATE INDEX order_contact ON orders(contact,id) WHERE contact IS NOT NULL;
CREATE INDEX order_open_ip ON orders(client_ip) WHERE state=0 AND client_ip IS NOT NULL;
CREATE INDEX order_waiting ON orders(product_id,paid_at,id) WHERE state=1;

CREATE TABLE payment(                       -- one per order: how it is paid at the provider
  id INTEGER PRIMARY KEY AUTOINCREMENT, order_id INTEGER NOT NULL UNIQUE REFERENCES orders(id), provider TEXT NOT NULL REFERENCES provider(id), method TEXT NOT NULL DEFAULT '',
  out_no TEXT NOT NULL, amount_minor INTEGER NOT NULL, currency TEXT NOT NULL,
  state INTEGER NOT NULL DEFAULT 0 CHECK(state BETWEEN 0 AND 5),                                                          -- 0 open 1 paid 2 closed 3 refunding 4 refunded 5 manual
  created_there INTEGER NOT NULL DEFAULT 0 CHECK(created_there IN(0,1)), url TEXT NOT NULL DEFAULT '', qr TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
  trade_no TEXT, channel_trade_no TEXT, expires_at INTEGER NOT NULL, closed_at INTEGER,
  polls INTEGER NOT NULL DEFAULT 0, polls_after INTEGER NOT NULL DEFAULT 0, answered_after INTEGER NOT NULL DEFAULT 0, hinted_at INTEGER, UNIQUE(provider,out_no)
) STRICT;
CREATE INDEX payment_trade ON payment(trade_no) WHERE trade_no IS NOT NULL;
CREATE INDEX payment_channel_trade ON payment(channel_trade_no) WHERE channel_trade_no IS NOT NULL;
CREATE TABLE pay_event(                     -- event_key = kind:trade_no, the same from every source
  id INTEGER PRIMARY KEY AUTOINCREMENT, provider TEXT NOT NULL, event_key TEXT NOT NULL, payment_id INTEGER REFERENCES payment(id),
  kind TEXT NOT NULL CHECK(kind IN('paid','refund','close','odd')), amount_minor INTEGER, trade_no TEXT, source INTEGER NOT NULL CHECK(source BETWEEN 0 AND 3), at INTEGER NOT NULL, UNIQUE(provider,event_key)
) STRICT;
CREATE UNIQUE INDEX one_paid_event ON pay_event(payment_id) WHERE kind='paid';
CREATE TABLE callback_seen(                 -- one row per distinct event, and how often it was repeated
  provider TEXT NOT NULL, event_key BLOB NOT NULL, accepted INTEGER NOT NULL, payment_id INTEGER, entry_n INTEGER, repeats INTEGER NOT NULL DEFAULT 0, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL,
  PRIMARY KEY(provider,event_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE refund(
  id INTEGER PRIMARY KEY AUTOINCREMENT, order_id INTEGER NOT NULL REFERENCES orders(id), refund_no TEXT NOT NULL UNIQUE, amount_minor INTEGER NOT NULL CHECK(amount_minor>0), full INTEGER NOT NULL CHECK(full IN(0,1)),
  reason TEXT NOT NULL DEFAULT '', state INTEGER NOT NULL DEFAULT 0 CHECK(state BETWEEN 0 AND 3), provider_no TEXT, detail TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL, ended_at INTEGER  -- 0 open 1 done 2 refused 3 in doubt
) STRICT;
CREATE INDEX refund_order ON refund(order_id);

-- card keys --------------------------------------------------------------------------------------------------------
CREATE TABLE card_key(
  id INTEGER PRIMARY KEY, product_id INTEGER NOT NULL REFERENCES product(id), fp BLOB NOT NULL, secret BLOB NOT NULL,
  state INTEGER NOT NULL DEFAULT 0 CHECK(state IN(0,1,2,3)), order_id INTEGER REFERENCES orders(id), batch_id INTEGER,    -- 0 free 1 reserved 2 sold (without an order: to one that this database does not know, says the allotment journal) 3 void
  unit INTEGER NOT NULL DEFAULT 1 CHECK(unit>=1),                                -- a loop key with quota N is N unit rows
  CHECK(state IN(2,3) OR (state=1)=(order_id IS NOT NULL)), UNIQUE(fp,unit)) STRICT;   -- one key, one place, across all products
CREATE INDEX card_free  ON card_key(product_id,id) WHERE state=0;
CREATE INDEX card_order ON card_key(order_id)  WHERE order_id IS NOT NULL;
CREATE INDEX card_batch ON card_key(batch_id)  WHERE state=0;
CREATE TRIGGER card_sold_is_final BEFORE UPDATE OF state,order_id ON card_key WHEN (old.state=2 AND (new.state NOT IN(2,3) OR new.order_id IS NOT old.order_id))
   OR (old.state=3 AND old.order_id IS NOT NULL AND (new.state<>3 OR new.order_id IS NOT old.order_id))
  BEGIN SELECT RAISE(ABORT,'a sold card key stays sold'); END;
CREATE TRIGGER card_never_deleted_sold BEFORE DELETE ON card_key WHEN old.state<>0 BEGIN SELECT RAISE(ABORT,'card key in use'); END;
CREATE TABLE stock(                         -- kept by triggers, so that counting a million keys costs nothing
  product_id INTEGER PRIMARY KEY, available INTEGER NOT NULL DEFAULT 0, reserved INTEGER NOT NULL DEFAULT 0, sold INTEGER NOT NULL DEFAULT 0, void INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER stock_insert AFTER INSERT ON card_key BEGIN
  INSERT INTO stock(product_id) VALUES(new.product_id) ON CONFLICT DO NOTHING;
  UPDATE stock SET available=available+(new.state=0), reserved=reserved+(new.state=1), sold=sold+(new.state=2), void=void+(new.state=3) WHERE product_id=new.product_id;
END;
CREATE TRIGGER stock_update AFTER UPDATE OF state ON card_key WHEN old.state<>new.state BEGIN
  UPDATE stock SET available=available+(new.state=0)-(old.state=0), reserved=reserved+(new.state=1)-(old.state=1),
    sold=sold+(new.state=2)-(old.state=2), void=void+(new.state=3)-(old.state=3) WHERE product_id=new.product_id;
END;
CREATE TRIGGER stock_delete AFTER DELETE ON card_key BEGIN UPDATE stock SET available=available-1 WHERE product_id=old.product_id; END;
CREATE TABLE allotment(card_id INTEGER PRIMARY KEY REFERENCES card_key(id), order_id INTEGER NOT NULL REFERENCES orders(id), n INTEGER NOT NULL CHECK(n>=1), at INTEGER NOT NULL,
  replaces INTEGER UNIQUE REFERENCES allotment(card_id)) STRICT;  -- card_id unique => a card is sold once
CREATE UNIQUE INDEX allotment_first ON allotment(order_id,n) WHERE replaces IS NULL;
CREATE INDEX allotment_order ON allotment(order_id);
CREATE TRIGGER allotment_fits BEFORE INSERT ON allotment WHEN new.n>(SELECT qty FROM orders WHERE id=new.order_id)
   OR NOT EXISTS(SELECT 1 FROM card_key WHERE id=new.card_id AND state=2 AND order_id=new.order_id)
   OR (new.replaces IS NOT NULL AND NOT EXISTS(SELECT 1 FROM allotment d JOIN card_key k ON k.id=d.card_id
       WHERE d.card_id=new.replaces AND d.order_id=new.order_id AND d.n=new.n AND k.state=3))
  BEGIN SELECT RAISE(ABORT,'allotment does not fit its order'); END;
CREATE TRIGGER allotment_final_u BEFORE UPDATE ON allotment BEGIN SELECT RAISE(ABORT,'allotment is final'); END;
CREATE TRIGGER allotment_final_d BEFORE DELETE ON allotment BEGIN SELECT RAISE(ABORT,'allotment is final'); END;
CREATE TABLE set_aside(card_id INTEGER PRIMARY KEY REFERENCES card_key(id)) STRICT;   -- what a restore without its journal made void until a person releases it
CREATE TABLE import_batch(
  id INTEGER PRIMARY KEY AUTOINCREMENT, product_id INTEGER NOT NULL REFERENCES product(id), file_sha BLOB NOT NULL, bytes INTEGER NOT NULL, format TEXT NOT NULL, next_off INTEGER NOT NULL DEFAULT 0,
  lines INTEGER NOT NULL DEFAULT 0, blank INTEGER NOT NULL DEFAULT 0, read INTEGER NOT NULL DEFAULT 0, taken INTEGER NOT NULL DEFAULT 0, dup INTEGER NOT NULL DEFAULT 0, rejected TEXT NOT NULL DEFAULT '[]',
  removed INTEGER NOT NULL DEFAULT 0, state INTEGER NOT NULL DEFAULT 0 CHECK(state IN(0,1,2)), at INTEGER NOT NULL) STRICT;   -- 0 open 1 done 2 undone
CREATE UNIQUE INDEX import_open ON import_batch(product_id,file_sha,format) WHERE state=0;

-- deliveries -------------------------------------------------------------------------------------------------------
CREATE TABLE delivery(                      -- one row per order, channel, resend and chunk
  id INTEGER PRIMARY KEY AUTOINCREMENT, order_id INTEGER NOT NULL REFERENCES orders(id), channel TEXT NOT NULL, required INTEGER NOT NULL CHECK(required IN(0,1)),
  resend_no INTEGER NOT NULL DEFAULT 0, chunk INTEGER NOT NULL DEFAULT 1, chunks INTEGER NOT NULL DEFAULT 1, job_id INTEGER, done_at INTEGER,
  UNIQUE(order_id,channel,resend_no,chunk)
) STRICT;

-- the queue --------------------------------------------------------------------------------------------------------
CREATE TABLE lane(                          -- what pauses, limits and breakers act on: (kind, endpoint)
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, endpoint TEXT NOT NULL DEFAULT '', paused_why TEXT, max_inflight INTEGER NOT NULL DEFAULT 4 CHECK(max_inflight>0),
  br_state INTEGER NOT NULL DEFAULT 0 CHECK(br_state IN(0,1,2)), br_jobs TEXT NOT NULL DEFAULT '', br_trips INTEGER NOT NULL DEFAULT 0, br_until INTEGER NOT NULL DEFAULT 0,
  limited_until INTEGER NOT NULL DEFAULT 0, limited_row INTEGER NOT NULL DEFAULT 0, auth_until INTEGER NOT NULL DEFAULT 0, UNIQUE(kind,endpoint)  -- auth_until>0: held, probed then
) STRICT;
CREATE TABLE job(                           -- narrow and hot; the payload lives beside it
  id INTEGER PRIMARY KEY AUTOINCREMENT, lane_id INTEGER NOT NULL REFERENCES lane(id), state INTEGER NOT NULL DEFAULT 0 CHECK(state BETWEEN 0 AND 6),
  run_at INTEGER NOT NULL, claim_seq INTEGER NOT NULL DEFAULT 0,                 -- claim_seq = fencing token
  attempts INTEGER NOT NULL DEFAULT 0 CHECK(attempts>=0), tries INTEGER NOT NULL DEFAULT 0, crashes INTEGER NOT NULL DEFAULT 0, waits INTEGER NOT NULL DEFAULT 0, same_class INTEGER NOT NULL DEFAULT 0, slow_tries INTEGER NOT NULL DEFAULT 0,
  owner INTEGER REFERENCES instance(id), effect INTEGER NOT NULL DEFAULT 1 CHECK(effect IN(0,1,2)),   -- 0 reads only 1 idempotent by key 2 must ask before repeating
  asking INTEGER NOT NULL DEFAULT 0, order_id INTEGER REFERENCES orders(id), last_class INTEGER, last_error TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL, ended_at INTEGER,
  CHECK((state=1)=(owner IS NOT NULL)), CHECK((state IN(3,5))=(ended_at IS NOT NULL))
) STRICT;
CREATE INDEX job_ready  ON job(lane_id,run_at,id) WHERE state=0;
CREATE INDEX job_leased ON job(owner,id)          WHERE state=1;
CREATE INDEX job_doubt  ON job(run_at,id)         WHERE state=2;                 -- the resolver asks the provider (claims 2->1 with asking=1)
CREATE INDEX job_look   ON job(state,run_at,id)   WHERE state IN(4,6);
CREATE INDEX job_prune  ON job(ended_at)          WHERE ended_at IS NOT NULL;
CREATE INDEX job_order  ON job(order_id)          WHERE order_id IS NOT NULL;
CREATE TABLE job_body(job_id INTEGER PRIMARY KEY REFERENCES job(id) ON DELETE CASCADE, body BLOB NOT NULL, sealed INTEGER NOT NULL DEFAULT 0 CHECK(sealed IN(0,1)),
  sha256 BLOB NOT NULL CHECK(length(sha256)=32)) STRICT;
CREATE TABLE idem(                          -- outlives the job rows, so a pruned job can never be enqueued again by a late caller
  scope TEXT NOT NULL, key TEXT NOT NULL, req_sha BLOB NOT NULL, job_id INTEGER, PRIMARY KEY(scope,key)
) STRICT, WITHOUT ROWID;

CREATE TABLE intent(                        -- written before anything is sent; one for each claim, for ever without an outcome if the program died
  seq INTEGER PRIMARY KEY AUTOINCREMENT, job_id INTEGER NOT NULL, claim_seq INTEGER NOT NULL, at INTEGER NOT NULL, instance_id INTEGER NOT NULL, payload_sha BLOB, prev_hash BLOB NOT NULL, hash BLOB NOT NULL CHECK(length(hash)=32),
  UNIQUE(job_id,claim_seq)
) STRICT;
CREATE TABLE attempt(                       -- append-only; `entry` is the exported JSON without its hash, hash = SHA-256(prev_hash hex || entry)
  n INTEGER PRIMARY KEY, job_id INTEGER, claim_seq INTEGER, order_id INTEGER, at INTEGER NOT NULL, kind INTEGER NOT NULL, outcome INTEGER NOT NULL, class INTEGER, entry BLOB NOT NULL, hash BLOB NOT NULL CHECK(length(hash)=32)
) STRICT;
CREATE UNIQUE INDEX attempt_once ON attempt(job_id,claim_seq) WHERE job_id IS NOT NULL AND kind=0;  -- kind: 0 outcome 1 late outcome 2 recovery 3 operator 4 incoming
CREATE INDEX attempt_order ON attempt(order_id,n) WHERE order_id IS NOT NULL;
CREATE INDEX attempt_at ON attempt(at);
CREATE TABLE chain_head(chain INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;   -- 0 attempts 1 intents
CREATE TABLE chain_checkpoint(n INTEGER PRIMARY KEY, hash BLOB NOT NULL, at INTEGER NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE TRIGGER attempt_no_delete BEFORE DELETE ON attempt WHEN NOT EXISTS(SELECT 1 FROM chain_checkpoint c WHERE c.n>=old.n)
  BEGIN SELECT RAISE(ABORT,'the attempt log is pruned only behind a checkpoint'); END;
CREATE TRIGGER attempt_no_update BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT,'the attempt log is append-only'); END;
CREATE TRIGGER attempt_in_order BEFORE INSERT ON attempt WHEN new.n<>(SELECT seq+1 FROM chain_head WHERE chain=0)
  BEGIN SELECT RAISE(ABORT,'the attempt log has no gaps'); END;
CREATE TRIGGER intent_no_update BEFORE UPDATE ON intent BEGIN SELECT RAISE(ABORT,'intents are append-only'); END;
INSERT INTO chain_head VALUES(0,0,zeroblob(32)),(1,0,zeroblob(32));

-- news and audit ---------------------------------------------------------------------------------------------------
CREATE TABLE event(id INTEGER PRIMARY KEY AUTOINCREMENT, type TEXT NOT NULL, order_id INTEGER, at INTEGER NOT NULL) STRICT;   -- Server-Sent Events, kept 7 days
CREATE INDEX event_at ON event(at);
CREATE TABLE audit(id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '') STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT,'the audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT,'the audit is append-only'); END;
