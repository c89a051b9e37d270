package org.passeur.log;

/**
 * Who made a change, why and from which source; stored with the change.
 *
 * @param author who asked for it: the name of a token, or a command
 * @param reason in a few words, in the author's language
 * @param source where the data comes from: the name of an import, an address
 */
public record Note(String author, String reason, String source) {}
