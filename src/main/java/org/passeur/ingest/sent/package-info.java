/**
 * An import on its way to a running server, as one zip file: the files, a mapping, a consent
 * record. Start at {@link SentImport}.
 */
@NullMarked
package org.passeur.ingest.sent;

import org.jspecify.annotations.NullMarked;
