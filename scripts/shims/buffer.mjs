// gray-matter keeps the original text as a buffer, which nobody asks for: the text itself will do.
export const Buffer = { from: (text) => text, isBuffer: () => false };
