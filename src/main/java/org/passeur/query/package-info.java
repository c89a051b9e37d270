/**
 * The query library: loads, checks, binds and runs the files in queries/. SPARQL text stands
 * nowhere else.
 */
@NullMarked
package org.passeur.query;

import org.jspecify.annotations.NullMarked;
