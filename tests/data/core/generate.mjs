// Expectations for tests/core, computed by Node.js instead of by the code under test:
//   node tests/data/core/generate.mjs
// The chance is seeded: a second run writes the same bytes.
import { writeFileSync } from 'node:fs';

const here = new URL('.', import.meta.url);
const M64 = (1n << 64n) - 1n;
const rotl = (x, k) => ((x << k) | (x >> (64n - k))) & M64;

// xoshiro256** (Blackman, Vigna) seeded by splitmix64
class Xoshiro {
  constructor(seed) {
    let s = BigInt(seed);
    this.s = [0, 1, 2, 3].map(() => {
      s = (s + 0x9e3779b97f4a7c15n) & M64;
      let z = s;
      z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & M64;
      z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & M64;
      return z ^ (z >> 31n);
    });
  }
  next() {
    const s = this.s;
    const result = (rotl((s[1] * 5n) & M64, 7n) * 9n) & M64;
    const t = (s[1] << 17n) & M64;
    s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t;
    s[3] = rotl(s[3], 45n);
    return result;
  }
  below(n) { return Number(this.next() % BigInt(n)); }
}
const save = (name, rows) => writeFileSync(new URL(name, here), '[\n' + rows.map(r => ' ' + JSON.stringify(r)).join(',\n') + '\n]\n');

// random.json: the first words of some seeds, as the bytes a little-endian reader sees
save('random.json', [0, 1, 42, '18446744073709551615'].map(seed => {
  const random = new Xoshiro(seed);
  const bytes = Buffer.alloc(64);
  for (let i = 0; i < 8; ++i) bytes.writeBigUInt64LE(random.next(), i * 8);
  return { seed: String(seed), bytes: bytes.toString('hex') };
}));

// numbers.json: IEEE 754 bits and what JSON.stringify makes of them
const random = new Xoshiro(8785);
const number = bits => {
  const b = Buffer.alloc(8);
  b.writeBigUInt64BE(bits);
  return b.readDoubleBE(0);
};
const bitsOf = value => {
  const b = Buffer.alloc(8);
  b.writeDoubleBE(value);
  return b.toString('hex');
};
const numbers = [];
const add = value => { if (Number.isFinite(value)) numbers.push({ bits: bitsOf(value), text: JSON.stringify(value) }); };
// RFC 8785 appendix B, all finite rows
for (const hex of ['0000000000000000', '8000000000000000', '0000000000000001', '8000000000000001', '7fefffffffffffff',
  'ffefffffffffffff', '4340000000000000', 'c340000000000000', '4430000000000000', '44b52d02c7e14af5', '44b52d02c7e14af6',
  '44b52d02c7e14af7', '444b1ae4d6e2ef4e', '444b1ae4d6e2ef4f', '444b1ae4d6e2ef50', '3eb0c6f7a0b5ed8c', '3eb0c6f7a0b5ed8d',
  '41b3de4355555553', '41b3de4355555554', '41b3de4355555555', '41b3de4355555556', '41b3de4355555557', 'becbf647612f3696',
  '43143ff3c1cb0959']) add(number(BigInt('0x' + hex)));
for (const value of [1, -1, 0.1, 0.3, 1e-6, 1e-7, 1.5e-7, 1e20, 1e21, 1.25e21, 123456789012345680000, 9.9, 990, 2 ** 53 - 1, 2 ** 53,
  2 ** 53 + 2, 5e-324, 0.000001234, 1 / 3, 100, 1e100]) add(value);
for (let i = 0; i < 1000; ++i) add(number(random.next()));
for (let i = 0; i < 500; ++i) add(random.below(2 ** 31) / 10 ** random.below(12));
save('numbers.json', numbers);

// strings.json: UTF-16 units and what JSON.stringify makes of them
const strings = [];
for (let unit = 0; unit < 0x180; ++unit) strings.push(String.fromCharCode(unit));
strings.push('', '\u20ac$\u000f\nA\'B"\\\\"/', 'דּ', '😀', '\u2028\u2029', '卡密：ABC-123', '\ufffe\uffff', 'a\u0000b');
save('strings.json', strings.map(s => ({ units: [...Array(s.length).keys()].map(i => s.charCodeAt(i)), text: JSON.stringify(s) })));

// documents.json: a document as anybody writes it, and its members sorted as JavaScript sorts strings (by UTF-16 units)
const names = ['', 'a', 'b', 'A', 'aa', 'é', '\r', '1', '€', '\u0080', 'ö', '😀', 'דּ', '\ue000', '_', 'id', 'amount'];
const value = depth => {
  const kind = random.below(depth > 3 ? 5 : 7);
  if (kind === 0) return null;
  if (kind === 1) return random.below(2) === 1;
  if (kind === 2) return random.below(100000) - 50000;
  if (kind === 3) return random.below(2 ** 31) / 10 ** random.below(9);
  if (kind === 4) return names[random.below(names.length)] + names[random.below(names.length)];
  if (kind === 5) return Array.from({ length: random.below(5) }, () => value(depth + 1));
  const object = {};
  for (let i = random.below(9); i > 0; --i) object[names[random.below(names.length)]] = value(depth + 1);
  return object;
};
const sorted = v => Array.isArray(v) ? '[' + v.map(sorted).join(',') + ']'
  : v !== null && typeof v === 'object' ? '{' + Object.keys(v).sort().map(k => JSON.stringify(k) + ':' + sorted(v[k])).join(',') + '}'
  : JSON.stringify(v);
save('documents.json', Array.from({ length: 200 }, () => {
  const document = { first: value(0), second: value(0), third: value(0) };
  return { text: JSON.stringify(document, null, random.below(3)), canonical: sorted(document) };
}));

// mutations.json: documents with one byte changed, inserted or lost, and Node's verdict under our rules
const bases = ['{"a":1,"bbb":[true,false,null],"ccccc":{"d":"x\\n\\u00e9","eee":-1.5e3}}', '[0,-0,1.50,1e5,"\\ud83d\\ude00","卡密"]',
  '{"code":1,"message":"success","amount":"9.90","list":[{},[],""]}', ' [ 12345678901234567890 , {"k" : "v"} ] '];
const wellFormed = v => typeof v === 'string' ? v.isWellFormed() : typeof v === 'number' ? Number.isFinite(v)
  : v !== null && typeof v === 'object' ? Object.entries(v).every(([k, e]) => k.isWellFormed() && wellFormed(e)) : true;
const verdict = bytes => {
  try {
    return wellFormed(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)));
  } catch {
    return false;
  }
};
const mutations = [];
for (let i = 0; i < 800; ++i) {
  const base = Buffer.from(bases[random.below(bases.length)]);
  const at = random.below(base.length);
  const pick = random.below(2) ? random.below(256) : Buffer.from('{}[]",:\\0123456789.eE+-u tfn')[random.below(28)];
  const kind = random.below(3);
  const bytes = kind === 0 ? Buffer.concat([base.subarray(0, at), base.subarray(at + 1)])
    : Buffer.concat([base.subarray(0, at), Buffer.from([pick]), base.subarray(at + (kind === 1 ? 1 : 0))]);
  mutations.push({ hex: bytes.toString('hex'), valid: verdict(bytes) });
}
save('mutations.json', mutations);

// times.json: RFC 3339 texts and Node's milliseconds
save('times.json', ['2026-11-24T16:05:45.123Z', '2026-11-24T16:05:45Z', '2026-11-24T16:05:45.1Z', '2026-11-24T16:05:45.123456789Z',
  '2026-11-25T00:05:45+08:00', '2026-11-24T11:05:45.5-05:00', '1970-01-01T00:00:00Z', '1969-12-31T23:59:59.999Z',
  '2024-02-29T00:00:00Z', '2000-02-29T12:00:00+14:00', '9999-12-31T23:59:59.999Z', '2026-11-24T16:05:45.999999Z',
  '2026-03-01T00:00:00-00:30', '0001-01-01T00:00:00Z'].map(text => ({ text, ms: Date.parse(text), iso: new Date(text).toISOString() })));
