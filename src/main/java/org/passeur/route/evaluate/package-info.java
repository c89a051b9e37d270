/**
 * Measures the router on a collection: past needs of a community whose answerers are known,
 * answered by the same engine as any other need. Start at {@link RankingEvaluation}.
 */
@NullMarked
package org.passeur.route.evaluate;

import org.jspecify.annotations.NullMarked;
