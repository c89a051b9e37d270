/**
 * Data that leaves the program as documents: formats and their negotiation, documents of things,
 * dumps, reports. Start at {@link Formats} and {@link EntityDocuments}.
 */
@NullMarked
package org.passeur.document;

import org.jspecify.annotations.NullMarked;
