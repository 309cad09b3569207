/** The small sign inside a shape: who or what works, what an event waits for, how a gateway parts. Drawn around the middle of a 20 px square. */
export function Sign({ sign }: { sign: string }) {
  const lines = paths[sign];
  return lines === undefined ? null : <path class="lt-drawn__sign" d={lines} />;
}

const paths: Readonly<Record<string, string>> = {
  user: "M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3.5 17c0-4 2.6-6.2 6.5-6.2s6.5 2.2 6.5 6.2",
  receive: "M2.5 5h15v10.5h-15zM2.5 5.5l7.5 6 7.5-6",
  send: "M2.5 5h15v10.5h-15zM2.5 5.5l7.5 6 7.5-6M4 16l4-5M16 16l-4-5",
  message: "M3 5.5h14v9.5h-14zM3 6l7 5.5 7-5.5",
  manual: "M4 9h10M4 12h11M5 15h9M4 9l4-5",
  service:
    "M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10 3v3M10 14v3M3 10h3M14 10h3M5 5l2.2 2.2M12.8 12.8l2.2 2.2M15 5l-2.2 2.2M7.2 12.8l-2.2 2.2",
  businessrule: "M3 4h14v12h-14zM3 8h14M8 8v8M3 12h14",
  script: "M5 3h9c-3 5 3 9 0 14h-9c3-5-3-9 0-14M7 7h5M7.5 10h5M8 13h5",
  timer: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4l3 2",
  signal: "M10 4l6.5 11h-13z",
  error: "M4 15l3-8 4 5 5-8-3 9-4-4z",
  escalation: "M10 4l5 11-5-4-5 4z",
  link: "M4 8h7v-3l5 5-5 5v-3h-7z",
  terminate: "M10 15a5 5 0 1 0 0-10 5 5 0 0 0 0 10z",
  conditional: "M5 4h10v12h-10zM7 7h6M7 10h6M7 13h6",
  exclusive: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  parallel: "M10 3.5v13M3.5 10h13",
  inclusive: "M10 15.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z",
  eventbased: "M10 16a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM10 6.5l3.5 2.5-1.3 4h-4.4l-1.3-4z",
  complex: "M10 3.5v13M3.5 10h13M5.5 5.5l9 9M14.5 5.5l-9 9",
};
