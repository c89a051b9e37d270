/**
 * Routing (« aiguillage »): a need becomes ranked suggestions, each with its evidence. Pure
 * functions over the results of search and of the query library. Start at {@link Router}.
 */
@NullMarked
package org.passeur.route;

import org.jspecify.annotations.NullMarked;
