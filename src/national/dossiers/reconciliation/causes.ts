/** Why a dossier was not the same, as the authority says it. */
export const differenceCauses = ["never-sent", "lost", "late-sync", "other-path", "ahead", "unknown"] as const;
