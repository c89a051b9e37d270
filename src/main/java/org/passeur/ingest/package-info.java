/**
 * An import as a whole: reads a source, places what it says, follows consents and withdrawals,
 * judges its rows and stores them in parts. Start at {@link Importer}.
 */
@NullMarked
package org.passeur.ingest;

import org.jspecify.annotations.NullMarked;
