/**
 * What programs exchange about an import: its files on their way to a running server, as one zip
 * file, and the report as JSON. Start at {@link SentImport} and {@link ReportJson}.
 */
@NullMarked
package org.passeur.ingest.sent;

import org.jspecify.annotations.NullMarked;
