/**
 * Documents: their text, their themes, and what in them concerns people; read in a process of their
 * own. The only room that imports Tika. Start at {@link DocumentHarvest}.
 */
@NullMarked
package org.passeur.ingest.office;

import org.jspecify.annotations.NullMarked;
