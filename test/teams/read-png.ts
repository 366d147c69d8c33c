import { inflateSync } from 'node:zlib';

export interface Png {
  readonly width: number;
  readonly height: number;
  /** Four bytes for each point: red, green, blue, and how much of it is seen. */
  readonly points: readonly (readonly [number, number, number, number])[];
}

const paeth = (left: number, above: number, corner: number): number => {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
};

/** What a line's filter predicts of a byte: https://www.w3.org/TR/png-3/#9Filters */
const predicted = (filter: number, left: number, above: number, corner: number): number => {
  const predictions = [0, left, above, Math.floor((left + above) / 2), paeth(left, above, corner)];
  return predictions[filter] ?? Number.NaN;
};

const chunksOf = (file: Buffer): readonly { readonly type: string; readonly data: Buffer }[] => {
  const chunks: { readonly type: string; readonly data: Buffer }[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
};

/** Reads a PNG of eight bits a colour, with or without transparency, not interlaced. */
export const readPng = (file: Buffer): Png => {
  const chunks = chunksOf(file);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (!header) throw new Error('This is no PNG');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colour, , , interlaced] = header.subarray(8);
  if (depth !== 8 || (colour !== 2 && colour !== 6) || interlaced !== 0) throw new Error('This PNG is of another kind');
  const size = colour === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const bytes = Buffer.alloc(width * height * size);
  const line = width * size;
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x += 1) {
      const byteAt = (column: number, row: number): number =>
        column < 0 || row < 0 ? 0 : (bytes[row * line + column] ?? 0);
      const guess = predicted(filter, byteAt(x - size, y), byteAt(x, y - 1), byteAt(x - size, y - 1));
      bytes[y * line + x] = ((raw[y * (line + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  const points = Array.from({ length: width * height }, (_, index) => {
    const [red = 0, green = 0, blue = 0, seen = 255] = bytes.subarray(index * size, (index + 1) * size);
    return [red, green, blue, seen] as const;
  });
  return { width, height, points };
};
