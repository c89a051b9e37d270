/**
 * The encodings of texts that come in, found out from their bytes. Start at {@link TextEncoding}.
 */
@NullMarked
package org.passeur.ingest.encoding;

import org.jspecify.annotations.NullMarked;
