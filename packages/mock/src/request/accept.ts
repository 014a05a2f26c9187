const mediaRange = /^\s*([\w!#$&^.+*-]+)\/([\w!#$&^.+*-]+)\s*(;\s*[\w-]+=[\w.-]+\s*)*$/;

/** Whether `Accept` allows a media type; anything is allowed where it cannot be read. */
export function accepts(header: string | null, mediaType: string): boolean {
  const [type, subtype] = mediaType.split('/');
  return (header ?? '').split(',').some((range) => {
    const [read, one, other, parameters = ''] = mediaRange.exec(range) ?? [];
    if (read === undefined) return true;
    const wanted = !/q=0(\.0*)?\s*$/i.test(parameters);
    return wanted && (one === '*' || one === type) && (other === '*' || other === subtype);
  });
}
