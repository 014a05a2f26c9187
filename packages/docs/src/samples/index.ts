export const codeSamples = (_: unknown): readonly { lang: string; label: string; source: string }[] => [];
