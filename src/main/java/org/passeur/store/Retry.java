package org.passeur.store;

/**
 * Lets a sender repeat a write whose answer got lost, without its being made twice: the same key
 * with the same request gets the first answer again (after the IETF's Idempotency-Key header
 * field).
 *
 * @param key drawn by the sender, new for each write
 * @param fingerprint what was asked for; another one under the same key is a mistake of the sender
 */
public record Retry(String key, String fingerprint) {}
