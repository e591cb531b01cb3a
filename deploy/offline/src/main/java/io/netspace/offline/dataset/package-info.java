/** Validation of a study's data set before it starts. */
@NullMarked
package io.netspace.offline.dataset;

import org.jspecify.annotations.NullMarked;
