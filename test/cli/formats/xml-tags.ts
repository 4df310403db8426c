import { SaxesParser, type SaxesTagPlain } from 'saxes';

type Tag = Pick<SaxesTagPlain, 'name' | 'attributes'>;

/** All opening tags of a document, which must be well-formed to the letter. */
export function tagsOf(xml: string): Tag[] {
  const tags: Tag[] = [];
  const parser = new SaxesParser({});
  parser.on('opentag', ({ name, attributes }) => tags.push({ name, attributes }));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return tags;
}
