// Makes ../epay_extra.json: callbacks and answers beyond the ones in epay.json, signed by Node's own
// crypto with the throw-away keys of that file, so that our code is not checked by itself.
// Usage: node epay_extra.mjs
import { createHash, createSign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const here = new URL('.', import.meta.url);
const { keys } = JSON.parse(readFileSync(new URL('../epay.json', here), 'utf8'));
const now = 1795313730;

// epay.md section 1, read anew: PHP's trim() decides what is blank.
const blank = (v) => /^[ \t\n\r\0\x0B]*$/.test(v);
const text = (p) =>
  Object.keys(p)
    .filter((k) => k !== 'sign' && k !== 'sign_type' && typeof p[k] !== 'object' && !blank(String(p[k])))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map((k) => `${k}=${p[k]}`)
    .join('&');
const md5 = (t) => createHash('md5').update(t, 'utf8').digest('hex');
const rsa = (t) => createSign('RSA-SHA256').update(t, 'utf8').sign(keys.platform_private_pkcs8_pem_FAKE_PLATFORM, 'base64');
const form = (p) => new URLSearchParams(p).toString();

const paid = {
  pid: '1000', trade_no: '2026112210153012345', out_trade_no: 'CK20261122000001', type: 'alipay',
  name: 'Card key x1', money: '9.9', trade_status: 'TRADE_SUCCESS',
};
const without = (p, ...names) => Object.fromEntries(Object.entries(p).filter(([k]) => !names.includes(k)));
const v1 = (p) => ({ ...p, sign: md5(text(p) + keys.v1_md5_key), sign_type: 'MD5' });
const v2 = (p) => ((q) => ({ ...q, sign_type: 'RSA', sign: rsa(text(q)) }))({ ...p, timestamp: p.timestamp ?? String(now) });

const get = (name, expect, query) => ({ name, method: 'GET', query, body: '', content_type: '', expect });
const post = (name, expect, body, query = '', type = 'application/x-www-form-urlencoded; charset=UTF-8') =>
  ({ name, method: 'POST', query, body, content_type: type, expect });

const callbacks = (sign) => [
  get('a paid order', 'paid', form(sign(paid))),
  post('a paid order as a form', 'paid', form(sign(paid))),
  post('a name in the address and again in the form', 'malformed', form(sign(paid)), 'money=0.01'),
  post('parameters in a JSON body', 'malformed', JSON.stringify(sign(paid)), '', 'application/json'),
  { ...get('a PUT', 'malformed', form(sign(paid))), method: 'PUT' },
  get('nothing at all', 'integrity', ''),
  get('a blank param that the server left out of the text', 'paid', form({ ...sign(paid), param: ' \t' })),
  get('an unsigned parameter added', 'integrity', form({ ...sign(paid), buyer: 'x' })),
  get('a param with & and = in it', 'paid', form(sign({ ...paid, param: 'a=1&b=2' }))),
  get('a Chinese name and an emoji', 'paid', form(sign({ ...paid, name: '测试 😀 卡密' }))),
  get('empty pieces between the parameters', 'paid', '&' + form(sign(paid)).replace('&', '&&') + '&'),
  get('percent sequences in lower case', 'paid',
    form(sign({ ...paid, name: '卡密' })).replace(/%[0-9A-F]{2}/g, (s) => s.toLowerCase())),
  get('a closed order', 'waiting', form(sign({ ...paid, trade_status: 'TRADE_CLOSED' }))),
  get('an order that waits for its buyer', 'waiting', form(sign({ ...paid, trade_status: 'WAIT_BUYER_PAY' }))),
  get('a frozen order', 'frozen', form(sign({ ...paid, trade_status: 'TRADE_FROZEN' }))),
  get('TRADE_SUCCESS in lower case', 'frozen', form(sign({ ...paid, trade_status: 'trade_success' }))),
  get('no trade_status', 'integrity', form(sign(without(paid, 'trade_status')))),
  get('no trade_no', 'integrity', form(sign(without(paid, 'trade_no')))),
  get('an empty trade_no', 'integrity', form(sign({ ...paid, trade_no: '' }))),
  get('no out_trade_no', 'integrity', form(sign(without(paid, 'out_trade_no')))),
  get('no pid', 'integrity', form(sign(without(paid, 'pid')))),
  get('no money', 'malformed', form(sign(without(paid, 'money')))),
  get('money in floating point', 'malformed', form(sign({ ...paid, money: '9.9E0' }))),
  get('money with a sign', 'malformed', form(sign({ ...paid, money: '+9.9' }))),
  get('money below zero', 'malformed', form(sign({ ...paid, money: '-9.9' }))),
  get('money with a third decimal', 'malformed', form(sign({ ...paid, money: '9.901' }))),
  get('money with Arabic digits', 'malformed', form(sign({ ...paid, money: '٩.٩' }))),
  get('money as 9.900', 'paid', form(sign({ ...paid, money: '9.900' }))),
  get('notify_url, genuinely signed', 'integrity', form(sign({ ...paid, notify_url: 'https://a.example/' }))),
  get('an empty return_url', 'integrity', form({ ...sign(paid), return_url: '' })),
  get('no sign_type', 'integrity', form(without(sign(paid), 'sign_type'))),
  get('sign_type in lower case', 'integrity', form({ ...sign(paid), sign_type: sign(paid).sign_type.toLowerCase() })),
  get('the sign in the other case', 'integrity', form({ ...sign(paid), sign: sign(paid).sign.toUpperCase() })),
  get('an empty sign', 'integrity', form({ ...sign(paid), sign: '' })),
  get('a broken percent sequence', 'malformed', form(sign(paid)) + '&param=%4'),
  get('a percent sequence that is not hexadecimal', 'malformed', form(sign(paid)) + '&param=%zz'),
  get('bytes that are not UTF-8', 'malformed', form(sign(paid)) + '&param=%ff%fe'),
  get('an overlong UTF-8 sequence', 'malformed', form(sign(paid)) + '&param=%c0%af'),
  get('a name with a bracket', 'malformed', form(sign(paid)) + '&money[]=0.01'),
  get('a name with an encoded ampersand', 'malformed', form(sign(paid)) + '&a%26b=1'),
  get('a value without a name', 'malformed', form(sign(paid)) + '&=1'),
];

// One level of JSON with members as given; a value of type {raw} stands as written.
const body = (p) => '{' + Object.entries(p).map(([k, v]) => JSON.stringify(k) + ':'
  + (v !== null && typeof v === 'object' && 'raw' in v ? v.raw : JSON.stringify(v))).join(',') + '}';
// What PHP would have signed of each member.
const signedForm = (p) => Object.fromEntries(Object.entries(p).map(([k, v]) => {
  if (v !== null && typeof v === 'object' && 'raw' in v) return [k, v.signed ?? v.raw];
  if (v === null || typeof v === 'object' || v === false) return [k, ''];
  return [k, v === true ? '1' : String(v)];
}));
const answer = (p) => {
  const q = { code: 0, ...p, timestamp: p.timestamp ?? String(now) };
  return body({ ...q, sign_type: 'RSA', sign: rsa(text(signedForm(q))) });
};
const row = { trade_no: '2026112210153012345', out_trade_no: 'CK20261122000001', type: 'alipay', pid: 1000,
  money: '9.90', status: 1, endtime: '2026-11-22 10:16:02' };
const refund = { refund_no: '2026112210200054321', out_refund_no: 'RF20261122000001',
  trade_no: '2026112210153012345', uid: 1000, money: '1.00', reducemoney: '1.00' };
const rows = (n, first = 0) => Array.from({ length: n }, (_, i) =>
  ({ ...row, trade_no: String(2026112210153000000 + first + i), out_trade_no: `CK${20261122100000 + first + i}` }));

const answers = [
  { operation: 'query', name: 'paid', expect: 'paid', body: answer(row) },
  { operation: 'query', name: 'blanks and a BOM before it', expect: 'paid', body: '\r\n\t\uFEFF ' + answer(row) + '\n' },
  { operation: 'query', name: 'pre-authorised', expect: 'frozen', body: answer({ ...row, status: 4 }) },
  { operation: 'query', name: 'a status nobody knows', expect: 'frozen', body: answer({ ...row, status: 77 }) },
  { operation: 'query', name: 'refunded', expect: 'refunded', body: answer({ ...row, status: 2 }) },
  { operation: 'query', name: 'true and false among the members', expect: 'paid',
    body: answer({ ...row, instant: true, test: false }) },
  { operation: 'query', name: 'a number in floating point, money 9.9', expect: 'paid',
    body: answer({ ...row, money: { raw: '9.9000000000000004', signed: '9.9' } }) },
  { operation: 'query', name: 'names that sort by bytes', expect: 'paid', body: answer({ ...row, Zeta: '1', a_b: '2', aB: '3' }) },
  { operation: 'query', name: 'another order', expect: 'mismatch', body: answer({ ...row, out_trade_no: 'CK20261122000002' }) },
  { operation: 'query', name: 'the number in another case', expect: 'mismatch', body: answer({ ...row, out_trade_no: 'ck20261122000001' }) },
  { operation: 'query', name: 'another merchant', expect: 'mismatch', body: answer({ ...row, pid: 1001 }) },
  { operation: 'query', name: 'another amount', expect: 'mismatch', body: answer({ ...row, money: '9.91' }) },
  { operation: 'query', name: 'no amount', expect: 'malformed', body: answer({ ...row, money: null }) },
  { operation: 'query', name: 'no status', expect: 'malformed', body: answer({ ...row, status: '' }) },
  { operation: 'query', name: 'status outside the signature', expect: 'malformed', body: answer({ ...row, status: [1] }) },
  { operation: 'query', name: 'MD5 named as the signature', expect: 'integrity',
    body: answer(row).replace('"RSA"', '"MD5"') },
  { operation: 'query', name: 'a sign that is true', expect: 'integrity',
    body: answer(row).replace(/"sign":"[^"]*"/, '"sign":true') },
  { operation: 'query', name: 'a sign that is not base64', expect: 'integrity',
    body: answer(row).replace(/"sign":"/, '"sign":"!') },
  { operation: 'query', name: '301 s in the future', expect: 'server_error', body: answer({ ...row, timestamp: String(now + 301) }) },
  { operation: 'query', name: '300 s in the future', expect: 'paid', body: answer({ ...row, timestamp: String(now + 300) }) },
  { operation: 'query', name: 'a timestamp in milliseconds', expect: 'server_error', body: answer({ ...row, timestamp: String(now) + '000' }) },
  { operation: 'query', name: 'unsigned: our clock is wrong', expect: 'server_error',
    body: body({ code: -3, msg: '时间戳字段不正确，请检查服务器时间' }) },
  { operation: 'query', name: 'unsigned: wrong signature', expect: 'auth', body: body({ code: -3, msg: 'RSA签名校验失败' }) },
  { operation: 'query', name: 'unsigned: something else', expect: 'server_error', body: body({ code: -1, msg: '系统繁忙' }) },
  { operation: 'query', name: 'unsigned: no such method', expect: 'rejected', body: body({ code: -5, msg: '接口方法不存在' }) },
  { operation: 'query', name: 'unsigned: too often', expect: 'rate_limited', body: body({ code: -1, msg: '请求过于频繁' }) },
  { operation: 'create', name: 'a QR text', expect: 'qr', body: answer({ trade_no: row.trade_no, pay_type: 'qrcode', pay_info: 'https://qr.alipay.com/bax' }) },
  { operation: 'create', name: 'a link', expect: 'link', body: answer({ trade_no: row.trade_no, pay_type: 'jump', pay_info: 'https://pay.example.com/x' }) },
  { operation: 'create', name: 'a link without TLS', expect: 'rejected', body: answer({ trade_no: row.trade_no, pay_type: 'jump', pay_info: 'http://pay.example.com/x' }) },
  { operation: 'create', name: 'a script as link', expect: 'rejected', body: answer({ trade_no: row.trade_no, pay_type: 'jump', pay_info: 'javascript:alert(1)' }) },
  { operation: 'create', name: 'a link for phones', expect: 'mobile', body: answer({ trade_no: row.trade_no, pay_type: 'urlscheme', pay_info: 'weixin://dl/business/?t=x' }) },
  { operation: 'create', name: 'a web form', expect: 'rejected', body: answer({ trade_no: row.trade_no, pay_type: 'html', pay_info: '<form>' }) },
  { operation: 'create', name: 'no link at all', expect: 'malformed', body: answer({ trade_no: row.trade_no, pay_type: 'qrcode', pay_info: '' }) },
  { operation: 'create', name: 'already paid', expect: 'pending', body: body({ code: -1, msg: '该订单(CK20261122000001)已完成支付，请勿重复发起支付' }) },
  { operation: 'create', name: 'changed parameters', expect: 'refused', body: body({ code: -1, msg: '该订单(CK20261122000001)支付参数有变化，请更换订单号重新发起支付' }) },
  { operation: 'create', name: 'merchant banned', expect: 'auth', body: body({ code: -1, msg: '商户已被封禁，无法支付！' }) },
  { operation: 'create', name: 'merchant unknown', expect: 'auth', body: body({ code: -1, msg: '商户不存在！' }) },
  { operation: 'create', name: 'too many at once', expect: 'rate_limited', body: body({ code: -1, msg: '当前商户已超出订单并发量限制，请稍后再试' }) },
  { operation: 'close', name: 'closed', expect: 'closed', body: answer({ msg: '订单关闭成功' }) },
  { operation: 'close', name: 'not offered by the channel', expect: 'refused', body: body({ code: -1, msg: '当前支付通道不支持关闭订单' }) },
  { operation: 'close', name: 'unknown order', expect: 'not_found', body: body({ code: -1, msg: '当前订单不存在！' }) },
  { operation: 'refund', name: 'done', expect: 'done', body: answer({ ...refund, msg: '退款成功！退款金额¥1.00' }) },
  { operation: 'refund', name: 'done before', expect: 'done', body: answer({ ...refund, msg: '已存在相同退款单号！退款金额¥1.00' }) },
  { operation: 'refund', name: 'another refund', expect: 'mismatch', body: answer({ ...refund, out_refund_no: 'RF20261122000002' }) },
  { operation: 'refund', name: 'another amount', expect: 'mismatch', body: answer({ ...refund, money: '2.00' }) },
  { operation: 'refund', name: 'another merchant', expect: 'mismatch', body: answer({ ...refund, uid: 1001 }) },
  { operation: 'refund', name: 'another payment', expect: 'mismatch', body: answer({ ...refund, trade_no: '2026112210153099999' }) },
  { operation: 'refund', name: 'no refund number', expect: 'mismatch', body: answer({ ...refund, out_refund_no: '' }) },
  { operation: 'refund', name: 'balance too low', expect: 'failed', body: body({ code: -1, msg: '商户余额不足' }) },
  { operation: 'refund', name: 'more than was paid', expect: 'failed', body: body({ code: -1, msg: '退款金额不能大于订单金额' }) },
  { operation: 'refund', name: 'the upstream channel failed', expect: 'server_error', body: body({ code: -1, msg: '退款失败：cURL timeout' }) },
  { operation: 'refund', name: 'wrong signature', expect: 'auth', body: body({ code: -3, msg: 'RSA签名校验失败' }) },
  { operation: 'refundquery', name: 'done', expect: 'done', body: answer({ ...refund, status: 1 }) },
  { operation: 'refundquery', name: 'failed', expect: 'failed', body: answer({ ...refund, status: 0 }) },
  { operation: 'refundquery', name: 'a status nobody knows', expect: 'unknown', body: answer({ ...refund, status: 9 }) },
  { operation: 'refundquery', name: 'unknown there', expect: 'unknown', body: body({ code: -1, msg: '退款记录不存在' }) },
  { operation: 'refundquery', name: 'another refund', expect: 'mismatch', body: answer({ ...refund, out_refund_no: 'RF2', status: 1 }) },
  { operation: 'info', name: 'active', expect: 'text', body: answer({ pid: 1000, status: 1, pay_status: 1, money: '12.34' }) },
  { operation: 'info', name: 'switched off', expect: 'auth', body: answer({ pid: 1000, status: 0, money: '12.34' }) },
  { operation: 'info', name: 'another merchant', expect: 'mismatch', body: answer({ pid: 1001, status: 1, money: '12.34' }) },
  { operation: 'info', name: 'merchant unknown', expect: 'auth', body: body({ code: -1, msg: '商户不存在！' }) },
  { operation: 'orders', name: 'two rows', expect: '2 rows', body: answer({ data: rows(2) }) },
  { operation: 'orders', name: 'a full page', expect: '50 rows, more', body: answer({ data: rows(50) }) },
  { operation: 'orders', name: 'none', expect: '0 rows', body: answer({ data: [] }) },
  { operation: 'orders', name: 'a row of another merchant', expect: 'mismatch', body: answer({ data: [{ ...row, pid: 2 }] }) },
  { operation: 'orders', name: 'a row that is no object', expect: 'malformed', body: answer({ data: [1] }) },
  { operation: 'orders', name: 'data that is no list', expect: 'malformed', body: answer({ data: 'x' }) },
];

writeFileSync(new URL('../epay_extra.json', here), JSON.stringify({
  generator: { script: 'gen/epay_extra.mjs', signed_by: 'node:crypto', frozen_epoch: now },
  v1_callbacks: callbacks(v1),
  v2_callbacks: [
    ...callbacks(v2),
    get('301 s old', 'rejected', form(v2({ ...paid, timestamp: String(now - 301) }))),
    get('300 s old', 'paid', form(v2({ ...paid, timestamp: String(now - 300) }))),
    get('no timestamp', 'rejected', form(((q) => ({ ...q, sign_type: 'RSA', sign: rsa(text(q)) }))(paid))),
    get('the wallet\'s number', 'paid', form(v2({ ...paid, api_trade_no: '2026112222001400000500000001' }))),
  ],
  v2_answers: answers,
}, null, 1) + '\n');
