/** One notice: its day as written ("23/11"), the same for machines, and where it leads. */
export type Notice = { readonly date: string; readonly instant: string; readonly text: string; readonly href: string };

/** Notices with the date in its own column. */
export function Notices({ items }: { items: readonly Notice[] }) {
  return (
    <ol class="lt-notices">
      {items.map((item) => (
        <li>
          <time datetime={item.instant}>{item.date}</time>
          <a href={item.href}>{item.text}</a>
        </li>
      ))}
    </ol>
  );
}
