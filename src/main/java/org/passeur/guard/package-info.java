/**
 * What may be stored: shapes (jena-shacl on what a change touches and on whole files, RDF4J as the
 * second opinion on everything) and placement in graphs.
 */
@NullMarked
package org.passeur.guard;

import org.jspecify.annotations.NullMarked;
