/**
 * Consent records that come with an import: their rows, and what the register becomes by them.
 * Start at {@link ConsentFile}.
 */
@NullMarked
package org.passeur.ingest.consent;

import org.jspecify.annotations.NullMarked;
