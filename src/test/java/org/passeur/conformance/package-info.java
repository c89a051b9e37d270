/** Checks of the SPARQL and RDF recommendations over HTTP, against any server. */
package org.passeur.conformance;
