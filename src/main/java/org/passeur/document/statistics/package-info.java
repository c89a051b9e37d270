/**
 * Statistics of the public data, updated with each change, and the VoID description made from them.
 * One projection; the store is not counted again while it runs. Start at {@link PublicStatistics}.
 */
@NullMarked
package org.passeur.document.statistics;

import org.jspecify.annotations.NullMarked;
