/**
 * Data that leaves the program: content negotiation, SPARQL, entity documents, dumps, descriptions.
 * The only package that imports Caffeine.
 */
@NullMarked
package org.passeur.publish;

import org.jspecify.annotations.NullMarked;
