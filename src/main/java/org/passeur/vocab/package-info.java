/** Terms as constants, one class per vocabulary, and the addresses of one installation. */
@NullMarked
package org.passeur.vocab;

import org.jspecify.annotations.NullMarked;
