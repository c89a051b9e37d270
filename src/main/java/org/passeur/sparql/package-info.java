/**
 * Answers SPARQL from anyone, under limits: admission, time, size, results. Start at {@link
 * SparqlService}.
 */
@NullMarked
package org.passeur.sparql;

import org.jspecify.annotations.NullMarked;
