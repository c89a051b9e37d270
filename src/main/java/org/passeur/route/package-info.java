/**
 * Routing (« aiguillage »): a need becomes ranked suggestions, each with its evidence. Pure
 * functions over the results of index and query.
 */
@NullMarked
package org.passeur.route;

import org.jspecify.annotations.NullMarked;
