-- Sums of metrics by year, beside those by day and by month.

CREATE TABLE platform.metric_year (
  metric text COLLATE "C" NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  year date NOT NULL CHECK (extract(doy FROM year) = 1),
  dims jsonb NOT NULL DEFAULT '{}',
  value bigint NOT NULL,
  PRIMARY KEY (metric, agency_code, year, dims)
);
COMMENT ON TABLE platform.metric_year IS 'The same sums per year: a stock is read from its beginning, which lies farther back every month';
INSERT INTO platform.metric_year (metric, agency_code, year, dims, value)
SELECT metric, agency_code, date_trunc('year', month)::date, dims, sum(value) FROM platform.metric_month GROUP BY 1, 2, 3, 4;
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.metric_year TO lt_app;
