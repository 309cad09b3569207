-- A post of its own for whoever controls administrative procedures (Nghị định 63/2010/NĐ-CP, article 5).
ALTER TABLE organisation.post DROP CONSTRAINT post_role_check;
ALTER TABLE organisation.post ADD CONSTRAINT post_role_check
  CHECK (role IN ('leader', 'clerk', 'specialist', 'controller', 'admin'));
