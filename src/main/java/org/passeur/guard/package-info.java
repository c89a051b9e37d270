/**
 * What may be stored: shapes (jena-shacl on what a change touches and on whole files, RDF4J as the
 * second opinion on everything) and placement in graphs. Each gate is a class of its own; {@link
 * Inspection} looks at everything.
 */
@NullMarked
package org.passeur.guard;

import org.jspecify.annotations.NullMarked;
