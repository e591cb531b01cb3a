/** Populations from files of any origin: read, analysed, compared, and shown. */
@NullMarked
package io.netspace.local.analysis;

import org.jspecify.annotations.NullMarked;
