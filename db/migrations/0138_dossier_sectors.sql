-- Registers cut by sector, and the names of sectors for figures, are found without reading all dossiers.

CREATE INDEX dossier_sector ON dossier.dossier (sector_code, received_at);
