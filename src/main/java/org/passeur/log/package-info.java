/**
 * The numbered changes that were decided, as files of RDF Patch: everything else follows them.
 * Start at {@link Change}, which flows through the house, and {@link ChangeLog}, which keeps it.
 */
@NullMarked
package org.passeur.log;

import org.jspecify.annotations.NullMarked;
