/**
 * Extensions of ARQ, Jena's query engine, for datasets in TDB2 and in memory: join ordering,
 * property paths without recursion, maintained counts, ranges of numbers and dates, and faster
 * grouping. Each can be switched off, and all give the answers of stock ARQ. Independent of the
 * rest of the program; beside store the only room that imports TDB2. Start at {@link
 * EngineExtensions}.
 */
@NullMarked
package org.passeur.engine;

import org.jspecify.annotations.NullMarked;
