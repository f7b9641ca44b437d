-- What was paid today, for the dashboard: among a million orders only those of the day are read.
CREATE INDEX order_paid ON orders(paid_at) WHERE paid_at IS NOT NULL;
