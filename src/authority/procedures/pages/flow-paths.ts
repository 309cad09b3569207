/** Addresses of the pages of a procedure's flow and fees. */
export function flowPaths(id: string) {
  const base = `/procedures/catalogue/${id}`;
  const flow = `${base}/flow`;
  return {
    procedure: base,
    flow,
    draft: `${flow}/draft`,
    file: `${flow}/file.bpmn`,
    steps: `${flow}/steps`,
    drawing: `${flow}/drawing`,
    rehearsal: `${flow}/rehearsal`,
    publication: `${flow}/publication`,
    versions: `${flow}/versions`,
    version: (number: number) => `${flow}/versions/${number}`,
    fees: `${base}/fees`,
    feePublication: `${base}/fees/publication`,
    feeVersion: (number: number) => `${base}/fees/versions/${number}`,
  } as const;
}
