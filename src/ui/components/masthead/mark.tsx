/** The mark: two linked rings, one authority holding another. */
export function Mark() {
  return (
    <svg class="lt-mark" viewBox="0 0 38 26" aria-hidden="true" focusable="false">
      <circle class="lt-mark__b" cx="25" cy="13" r="9.5" />
      <path class="lt-mark__gap" d="M15.46 3.82A9.5 9.5 0 0 1 21.61 8.98" />
      <circle class="lt-mark__a" cx="13" cy="13" r="9.5" />
      <path class="lt-mark__gap" d="M22.54 22.18A9.5 9.5 0 0 1 16.39 17.01" />
      <path class="lt-mark__b" d="M23.3 22.35A9.5 9.5 0 0 1 15.95 16.1" />
    </svg>
  );
}

/** The one ornament: circles joined by their tangents, after the drums of Đông Sơn. Half as high on officer pages. */
export function DrumBand({ low = false }: { low?: boolean }) {
  return low ? <LowBand /> : <HighBand />;
}

function HighBand() {
  return (
    <svg class="lt-band" height="12" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="drum" width="18" height="12" patternUnits="userSpaceOnUse">
          <g fill="none" stroke="currentColor" stroke-width="1">
            <circle cx="9" cy="6" r="3" />
            <path d="M-7.6 3.3 7.6 8.7M10.4 3.3 25.6 8.7" />
            <path d="M0 .5H18M0 11.5H18" />
          </g>
          <circle cx="9" cy="6" r="1" fill="currentColor" />
        </pattern>
      </defs>
      <rect width="100%" height="12" fill="url(#drum)" />
    </svg>
  );
}

function LowBand() {
  return (
    <svg class="lt-band" height="6" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="drum" width="12" height="6" patternUnits="userSpaceOnUse">
          <g fill="none" stroke="currentColor" stroke-width=".9">
            <circle cx="6" cy="3" r="1.7" />
            <path d="M-5 1.6 5 4.4M7 1.6 17 4.4" />
          </g>
        </pattern>
      </defs>
      <rect width="100%" height="6" fill="url(#drum)" />
    </svg>
  );
}
