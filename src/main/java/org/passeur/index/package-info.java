/** The search index, a projection of the changes. The only package that imports Lucene. */
@NullMarked
package org.passeur.index;

import org.jspecify.annotations.NullMarked;
