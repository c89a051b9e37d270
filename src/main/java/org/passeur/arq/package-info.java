/**
 * Extensions of ARQ, Jena's query engine, for datasets of TDB2 and in memory: an order of joins
 * that looks at what is connected, paths walked without recursion, counts that are kept, ranges of
 * numbers and dates, and groups that take terms as they are. Each can be switched off, and answers
 * as stock ARQ does. Knows nothing of the house; beside the store the only package that imports
 * TDB2.
 */
@NullMarked
package org.passeur.arq;

import org.jspecify.annotations.NullMarked;
