/**
 * The search index, a projection of the changes. The only room that imports Lucene. Start at {@link
 * SearchIndex}.
 */
@NullMarked
package org.passeur.search;

import org.jspecify.annotations.NullMarked;
