/**
 * The standard protocols, as operations of Fuseki: SPARQL queries and updates, the graph store,
 * SHACL validation, RDF Patch. Each reads its request, makes one call and writes the answer; the
 * only room that imports Fuseki. Start at {@link Protocol}.
 */
@NullMarked
package org.passeur.web.protocol;

import org.jspecify.annotations.NullMarked;
