/**
 * What may be stored: shapes (RDF4J on the change, jena-shacl on whole files) and placement in
 * graphs.
 */
@NullMarked
package org.passeur.guard;

import org.jspecify.annotations.NullMarked;
