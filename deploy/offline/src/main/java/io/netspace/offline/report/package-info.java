/** The analysis as an HTML page with charts, and as JSON. */
@NullMarked
package io.netspace.offline.report;

import org.jspecify.annotations.NullMarked;
