/**
 * Turns input into changes: RDF, RML mappings, documents. The only package that imports Tika and
 * CARML.
 */
@NullMarked
package org.passeur.ingest;

import org.jspecify.annotations.NullMarked;
