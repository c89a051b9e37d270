package org.passeur.store;

/**
 * Why a change was made, kept with it.
 *
 * @param author who asked for it: the name of a token, or a command
 * @param reason in a few words, in the author's language
 * @param source where the data comes from: the name of an import, an address
 */
public record Note(String author, String reason, String source) {}
