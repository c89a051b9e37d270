/**
 * Extensions of ARQ, Jena's query engine, for datasets in TDB2 and in memory: join ordering,
 * property paths without recursion, maintained counts, ranges of numbers and dates, and faster
 * grouping. Each can be switched off, and all give the answers of stock ARQ. Independent of the
 * rest of the program; beside store the only package that imports TDB2.
 */
@NullMarked
package org.passeur.arq;

import org.jspecify.annotations.NullMarked;
