/** The quiet line that says which hour the demonstration lives in: "Đồng hồ trình diễn: 16/11/2020 08:00". The layouts place it. */
export function ClockNote({ text }: { text: string }) {
  return <p class="lt-clock-note">{text}</p>;
}
