/**
 * Tables as spreadsheets write them: text between delimiters in any encoding, Excel workbooks,
 * OpenDocument spreadsheets. The only room that imports FastCSV and POI. Start at {@link Table}; it
 * knows nothing of mappings and RDF.
 */
@NullMarked
package org.passeur.ingest.table;

import org.jspecify.annotations.NullMarked;
