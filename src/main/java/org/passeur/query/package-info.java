/**
 * The query library: loads, checks, binds and runs the files in queries/. There is no SPARQL text
 * elsewhere.
 */
@NullMarked
package org.passeur.query;

import org.jspecify.annotations.NullMarked;
