package org.passeur.log;

/**
 * Identifies a write, so that a client that missed the answer can repeat it without making it
 * twice: the same key with the same request gets the first answer again (after the IETF draft on
 * the Idempotency-Key header field).
 *
 * @param key chosen by the client, new for each write
 * @param fingerprint hash of the request; another request under the same key is an error of the
 *     client
 */
public record Retry(String key, String fingerprint) {}
