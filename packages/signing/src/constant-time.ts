/** Takes as long for texts that differ early as for texts that differ late. */
export function equalInConstantTime(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < expected.length; index++) {
    difference |= given.charCodeAt(index % (given.length || 1)) ^ expected.charCodeAt(index);
  }
  return difference === 0;
}
