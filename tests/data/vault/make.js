// Made vault.json once: a vault written by an independent implementation (Node's crypto), so that the
// tests notice when the format on disk changes. node make.js > vault.json
'use strict';
const crypto = require('crypto');

const bytes = (count, first) => Buffer.from(Array.from({length: count}, (_, i) => (first + i) & 255));
const text = (...parts) => Buffer.concat(parts.map(part => Buffer.from(part)));
const hkdf = (key, info) => Buffer.from(crypto.hkdfSync('sha256', key, '', info, 32));
const hmac = (key, data) => crypto.createHmac('sha256', key).update(data).digest();
let nonce = 0;

function seal(key, plain, associated) {
    const iv = bytes(12, 200 + nonce++);
    const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
    cipher.setAAD(associated);
    return text([1], iv, cipher.update(plain), cipher.final(), cipher.getAuthTag());
}

const sorted = value => value === null || typeof value !== 'object' ? value
    : Object.fromEntries(Object.keys(value).sort().map(name => [name, sorted(value[name])]));
const checked = object => ({...object,
    sha256: crypto.createHash('sha256').update(JSON.stringify(sorted(object))).digest('hex')});

function crockford(data) {
    let number = BigInt('0x' + data.toString('hex')), result = '';
    for (let i = 0; i < data.length * 8 / 5; i++, number >>= 5n)
        result = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number(number & 31n)] + result;
    return result.match(/..../g).join('-');
}

const vault = bytes(16, 0).toString('hex');
const root = bytes(32, 10), lasting = bytes(32, 50), oldKey = bytes(32, 90), newKey = bytes(32, 130);
const code = bytes(20, 77), secret = bytes(32, 170), salt = bytes(16, 7);
const passphrase = 'correct horse 密码';
const generation = id => { const b = Buffer.alloc(4); b.writeUInt32BE(id); return b; };
const keySet = text([1, 2], generation(6), oldKey, generation(7), newKey, lasting);
const way = (key, name) => seal(key, root, text('vault root key\0', name, '\0', vault)).toString('base64');
const row = (id, key, plain, place) => text(generation(id), seal(key, plain, text(generation(id), place)));

process.stdout.write(JSON.stringify({
    wraps: checked({
        version: 1, vault,
        keys: seal(root, keySet, text('vault key set\0', vault)).toString('base64'),
        passphrase: {salt: salt.toString('base64'), log_n: 16,
            root: way(crypto.scryptSync(passphrase, salt, 32, {N: 1 << 16, r: 8, p: 1, maxmem: 1 << 28}), 'passphrase')},
        keychain: {entry: 'vault-test', root: way(secret, 'keychain')},
        recovery: way(hkdf(code, 'recovery code'), 'recovery code'),
    }),
    passphrase, keychain_secret: secret.toString('hex'), recovery_code: crockford(code),
    recovery_file: checked({format: 'neverdrop recovery file', version: 1, vault,
        root: way(hkdf(code, 'recovery file'), 'recovery file')}),
    card: {row: 42, plain: 'ABCD-1234-卡密', old: row(6, oldKey, 'ABCD-1234-卡密', 'card_key\0#42').toString('hex'),
        new: row(7, newKey, 'ABCD-1234-卡密', 'card_key\0#42').toString('hex'),
        fingerprint: hmac(hkdf(lasting, 'fingerprint'), 'ABCD-1234-卡密').toString('hex')},
    secret: {id: 'shop-1', plain: 'whsec_x', blob: row(7, newKey, 'whsec_x', 'channel_secret\0$shop-1').toString('hex')},
    mac: {purpose: 'trace', data: 'entry', mac: hmac(hkdf(lasting, 'mac trace'), 'entry').toString('hex')},
    proof: {nonce: '0123', mac: hmac(hkdf(lasting, 'mac control'), '0123').toString('hex')},
}, null, 1) + '\n');
