/** The page of one thing. Start at {@link EntityPage}. */
@NullMarked
package org.passeur.web.site.thing;

import org.jspecify.annotations.NullMarked;
