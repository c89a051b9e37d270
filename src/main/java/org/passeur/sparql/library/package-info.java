/**
 * The query library: loads, checks, binds and runs the files in queries/. There is no SPARQL text
 * elsewhere. Start at {@link QueryLibrary}.
 */
@NullMarked
package org.passeur.sparql.library;

import org.jspecify.annotations.NullMarked;
