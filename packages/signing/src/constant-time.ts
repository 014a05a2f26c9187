/** Takes as long for texts that differ early as for texts that differ late. */
export function equalInConstantTime(received: string, expected: string): boolean {
  let difference = received.length ^ expected.length;
  for (let index = 0; index < expected.length; index++) {
    difference |= received.charCodeAt(index % (received.length || 1)) ^ expected.charCodeAt(index);
  }
  return difference === 0;
}
