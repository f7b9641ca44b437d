// A receiver that knows nothing of our code: node verify.mjs COMPOSEREQUESTS PACKAGES
// COMPOSEREQUESTS is the program beside this folder, PACKAGES the folder where npm put node_modules.
// Signatures are checked by `standardwebhooks` and `svix` (v1) and node's own Ed25519 (v1a), header
// syntax by `structured-headers`, digests by node:crypto. Ends with 1 and the reason at the first fault.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey, verify as verifyEd25519 } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [composer, packages] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(packages), 'package.json'));
const { Webhook: StandardWebhook } = require('standardwebhooks');
const { Webhook: SvixWebhook } = require('svix');
const headersModule = path.join(path.resolve(packages), 'node_modules/structured-headers/dist/index.js');
const { parseDictionary, parseItem } = await import(pathToFileURL(headersModule));

const newSecret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const oldSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const strangersSecret = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
const publicKey = createPublicKey({
  format: 'jwk',
  key: { kty: 'OKP', crv: 'Ed25519', x: 'uvxxvq06xeS2PpyCFu5xo0quxlci7tvKcotOmzzM45Y' },
});
const receivers = [StandardWebhook, SvixWebhook];

function acceptedBy(Receiver, secret, { headers, body }) {
  try {
    new Receiver(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

function acceptedByEd25519({ headers, body }) {
  const signed = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
  return headers['webhook-signature'].split(' ').some((entry) => entry.startsWith('v1a,')
    && verifyEd25519(null, signed, publicKey, Buffer.from(entry.slice(4), 'base64')));
}

function checkSignature(name, attempt) {
  const tampered = { ...attempt, body: attempt.body.replace('"type"', '"Type"') };
  const renamed = { ...attempt, headers: { ...attempt.headers, 'webhook-id': 'msg_other' } };
  assert.notEqual(tampered.body, attempt.body);
  if (name === 'ed25519') {
    assert.ok(acceptedByEd25519(attempt), 'Ed25519 signature');
    assert.ok(!acceptedByEd25519(tampered) && !acceptedByEd25519(renamed), 'tampered with');
    return;
  }
  const secrets = name === 'rotation' ? [newSecret, oldSecret] : [newSecret];
  for (const Receiver of receivers) {
    for (const secret of secrets) {
      assert.ok(acceptedBy(Receiver, secret, attempt), 'signature');
      assert.ok(!acceptedBy(Receiver, secret, tampered), 'a tampered body was accepted');
      assert.ok(!acceptedBy(Receiver, secret, renamed), 'another id was accepted');
    }
    assert.ok(!acceptedBy(Receiver, strangersSecret, attempt), "a stranger's secret was accepted");
  }
}

function checkFields({ headers, body }) {
  const digest = parseDictionary(headers['content-digest']).get('sha-256')[0];
  assert.deepEqual(Buffer.from(digest), createHash('sha256').update(body).digest(), 'Content-Digest');
  assert.equal(headers['content-type'], 'application/json; charset=utf-8');
  assert.match(headers['webhook-id'], /^msg_[0-9a-z]{26}$/);
  assert.match(headers['user-agent'], /^NeverDrop\/\d+\.\d+\.\d+$/);
  return parseItem(headers['idempotency-key'])[0];
}

function checkData(name, key, body) {
  const { type, timestamp, data } = JSON.parse(body);
  assert.match(timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  if (name === 'alert') {
    assert.equal(type, 'order.attention');
    assert.deepEqual(data, { title: '缺货', text: 'Order 7 waits for keys.', order_id: '7' });
    return;
  }
  assert.equal(type, 'order.delivered');
  const chunk = data.chunks > 1 ? `-c${data.chunk}` : '';
  const resend = data.resend > 0 ? `-r${data.resend}` : '';
  assert.equal(key, data.delivery_id + chunk + resend, 'Idempotency-Key');
  assert.equal(data.contact, '买家 🎮 <buyer@example.com>');
  assert.equal(data.quantity, data.cards.length);
  if (name === 'odd keys') {
    assert.deepEqual(data.cards,
      ['卡密:"引号" \\ / 🎮', 'tab\tand\nbreak', '<script>&amp;</script>', '\u2028']);
  }
}

function checkAttemptsAgree([first, second]) {
  assert.equal(first.body, second.body, 'the body changed');
  for (const name of ['webhook-id', 'idempotency-key', 'content-digest'])
    assert.equal(first.headers[name], second.headers[name], `${name} changed`);
  for (const name of ['webhook-timestamp', 'webhook-signature'])
    assert.notEqual(first.headers[name], second.headers[name], `${name} is the old one`);
}

const cases = JSON.parse(execFileSync(composer, [String(Date.now())], { encoding: 'utf8' }));
const ids = new Map();
for (const [name, attempts] of Object.entries(cases)) {
  try {
    assert.equal(attempts.length, 2);
    for (const attempt of attempts) {
      checkSignature(name, attempt);
      checkData(name, checkFields(attempt), attempt.body);
    }
    checkAttemptsAgree(attempts);
  } catch (error) {
    console.error(`case "${name}": ${error.message}`);
    process.exit(1);
  }
  ids.set(name, attempts[0].headers['webhook-id']);
}
const distinct = ['simple', 'chunk', 'resent chunk', 'alert'].map((name) => ids.get(name));
assert.equal(new Set(distinct).size, distinct.length, 'two different messages share an id');
assert.equal(ids.size, 8, 'a case is missing');
console.log(`${ids.size} cases accepted`);
