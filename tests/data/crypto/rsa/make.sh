#!/bin/sh
# Made the files of this folder once, with the openssl command line (3.0) as independent counterpart.
# Throw-away test keys: they protect nothing.
set -eu
cd "$(dirname "$0")"
for bits in 1024 2048 4096; do
    openssl genrsa -out "k$bits.pkcs8.pem" "$bits"
    openssl rsa -in "k$bits.pkcs8.pem" -traditional -out "k$bits.pkcs1.pem"
    openssl rsa -in "k$bits.pkcs8.pem" -pubout -out "k$bits.spki.pem"
    openssl rsa -in "k$bits.pkcs8.pem" -RSAPublicKey_out -out "k$bits.pkcs1.pub.pem"
    openssl dgst -sha256 -sign "k$bits.pkcs8.pem" -out "k$bits.sig" message.txt
done
openssl genrsa -out short.pkcs8.pem 768
openssl rsa -in short.pkcs8.pem -pubout -out short.spki.pem
openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out ec.pkcs8.pem
openssl pkey -in ec.pkcs8.pem -pubout -out ec.spki.pem
openssl pkcs8 -topk8 -in k2048.pkcs8.pem -passout pass:test -out encrypted.pkcs8.pem
openssl rsa -in k2048.pkcs8.pem -traditional -aes128 -passout pass:test -out encrypted.pkcs1.pem
openssl req -x509 -key k2048.pkcs8.pem -subj /CN=test -days 36500 -out certificate.pem
