/** Whether a PIN has the 6 to 64 characters that one must have. */
export function isLongEnough(pin: string): boolean {
  const length = [...pin].length;
  return length >= 6 && length <= 64;
}
