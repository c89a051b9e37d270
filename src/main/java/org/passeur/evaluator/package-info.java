/**
 * The one door for evaluations: who may run one now, for how long, and with which functions.
 * Everything that takes time for somebody who asks (a page, a query, an update, a check, a
 * document) passes here. Start at {@link Evaluator}.
 */
@NullMarked
package org.passeur.evaluator;

import org.jspecify.annotations.NullMarked;
