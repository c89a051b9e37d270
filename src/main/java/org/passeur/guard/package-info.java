/**
 * What may be stored: shapes (jena-shacl on what a change touches and on whole files, RDF4J as the
 * second opinion on everything) and placement in graphs. Start at {@link Gates}, which every change
 * passes; {@link ShapeCheck} looks at what someone brings without storing it, {@link Inspection} at
 * everything stored.
 */
@NullMarked
package org.passeur.guard;

import org.jspecify.annotations.NullMarked;
