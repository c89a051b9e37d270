/**
 * Learns a network's own weights by replaying its past: each work is taken as a need that its
 * authors could answer, at the time before it was made. Start at {@link WeightLearning}.
 */
@NullMarked
package org.passeur.route.learn;

import org.jspecify.annotations.NullMarked;
