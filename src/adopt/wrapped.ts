/** A sentence in lines that are no longer than the width, where its words allow it. */
export function wrapped(sentence: string, width: number): string[] {
  return sentence.split('\n').flatMap(paragraph => {
    const lines: string[] = [''];
    for (const word of paragraph.trim().split(/\s+/)) {
      const line = lines[lines.length - 1];
      if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
      else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    }
    return lines;
  });
}
