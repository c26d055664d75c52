/** A server of a test's own: `guide.example`, `moved.example` and `inner.example`, which are nobody's (RFC 2606). Valid from 2020 to 2120, and trusted by nobody but the test. */
export const exampleKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfXkINwNsxYe/N6cU
3MCwi/fl5LfRohKgO1EilvcXDxehRANCAATYqugAkYnv+2N0ix8NjblPVfXg5t+r
80r9iZAtdwpEECwtc4jJ72cmgb8fBTshisrgG4tUqtpxyxknXuPK/rXV
-----END PRIVATE KEY-----`;
export const exampleCertificate = `-----BEGIN CERTIFICATE-----
MIIBhzCCAS6gAwIBAgIBATAKBggqhkjOPQQDAjAYMRYwFAYDVQQDDA1ndWlkZS5l
eGFtcGxlMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAYMRYwFAYD
VQQDDA1ndWlkZS5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2Kro
AJGJ7/tjdIsfDY25T1X14Obfq/NK/YmQLXcKRBAsLXOIye9nJoG/HwU7IYrK4BuL
VKraccsZJ17jyv611aNnMGUwNgYDVR0RBC8wLYINZ3VpZGUuZXhhbXBsZYINbW92
ZWQuZXhhbXBsZYINaW5uZXIuZXhhbXBsZTAMBgNVHRMEBTADAQH/MB0GA1UdDgQW
BBTB1EfOfpej8dDkGQqz9Yh3eeVNADAKBggqhkjOPQQDAgNHADBEAiAv75xqg5cG
j+2AkqHfwR1YMQcafuF25lJrX2SBSShAwgIgRjDwoMPxS6oqZwy8AU27VE1UNOMm
OaQQYq3jSSmDBP0=
-----END CERTIFICATE-----`;
