/**
 * Pages and addresses: handlers that parse, make one call and render. The only package that imports
 * Javalin and JTE.
 */
@NullMarked
package org.passeur.web;

import org.jspecify.annotations.NullMarked;
