// Certificates for tests, each its own authority, valid until 2126; their keys are no secret.

/** For localhost and 127.0.0.1. */
export const localhost: { readonly cert: string; readonly key: string } = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUTw9tFbqAzhdHduI+scabGYL1dc0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjExMzQ1MloYDzIxMjYxMTAy
MTEzNDUyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARYUuAFR7X4P/sV9aKRFMKzN7qff8x2Ww3EFB8u+7bsIS/08pXd/oiq
qt/42OCyMPYLZA8wV5Y4OT+c6v7se9VFo28wbTAdBgNVHQ4EFgQUOGzdntb9tjGc
sPsyjp+dqNdmIikwHwYDVR0jBBgwFoAUOGzdntb9tjGcsPsyjp+dqNdmIikwGgYD
VR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI
zj0EAwIDSAAwRQIgKiiqqP7/UFfVRONErIdqaZvmhjp1n2bs7/2TtqGYiBICIQCU
jfd/CEUBlykqNqz1yjmuxoTrShJ9U/KtSoCjEiYlWQ==
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgn20+PcObdOj7j0id
eqwQMYiplXfUrLaboL799Q6A1W+hRANCAARYUuAFR7X4P/sV9aKRFMKzN7qff8x2
Ww3EFB8u+7bsIS/08pXd/oiqqt/42OCyMPYLZA8wV5Y4OT+c6v7se9VF
-----END PRIVATE KEY-----
`,
}

/** For a host named elsewhere. */
export const elsewhere: { readonly cert: string; readonly key: string } = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUam0R/JPItHkXRCnE0n/80Wau2lUwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJZWxzZXdoZXJlMCAXDTI2MTEyNjExMzQ1MloYDzIxMjYxMTAy
MTEzNDUyWjAUMRIwEAYDVQQDDAllbHNld2hlcmUwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQpeYSIJFotQdXVfOPZaActfHhtNi5bzOWWoSc5VHthgg904xyVQYRa
xez1A/vWGdui0peq903Y05BZ7fh8kAAho2kwZzAdBgNVHQ4EFgQU4axRTxc7//CJ
RE7efV0f48/eOCQwHwYDVR0jBBgwFoAU4axRTxc7//CJRE7efV0f48/eOCQwFAYD
VR0RBA0wC4IJZWxzZXdoZXJlMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwID
SAAwRQIhAJah9NuB4rbhZ4msxBLm88QS+Dpe6Bt6ozbHB2Vul3MUAiBXEyBN6IAq
hGUcx5+ttyzoBLNuPjKjhTGtlHIeaPuE/w==
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgPHTfNI3FpiAN7m1g
gV3t8Hez5d62FoQ3nGEem1gMuNShRANCAAQpeYSIJFotQdXVfOPZaActfHhtNi5b
zOWWoSc5VHthgg904xyVQYRaxez1A/vWGdui0peq903Y05BZ7fh8kAAh
-----END PRIVATE KEY-----
`,
}
