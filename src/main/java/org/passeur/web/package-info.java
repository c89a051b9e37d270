/**
 * Addresses: handlers that parse, make one call and render; what becomes of errors. With the rooms
 * in it the only one that imports Javalin. Start at {@link Site}.
 */
@NullMarked
package org.passeur.web;

import org.jspecify.annotations.NullMarked;
