/**
 * What keeps a query from anyone within bounds while it runs, and while it is made ready to run:
 * its time, the text it makes, the size of its numbers, and the functions it may call. Every query
 * and every update of the house runs under {@link org.passeur.arq.watch.Watch}.
 */
@NullMarked
package org.passeur.arq.watch;

import org.jspecify.annotations.NullMarked;
