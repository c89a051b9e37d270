/**
 * What the public data holds, in numbers that follow each change, and the VoID description made of
 * them. One projection; nothing here counts the store again while it runs.
 */
@NullMarked
package org.passeur.publish.statistics;

import org.jspecify.annotations.NullMarked;
