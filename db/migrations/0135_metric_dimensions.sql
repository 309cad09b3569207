-- Metrics are divided by more than agency and day: by sector, level, channel, or whatever their system says.

ALTER TABLE platform.metric_delta ADD COLUMN dims jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN platform.metric_delta.dims IS 'What else the change is counted under: {"sector": "G06", "channel": "2"}; strings alone';

ALTER TABLE platform.metric_rollup ADD COLUMN dims jsonb NOT NULL DEFAULT '{}';
ALTER TABLE platform.metric_rollup DROP CONSTRAINT metric_rollup_pkey;
ALTER TABLE platform.metric_rollup ADD PRIMARY KEY (metric, agency_code, day, dims);
COMMENT ON TABLE platform.metric_rollup IS 'Sum of folded deltas per metric, agency, day and dimensions';

ALTER TABLE platform.metric_month ADD COLUMN dims jsonb NOT NULL DEFAULT '{}';
ALTER TABLE platform.metric_month DROP CONSTRAINT metric_month_pkey;
ALTER TABLE platform.metric_month ADD PRIMARY KEY (metric, agency_code, month, dims);
