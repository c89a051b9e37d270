/**
 * RDF and updates as someone sends them, read within limits. Start at {@link RdfBody} and {@link
 * SparqlUpdate}.
 */
@NullMarked
package org.passeur.ingest.rdf;

import org.jspecify.annotations.NullMarked;
