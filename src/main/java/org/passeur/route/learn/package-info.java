/**
 * Weights of a network's own, learned by replaying its past: what someone made is a need that this
 * person can answer, at the time before it was made.
 */
@NullMarked
package org.passeur.route.learn;

import org.jspecify.annotations.NullMarked;
