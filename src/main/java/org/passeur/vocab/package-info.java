/**
 * Terms as constants, one class per vocabulary, and the addresses of an installation. Start at
 * {@link Addresses}.
 */
@NullMarked
package org.passeur.vocab;

import org.jspecify.annotations.NullMarked;
